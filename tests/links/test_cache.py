"""What a run keeps for the next one."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from link_client import check
from link_server import LinkServer, Response

from dd_lint.links.cache import Cache
from dd_lint.links.check_links import Options
from dd_lint.project.outcomes import Verdict

DAY = 86_400.0


class TestCache:
    def options(self, path: Path, days: float = 0.0) -> Options:
        return Options(tokens={}, cache=Cache(path), wall=lambda: 1e9 + days * DAY)

    def test_what_is_known_is_not_asked_for(self, server: LinkServer, tmp_path: Path) -> None:
        path = tmp_path / "folder/links.sqlite"
        urls = [server.url("page/x"), server.url("status/404/x")]
        first = check(server, urls, self.options(path))
        assert first.requests == 3
        again = check(server, urls, self.options(path, 1))
        assert [outcome.cached for outcome in again.outcomes.values()] == [True, False]
        assert again.requests == 2
        assert check(server, urls, self.options(path, 30)).requests == 3

    def test_a_page_that_has_not_changed(self, server: LinkServer, tmp_path: Path) -> None:
        url = server.url("etag/x")
        check(server, [url], self.options(tmp_path / "x"))
        outcome = check(server, [url], self.options(tmp_path / "x", 30)).outcomes[url]
        assert (outcome.verdict, outcome.status) == (Verdict.ALIVE, 304)

    def test_dead_after_runs_and_days(self, server: LinkServer, tmp_path: Path) -> None:
        url = server.url("status/404/x")
        said = []
        for day in range(4):
            options = self.options(tmp_path / "x", day)
            said.append(check(server, [url], options, dead_after_runs=2, dead_after_days=2).outcomes[url])
        assert [str(outcome.verdict) for outcome in said] == ["unverified", "unverified", "dead", "dead"]
        assert said[1].message == "not found (404), for the 2nd time; not yet called dead"

    def test_a_success_forgets_the_failures(self, server: LinkServer, tmp_path: Path) -> None:
        url = server.url("changing/x")
        codes = iter([404, 404, 200, 404, 404])
        server.routes["changing"] = lambda *_: Response(next(codes))
        verdicts = [
            check(server, [url], self.options(tmp_path / "x", day), dead_after_runs=2).outcomes[url].verdict
            for day in (0, 1, 30)
        ]
        assert [str(verdict) for verdict in verdicts] == ["unverified", "alive", "unverified"]

    def test_a_registrys_word_counts_at_once(self, server: LinkServer, tmp_path: Path) -> None:
        url = "https://github.com/o/n"
        options = replace(self.options(tmp_path / "x"), tokens={"github": "secret"})
        assert check(server, [url], options, dead_after_runs=5).outcomes[url].verdict is Verdict.DEAD

    @pytest.mark.parametrize(
        "data", [b"not a database, and long enough to be read as one" * 50, b"SQLite format 3\0"]
    )
    def test_a_broken_file_costs_the_cache_only(
        self, server: LinkServer, tmp_path: Path, data: bytes
    ) -> None:
        (tmp_path / "x").write_bytes(data)
        found = check(server, [server.url("page/x")], self.options(tmp_path / "x"))
        assert found.outcomes[server.url("page/x")].verdict is Verdict.ALIVE
        assert "the cache is not used" in found.notes[0]
        assert (tmp_path / "x").read_bytes() == data

    def test_a_database_of_another_program(self, server: LinkServer, tmp_path: Path) -> None:
        with sqlite3.connect(tmp_path / "x") as connection:
            connection.execute("CREATE TABLE links (url TEXT)")
        found = check(server, [server.url("page/x")], self.options(tmp_path / "x"))
        assert "a database of another program" in found.notes[0]

    def test_a_folder_that_cannot_be_written(self, server: LinkServer, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        found = check(server, [server.url("page/x")], self.options(tmp_path / "file/x"))
        assert found.outcomes[server.url("page/x")].verdict is Verdict.ALIVE
        assert len(found.notes) == 1

    def test_runs_at_the_same_time(
        self, server: LinkServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        results = []
        # How long another one writes is the machine's affair.
        monkeypatch.setattr("dd_lint.links.cache._PATIENCE", 60.0)

        def work(number: int) -> None:
            urls = [server.url(f"page/{number}/{index}") for index in range(50)]
            results.append(check(server, urls, self.options(tmp_path / "x")))

        threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [result.notes for result in results] == [()] * 6
        with sqlite3.connect(tmp_path / "x") as connection:
            assert connection.execute("SELECT count(*) FROM links").fetchone() == (300,)

    def test_a_locked_file_costs_the_cache_only(
        self, server: LinkServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("dd_lint.links.cache._PATIENCE", 0.01)
        check(server, [server.url("page/x")], self.options(tmp_path / "x"))
        with sqlite3.connect(tmp_path / "x", isolation_level=None) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            found = check(server, [server.url("page/x")], self.options(tmp_path / "x"))
            connection.execute("ROLLBACK")
        connection.close()
        assert found.outcomes[server.url("page/x")].verdict is Verdict.ALIVE
        assert found.notes[0].endswith("database is locked")

    def test_no_token_is_stored(self, server: LinkServer, tmp_path: Path) -> None:
        server.repositories["o/n"] = {"nameWithOwner": "o/n", "isArchived": False}
        options = replace(self.options(tmp_path / "x"), tokens={"github": "secret"})
        check(server, ["https://github.com/o/n"], options)
        stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert b"github.com/o/n" in stored
        assert b"secret" not in stored
