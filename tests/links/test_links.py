"""The link engine against a real server on loopback, which misbehaves (see link_server.py)."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import pty
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest
import trustme
from folders import write_files
from hypothesis import given
from hypothesis import strategies as st
from link_server import LinkServer, Request, Response, serving
from program import environment, run

from dd_lint.config.model import Links
from dd_lint.links.addresses import is_public
from dd_lint.links.cache import Cache
from dd_lint.links.redirects import location
from dd_lint.links.run import Options, Result, check_links
from dd_lint.links.schedule import Clock, Limits, Schedule
from dd_lint.project.outcomes import Outcome, Verdict

SPEED = 100.0
DAY = 86_400.0


@pytest.fixture
def server() -> Iterator[LinkServer]:
    with serving() as one:
        yield one


def check(
    server: LinkServer, urls: Iterable[str], options: Options | None = None, **settings: object
) -> Result:
    """Check links with time passing quickly, on addresses that are private."""
    chosen = Links(timeout=1.0, interval=0.0)._replace(**settings)  # type: ignore[arg-type]
    options = options or Options(tokens={"github": "secret"})
    options = replace(options, bases=server.bases(), allow_private=True, clock=Clock(SPEED))
    return check_links(urls, chosen, options)


def one(server: LinkServer, path: str, **settings: object) -> Outcome:
    """The outcome of a single link to the server."""
    url = path if path.startswith("http") else server.url(path)
    return check(server, [url], **settings).outcomes[url]


MATRIX = {
    "page/fine": "alive",
    "head-refused/405/x": "alive",
    "head-refused/501/x": "alive",
    "head-refused/403/x": "alive",
    "head-refused/404/x": "alive",
    "flaky/500/2/x": "alive",
    "flaky/503/1/x": "alive",
    "flaky/404/1/x": "alive",
    "later/429/seconds/2/x": "alive",
    "later/429/date/2/x": "alive",
    "later/503/seconds/2/x": "alive",
    "reset/1/x": "alive",
    "endless/x": "alive",
    "bomb/x": "alive",
    "short/x": "alive",
    "old/x": "alive",
    "slow/x": "alive",
    "hops/302/5": "alive",
    "hops/307/2": "alive",
    "hops/301/5": "moved",
    "hops/308/10": "moved",
    "to/301//page/elsewhere": "moved",
    "raw-location/x": "moved",
    "status/404/x": "dead",
    "status/410/x": "dead",
    "to/302//status/404/x": "dead",
    "status/401/x": "blocked",
    "status/403/x": "blocked",
    "status/418/x": "blocked",
    "status/451/x": "blocked",
    "status/999/x": "blocked",
    "status/202/x": "blocked",
    "header/403/cf-mitigated/challenge": "blocked",
    "header/200/x-amzn-waf-action/challenge": "blocked",
    "body/<title>Just a moment...</title>": "blocked",
    "gate/x": "blocked",
    "status/429/x": "rate_limited",
    "later/429/seconds/9999/x": "rate_limited",
    "status/500/x": "error",
    "status/502/x": "error",
    "status/503/x": "error",
    "status/400/x": "error",
    "status/300/x": "error",
    "reset/99/x": "error",
    "nonsense/x": "error",
    "hops/301/11": "error",
    "to/301//to/301/again": "error",
    "to/301/ftp://127.0.0.1/x": "error",
    "to/301/file:///etc/passwd": "error",
    "to/301/http://ann:secret@127.0.0.1/": "error",
    "status/408/x": "timeout",
    "hang/x": "timeout",
}


def test_every_verdict_of_the_matrix_is_right(server: LinkServer) -> None:
    # A host for each, so that none spoils another one's.
    urls = {
        server.url(quote(path, safe="/:?=@"), number): verdict
        for number, (path, verdict) in enumerate(MATRIX.items(), start=2)
    }
    found = check(server, urls)
    assert {url: str(outcome.verdict) for url, outcome in found.outcomes.items()} == urls


class TestWeb:
    def test_a_link_is_asked_for_once_however_often_it_stands_there(self, server: LinkServer) -> None:
        url = server.url("page/one")
        found = check(server, [url] * 10 + [url + "#part", url + "#other"])
        assert found.requests == len(server.requests) == 1
        assert {outcome.verdict for outcome in found.outcomes.values()} == {Verdict.ALIVE}
        assert list(found.outcomes) == [url, url + "#part", url + "#other"]

    @pytest.mark.parametrize("path", ["status/404/x", "status/410/x"])
    def test_dead_takes_a_second_request_of_another_kind(self, server: LinkServer, path: str) -> None:
        assert one(server, path).attempts == 2
        assert [request.method for request in server.requests] == ["HEAD", "GET"]

    def test_a_host_that_refuses_head_is_asked_with_get_from_then_on(self, server: LinkServer) -> None:
        urls = [server.url(f"head-refused/405/{number}") for number in range(20)]
        found = check(server, urls, per_host=1)
        assert {outcome.verdict for outcome in found.outcomes.values()} == {Verdict.ALIVE}
        assert found.requests == 21

    def test_redirects_say_where_they_lead(self, server: LinkServer) -> None:
        outcome = one(server, "raw-location/x")
        assert outcome.final_url == server.url("page/gr%C3%B6%C3%9Fe")
        assert outcome.same_place
        outcome = one(server, "to/301/" + server.url("page/b", 2))
        assert (outcome.verdict, outcome.final_url) == (Verdict.MOVED, server.url("page/b", 2))
        assert not outcome.same_place

    def test_a_fragment_goes_along(self, server: LinkServer) -> None:
        url = server.url("to/301//page/b")
        found = check(server, [url, url + "#part", server.url("to/301//page/c%23own") + "#part"])
        assert [outcome.final_url for outcome in found.outcomes.values()] == [
            server.url("page/b"),
            server.url("page/b#part"),
            server.url("page/c#own"),
        ]

    @pytest.mark.parametrize(
        ("target", "suspicion"),
        [
            ("/", "it leads to a home page, {base}/"),
            ("/index.html", "it leads to a home page, {base}/index.html"),
            ("{other}/", "it leads to the home page of 127.0.0.2, {other}/"),
            ("{other}/page/elsewhere", "it leads to another domain for now, {other}/page/elsewhere"),
        ],
    )
    def test_odd_redirects(self, server: LinkServer, target: str, suspicion: str) -> None:
        server.routes["index.html"] = server.routes["page"]
        base, other = server.url("")[:-1], server.url("", 2)[:-1]
        server.routes["go"] = lambda *_: Response(302, "", {"Location": target.format(other=other)})
        outcome = one(server, "go/somewhere")
        assert outcome.suspicion == suspicion.format(base=base, other=other)

    def test_a_page_for_sale(self, server: LinkServer) -> None:
        assert "for sale" in one(server, "body/This domain is for sale".replace(" ", "%20")).suspicion

    @pytest.mark.parametrize("form", ["seconds", "date"])
    def test_a_host_that_asks_to_wait_is_left_alone_as_a_whole(self, server: LinkServer, form: str) -> None:
        urls = [server.url(f"later/429/{form}/{60}/x"), *(server.url(f"page/{n}") for n in range(5))]
        check(server, urls, per_host=1)
        first, *others = server.requests
        # A date has no fractions of a second, which pass quickly here.
        least = 59.0 if form == "seconds" else 0.0
        assert all(request.time - first.time >= least / SPEED * 0.98 for request in others)
        assert len(server.requests) == 7

    def test_no_success_shortens_the_wait(self, server: LinkServer) -> None:
        def slow_page(server: LinkServer, request: Request, writer: asyncio.StreamWriter) -> object:
            async def answer() -> Response:
                await asyncio.sleep(0.2)
                return Response()

            return answer()

        server.routes["slow-page"] = slow_page  # type: ignore[assignment]
        urls = [server.url("slow-page/x"), server.url("later/503/seconds/60/x"), server.url("page/x")]
        check(server, urls, per_host=2)
        held = next(request for request in server.requests if "later" in request.target)
        after = [request for request in server.requests if request.time > held.time + 0.05]
        assert after
        assert all(request.time - held.time >= 60 / SPEED * 0.98 for request in after)

    def test_others_have_their_turn_before_a_retry(self, server: LinkServer) -> None:
        urls = [server.url("flaky/500/1/x"), *(server.url(f"page/{number}") for number in range(10))]
        check(server, urls, per_host=1)
        targets = [request.target for request in server.requests]
        assert [target for target in targets if "flaky" in target] == ["/flaky/500/1/x"] * 2
        assert targets.index("/flaky/500/1/x") == 0
        assert targets[1] == "/page/0"

    def test_limits_of_a_host(self, server: LinkServer) -> None:
        server.latency = 0.02
        check(server, [server.url(f"page/{number}") for number in range(50)], per_host=3)
        assert server.most_at_once == 3

    def test_connections_are_used_again(self, server: LinkServer) -> None:
        urls = [
            server.url(f"{kind}/{number}") for number in range(20) for kind in ("page", "head-refused/405")
        ]
        check(server, urls, per_host=2)
        assert server.connections == 2

    def test_an_interval_between_requests(self, server: LinkServer) -> None:
        check(server, [server.url(f"page/{number}") for number in range(8)], interval=5.0)
        times = [request.time for request in server.requests]
        # A busy machine notes a request late, and the next one in time.
        assert max(times) - min(times) >= 7 * 5.0 / SPEED * 0.8

    def test_bodies_are_cut_off(self, server: LinkServer) -> None:
        assert one(server, "endless/x").verdict is Verdict.ALIVE
        time.sleep(0.1)
        # What fits into the buffers between two processes, and not a gigabyte.
        assert server.counts["endless"] < 5000

    def test_a_host_that_never_answers_is_given_up(self, server: LinkServer) -> None:
        with_nobody = "http://127.0.0.9:9/"
        urls = [f"{with_nobody}{number}" for number in range(50)]
        found = check(server, urls)
        assert {outcome.verdict for outcome in found.outcomes.values()} == {Verdict.ERROR}
        assert found.requests <= 13

    def test_a_deadline(self, server: LinkServer) -> None:
        urls = [server.url(f"page/{number}") for number in range(1000)]
        found = check(server, urls, interval=10.0, deadline=100.0)
        verdicts = {outcome.verdict for outcome in found.outcomes.values()}
        assert verdicts == {Verdict.ALIVE, Verdict.UNVERIFIED}
        assert len(found.outcomes) == 1000
        left = next(o for o in found.outcomes.values() if o.verdict is Verdict.UNVERIFIED)
        assert left.message == "there was no time left to ask"

    def test_patterns_of_links_that_are_left_out(self, server: LinkServer) -> None:
        urls = [server.url("page/one"), server.url("private/two")]
        found = check(server, urls, ignore=("*/private/*", "nothing", "http://*x*"))
        assert [str(outcome.verdict) for outcome in found.outcomes.values()] == ["alive", "unverified"]
        assert found.requests == 1

    @pytest.mark.parametrize(
        "url", ["http://ann@127.0.0.1/", "http://127.0.0.1:x/", "https:///path", "http://[::1/"]
    )
    def test_what_is_no_address_is_not_asked_for(self, server: LinkServer, url: str) -> None:
        outcome = check(server, [url]).outcomes[url]
        assert (outcome.verdict, outcome.attempts) == (Verdict.UNVERIFIED, 0)

    def test_names_that_do_not_resolve(self, server: LinkServer) -> None:
        outcome = one(server, "http://nowhere.invalid/x")
        assert (outcome.verdict, outcome.message) == (Verdict.ERROR, "no address for nowhere.invalid")

    def test_bad_tls(self) -> None:
        context = __import__("ssl").create_default_context(__import__("ssl").Purpose.CLIENT_AUTH)
        trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
        with serving(context) as server:
            outcome = one(server, f"https://127.0.0.1:{server.tls_port}/page/x")
            assert outcome.verdict is Verdict.ERROR
            assert outcome.message.startswith("TLS: ")

    def test_requests_say_who_asks(self, server: LinkServer) -> None:
        one(server, "page/x")
        (request,) = server.requests
        assert request.headers["user-agent"].startswith("dd-lint/")
        assert "https://" in request.headers["user-agent"]
        assert "authorization" not in request.headers


class TestSafety:
    @pytest.mark.parametrize(
        "address",
        [
            "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
            "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0",
            "fc00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
            "2001:db8::1",            "ff02::1", "nonsense",
        ],
    )  # fmt: skip
    def test_private_addresses(self, address: str) -> None:
        assert not is_public(address)

    @pytest.mark.parametrize("address", ["1.1.1.1", "151.101.1.1", "2606:4700::1111", "::ffff:1.1.1.1"])
    def test_public_addresses(self, address: str) -> None:
        assert is_public(address)

    @pytest.mark.parametrize(
        "host",
        ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]"],
    )
    def test_they_are_not_asked(self, server: LinkServer, host: str) -> None:
        url = f"http://{host}:{server.port}/page/x"
        result = check_links([url], Links(timeout=2.0, retries=0), Options(tokens={}))
        assert result.outcomes[url].verdict is not Verdict.ALIVE
        assert not server.requests

    def test_at_no_hop(self, server: LinkServer) -> None:
        """Only the first server is allowed: its redirect leads to a private address by name."""
        from dd_lint.links import addresses

        known = addresses.is_public
        addresses.is_public = lambda address: address == "127.0.0.2"
        try:
            url = server.url("to/302/" + server.url("page/secret", 3), 2)
            result = check_links([url], Links(timeout=2.0, retries=0), Options(tokens={}))
        finally:
            addresses.is_public = known
        outcome = result.outcomes[url]
        assert (outcome.verdict, outcome.message) == (
            Verdict.UNVERIFIED,
            "leads to a private address, which is not asked",
        )
        assert [request.target for request in server.requests] == ["/to/302/" + server.url("page/secret", 3)]

    def test_a_token_goes_to_its_own_service_alone(self, server: LinkServer) -> None:
        server.repositories["o/n"] = {"nameWithOwner": "o/n", "isArchived": False, "isDisabled": False}
        check(server, ["https://github.com/o/n", server.url("page/x"), server.url("to/302//page/y")])
        for request in server.requests:
            assert ("authorization" in request.headers) == request.target.startswith("/registry-github/")

    @given(st.text(max_size=60))
    def test_any_location_is_read(self, value: str) -> None:
        target = location("https://example.org/a/b", value)
        assert target is None or target.startswith(("http://", "https://"))
        assert target is None or target.isascii()


class TestArxiv:
    def test_five_hundred_papers_in_six_requests_three_seconds_apart(self, server: LinkServer) -> None:
        keys = [f"2401.{number:05}" for number in range(1, 501)]
        server.papers = {key: f"Paper {key}" for key in keys if not key.endswith("00")}
        server.papers["1706.03762"] = "Attention"
        urls = [f"https://arxiv.org/abs/{key}" for key in keys]
        urls += [f"https://arxiv.org/pdf/{key}v2.pdf" for key in keys]
        found = check(server, urls)
        assert len(server.requests) == found.requests == 6
        times = [request.time for request in server.requests]
        assert all(b - a >= 3.0 / SPEED for a, b in pairwise(times))
        dead = [url for url, outcome in found.outcomes.items() if outcome.verdict is Verdict.DEAD]
        assert sorted(dead) == sorted(url for url in urls if url.removesuffix("v2.pdf").endswith("00"))
        assert found.outcomes[urls[0]].title == "Paper 2401.00001"
        assert found.outcomes[urls[0]].checked_by == "arxiv"

    def test_an_empty_feed_is_no_word_against_a_paper(self, server: LinkServer) -> None:
        server.papers = {"2401.00001": "One", "1706.03762": "Attention", "empty": "2"}
        url = "https://arxiv.org/abs/2401.00001"
        assert check(server, [url]).outcomes[url].verdict is Verdict.ALIVE
        server.papers["empty"] = "100"
        assert check(server, [url]).outcomes[url].verdict is Verdict.ERROR

    def test_none_of_them_exists(self, server: LinkServer) -> None:
        server.papers = {"1706.03762": "Attention"}
        url = "https://arxiv.org/abs/2401.00001"
        outcome = check(server, [url]).outcomes[url]
        assert (outcome.verdict, outcome.message) == (Verdict.DEAD, "arXiv has no such paper")

    def test_one_number_spoils_the_request(self, server: LinkServer) -> None:
        keys = [f"2401.{number:05}" for number in range(1, 41)]
        server.papers = dict.fromkeys(keys[:-1], "A") | {"malformed": keys[-1], "1706.03762": "B"}
        found = check(server, [f"https://arxiv.org/abs/{key}" for key in keys], retries=0)
        verdicts = [outcome.verdict for outcome in found.outcomes.values()]
        assert verdicts[:-1] == [Verdict.ALIVE] * 39
        assert found.outcomes[f"https://arxiv.org/abs/{keys[-1]}"].checked_by == "web"

    @pytest.mark.parametrize("feed", ["", "<html>", "<!DOCTYPE x [<!ENTITY a 'b'>]><feed/>", "<feed/>", "\0"])
    def test_what_is_no_feed(self, server: LinkServer, feed: str) -> None:
        server.routes["registry-arxiv"] = lambda *_: Response(200, feed)
        url = "https://arxiv.org/abs/2401.00001"
        assert check(server, [url]).outcomes[url].verdict is Verdict.ERROR


class TestGitHub:
    URLS = [  # noqa: RUF012
        f"https://github.com/owner/name{number}" for number in range(300)
    ]

    def test_three_hundred_repositories_in_three_requests(self, server: LinkServer) -> None:
        for number in range(300):
            name = f"owner/name{number}"
            server.repositories[name] = {
                "nameWithOwner": name,
                "isArchived": number == 2,
                "isDisabled": False,
            }
        server.repositories["owner/name1"] = {"nameWithOwner": "new/name", "isArchived": False}
        del server.repositories["owner/name0"]
        found = check(server, self.URLS)
        assert found.requests == 3
        gone, renamed, archived, *others = found.outcomes.values()
        assert (gone.verdict, gone.message) == (
            Verdict.DEAD,
            "GitHub has no repository owner/name0, or a private one",
        )
        assert (renamed.verdict, renamed.final_url, renamed.same_place) == (
            Verdict.MOVED,
            "https://github.com/new/name",
            True,
        )
        assert (archived.verdict, archived.archived) == (Verdict.ALIVE, True)
        assert {(one.verdict, one.archived, one.checked_by) for one in others} == {
            (Verdict.ALIVE, False, "github")
        }

    def test_a_limit_that_is_reached(self, server: LinkServer) -> None:
        server.repositories["limit"] = True
        assert check(server, self.URLS[:1]).outcomes[self.URLS[0]].verdict is Verdict.RATE_LIMITED

    @pytest.mark.parametrize(
        "body",
        ["", "[]", "null", '{"data": null}', "[" * 100_000, '{"errors": [{"type": "X"}]}', '{"errors": [3]}'],
    )
    def test_what_is_no_answer(self, server: LinkServer, body: str) -> None:
        server.routes["registry-github"] = lambda *_: Response(200, body)
        assert check(server, self.URLS[:1]).outcomes[self.URLS[0]].verdict is Verdict.ERROR


class TestOtherRegistries:
    def test_dois_and_their_titles(self, server: LinkServer) -> None:
        server.dois = {"10.1145/1234.5678": "A Title", "10.5281/zenodo.1": ""}
        urls = [
            "https://doi.org/10.1145/1234.5678",
            "https://dl.acm.org/doi/abs/10.1145/1234.5678",
            "https://doi.org/10.5281/zenodo.1",
            "https://link.springer.com/article/10.1007/none",
            "https://doi.org/10.1007/broken",
        ]
        found = check(server, urls)
        outcomes = list(found.outcomes.values())
        assert [str(outcome.verdict) for outcome in outcomes] == ["alive", "alive", "alive", "dead", "error"]
        assert [outcome.title for outcome in outcomes[:3]] == ["A Title", "A Title", None]
        assert {outcome.checked_by for outcome in outcomes} == {"doi"}

    def test_openreview(self, server: LinkServer) -> None:
        server.notes = {
            "aaaaaaaaaa": {"content": {"title": {"value": "New"}}},
            "v1:bbbbbbbbbb": {"content": {"title": "Old"}},
        }
        urls = [f"https://openreview.net/forum?id={letter * 10}" for letter in "abc"]
        found = check(server, urls)
        assert [(str(one.verdict), one.title) for one in found.outcomes.values()] == [
            ("alive", "New"),
            ("alive", "Old"),
            ("dead", None),
        ]

    def test_openreview_is_not_asked_again_after_a_challenge(self, server: LinkServer) -> None:
        server.notes = {"challenge": True}
        urls = [f"https://openreview.net/forum?id=abcdefgh{number:02}" for number in range(50)]
        found = check(server, urls)
        assert {outcome.verdict for outcome in found.outcomes.values()} == {Verdict.BLOCKED}
        assert found.requests <= 2

    def test_the_acl_anthology(self, server: LinkServer) -> None:
        server.papers = {"2023.acl-long.1": "A Title", "P19-1001": "Another"}
        urls = [
            f"https://aclanthology.org/{key}" for key in ("2023.acl-long.1", "P19-1001", "2023.acl-long.999")
        ]
        found = check(server, urls)
        assert [(str(one.verdict), one.title) for one in found.outcomes.values()] == [
            ("alive", "A Title"),
            ("alive", "Another"),
            ("dead", None),
        ]

    def test_a_registry_that_fails_says_nothing(self, server: LinkServer) -> None:
        for name in ("arxiv", "doi", "crossref", "github", "openreview", "acl"):
            server.routes[f"registry-{name}"] = lambda *_: Response(503, "")
        urls = [
            "https://arxiv.org/abs/2401.00001",
            "https://doi.org/10.1145/1",
            "https://github.com/o/n",
            "https://openreview.net/forum?id=abcdefghij",
            "https://aclanthology.org/2023.acl-long.1",
        ]
        found = check(server, urls)
        assert {outcome.verdict for outcome in found.outcomes.values()} == {Verdict.ERROR}

    def test_suggestions_for_dead_links_alone(self, server: LinkServer) -> None:
        urls = [server.url("status/404/x"), server.url("page/x")]
        options = Options(tokens={}, suggest=True)
        dead, alive = check(server, urls, options).outcomes.values()
        assert dead.suggestion == f"https://web.archive.org/web/2020/{urls[0]}"
        assert alive.suggestion is None
        assert len(server.asked("/registry-wayback/")) == 1


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

    def test_runs_at_the_same_time(self, server: LinkServer, tmp_path: Path) -> None:
        results = []

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

    def test_a_locked_file_costs_the_cache_only(self, server: LinkServer, tmp_path: Path) -> None:
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


class TestSchedule:
    def test_memory_is_that_of_what_waits(self) -> None:
        async def main() -> int:
            most = 0
            schedule = Schedule(Clock(1000), 10, lambda _: Limits(2))

            async def job() -> None:
                nonlocal most
                most = max(most, len(asyncio.all_tasks()))
                await asyncio.sleep(0)

            for number in range(20_000):
                schedule.add(f"host{number % 50}", job)
            await schedule.run()
            return most

        assert asyncio.run(main()) <= 12

    def test_an_error_in_a_job_ends_the_run(self) -> None:
        async def main() -> None:
            schedule = Schedule(Clock(), 10, lambda _: Limits(2))

            async def fail() -> None:
                raise ValueError("broken")

            async def wait() -> None:
                await asyncio.sleep(60)

            schedule.add("a", wait)
            schedule.add("b", fail)
            await schedule.run()

        with pytest.raises(ValueError, match="broken"):
            asyncio.run(main())


LIST = """\
## Main
+ [Dataset Distillation](https://arxiv.org/abs/2401.00001) (Ann Lee, 2024) [:octocat:](https://github.com/old/name)
+ [Attention Is All You Need](https://arxiv.org/abs/2401.00002) (Bo Yu, 2024) [:octocat:]({dead})
+ [Renamed since](https://arxiv.org/abs/2401.00003) (Ann Lee, 2024) [:octocat:]({dead}) [page]({blocked})
"""


def read_terminal(descriptor: int) -> bytes:
    """All that a terminal shows whose other end is closed: a single read gives a part of it."""
    shown = b""
    with contextlib.suppress(OSError):
        while part := os.read(descriptor, 100_000):
            shown += part
    return shown


class TestCommand:
    @pytest.fixture
    def folder(self, server: LinkServer, tmp_path: Path) -> Path:
        server.papers = {
            "2401.00001": "Dataset Distillation",
            "2401.00002": "Graph Neural Networks in Chemistry",
            "2401.00003": "A Title of Its Own",
        }
        server.repositories["old/name"] = {"nameWithOwner": "new/name", "isArchived": True}
        text = LIST.format(dead=server.url("status/404/x"), blocked=server.url("status/403/x", 2))
        bases = "\n".join(f'{name} = "{address}"' for name, address in server.bases().items())
        settings = f"[links]\ninterval = 0\nretries = 0\ntimeout = 5\n[links.bases]\n{bases}\n"
        write_files(tmp_path, {"README.md": text, "dd-lint.toml": settings})
        return tmp_path

    @pytest.fixture
    def options(self, server: LinkServer) -> tuple[str, ...]:
        base = f"github={server.bases()['github']}"
        return ("links", "--allow-private", "--cache", "cache.sqlite", "--base", base)

    TOKEN = {"GITHUB_TOKEN": "secret"}  # noqa: RUF012

    def test_findings_at_every_place(
        self, folder: Path, server: LinkServer, options: tuple[str, ...]
    ) -> None:
        done = run(*options, cwd=folder, env=self.TOKEN)
        assert done.returncode == 1
        dead = f'"{server.url("status/404/x")}" is dead: not found (404)'
        paper = "https://arxiv.org/abs/2401.00001"
        assert paper in LIST
        lines = done.stdout.splitlines()
        codes = [line.split(" ")[1] for line in lines]
        assert sorted(codes) == ["LNK001", "LNK001", "LNK002", "LNK003", "LNK004", "LNK006"]
        assert sum(line.endswith(dead) for line in lines) == 2
        assert any(
            'leads to "Graph Neural Networks in Chemistry", not to "Attention Is All You Need"' in line
            for line in lines
        )
        summary = done.stderr.splitlines()[-1]
        assert summary.startswith("6 links: 2 alive, 1 moved, 1 dead, 1 wrong paper, 1 blocked; 6 requests; ")

    def test_json_has_a_record_for_each_url(
        self, folder: Path, server: LinkServer, options: tuple[str, ...]
    ) -> None:
        done = run(*options, "--output-format", "json", cwd=folder, env=self.TOKEN)
        document = json.loads(done.stdout)
        records = {record["url"]: record for record in document["links"]}
        assert len(records) == 6
        dead = records[server.url("status/404/x")]
        assert (dead["verdict"], dead["status"], dead["checked_by"]) == ("dead", 404, "web")
        assert [place["line"] for place in dead["places"]] == [3, 4]
        assert records["https://arxiv.org/abs/2401.00002"]["verdict"] == "wrong_paper"
        summary = document["link_summary"]
        assert (summary["links"], summary["dead"], summary["wrong_paper"]) == (6, 1, 1)

    def test_markdown_for_an_issue(self, folder: Path, server: LinkServer, options: tuple[str, ...]) -> None:
        done = run(*options, "--output-format", "markdown", "--suggest", cwd=folder, env=self.TOKEN)
        titles = [line for line in done.stdout.splitlines() if line.startswith("## ")]
        assert titles == ["## Dead (1)", "## Another paper (1)", "## Moved (1)", "## Blocked (1)"]
        assert f"`https://web.archive.org/web/2020/{server.url('status/404/x')}`" in done.stdout

    def test_what_has_moved_is_written_anew(self, folder: Path, options: tuple[str, ...]) -> None:
        done = run(*options, "--fix", cwd=folder, env=self.TOKEN)
        text = (folder / "README.md").read_text()
        assert "https://github.com/new/name" in text
        assert "https://github.com/old/name" not in text
        assert "(1 fixed, " in done.stderr

    def test_along_with_all_other_rules(self, folder: Path) -> None:
        text = "## Main\n+ [](http://127.0.0.1:9/x)\n"
        write_files(folder, {"README.md": text})
        variables = {"XDG_CACHE_HOME": str(folder / "cache")}
        done = run("check", "--links", "--select", "ENT001,LNK", cwd=folder, env=variables)
        assert [line.split(" ")[1] for line in done.stdout.splitlines()] == ["ENT001", "LNK006"]
        assert "leads to a private address, which is not asked" in done.stdout
        assert "1 link: 1 unverified; 0 requests; " in done.stderr
        assert "LNK" not in run("check", cwd=folder).stdout

    def test_a_token_does_not_go_where_a_list_sends_it(self, folder: Path, server: LinkServer) -> None:
        done = run("links", "--allow-private", "--no-cache", "--deadline", "2", cwd=folder, env=self.TOKEN)
        assert "the token for github is not sent to the address that the configuration names" in done.stderr
        assert not [request for request in server.requests if "authorization" in request.headers]

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            (
                ("--base", "github"),
                "--base needs NAME=URL, such as github=https://github.example.org/api, not 'github'",
            ),
            (
                ("--base", "x=ftp://y"),
                "--base needs NAME=URL, such as github=https://github.example.org/api, not 'x'",
            ),
            (("--unsafe-fixes",), "--unsafe-fixes goes with --fix"),
            (("-", "--fix"), "--fix needs the list's file, not standard input"),
        ],
    )
    def test_wrong_use(self, folder: Path, given: tuple[str, ...], said: str) -> None:
        done = run("links", *given, cwd=folder)
        assert (done.returncode, done.stderr) == (2, f"dd-lint: {said}\n")

    def test_severities_that_fail(self, folder: Path, options: tuple[str, ...]) -> None:
        text = (folder / "README.md").read_text().splitlines(keepends=True)
        (folder / "README.md").write_text("".join(text[:2]))
        assert run(*options, cwd=folder, env=self.TOKEN).returncode == 0
        assert run(*options, "--fail-on", "warning", cwd=folder, env=self.TOKEN).returncode == 1

    def test_another_variable_for_the_token(self, folder: Path, options: tuple[str, ...]) -> None:
        settings = (folder / "dd-lint.toml").read_text()
        with_variable = settings.replace(
            "[links.bases]", '[links.token-variables]\ngithub = "OTHER"\n[links.bases]'
        )
        (folder / "dd-lint.toml").write_text(with_variable)
        done = run(*options, cwd=folder, env={"OTHER": "secret"})
        assert "has moved for good" in done.stdout

    def test_addresses_that_are_none(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": "[a](http://[::1/x) [b](http:///x) [c](http://a:b/)\n"})
        for name in ("full", "concise", "json", "github", "markdown"):
            done = run("links", "--no-cache", "--output-format", name, cwd=tmp_path)
            assert (done.returncode, done.stderr[:24]) == (0, "3 links: 3 unverified; 0")

    def test_without_a_token_it_says_so(self, folder: Path, options: tuple[str, ...]) -> None:
        done = run(*options, "--deadline", "3", cwd=folder, env={"GITHUB_TOKEN": ""})
        assert "without a token for github, its links are asked for as pages, slowly" in done.stderr

    def test_a_token_that_is_refused(self, folder: Path, options: tuple[str, ...]) -> None:
        done = run(*options, "--deadline", "3", cwd=folder, env={"GITHUB_TOKEN": "wrong"})
        assert "GitHub refuses the token (401)" in done.stderr
        assert "wrong" not in done.stderr.replace("wrong paper", "")

    def test_no_network_at_all(self, tmp_path: Path) -> None:
        links = " ".join(f"[{letter}](http://{letter}.invalid/)" for letter in "abc")
        write_files(tmp_path, {"README.md": links, "dd-lint.toml": "[links]\nretries = 0\n"})
        done = run("links", "--no-cache", cwd=tmp_path)
        assert done.returncode == 3
        assert done.stderr.endswith("dd-lint: none of the hosts could be reached; is there a network?\n")

    def test_a_bar_on_a_terminal_alone(self, server: LinkServer, tmp_path: Path) -> None:
        server.latency = 0.3
        links = " ".join(f"[a]({server.url(f'page/{number}')})" for number in range(30))
        write_files(tmp_path, {"README.md": links})
        command = [sys.executable, "-m", "dd_lint", "links", "--allow-private", "--no-cache"]
        for variable, shown in (("", True), ("true", False)):
            variables = environment({"TERM": "xterm-256color", "CI": variable})
            ours, theirs = pty.openpty()
            done = subprocess.run(
                command, cwd=tmp_path, env=variables, stdout=subprocess.DEVNULL, stderr=theirs, check=False
            )
            os.close(theirs)
            assert done.returncode == 0
            assert (b"/30" in read_terminal(ours)) is shown
            os.close(ours)

    def test_an_interrupt_prints_what_is_known(self, server: LinkServer, tmp_path: Path) -> None:
        import signal

        links = f"[a]({server.url('page/x')}) [b]({server.url('hang/x', 2)})"
        write_files(tmp_path, {"README.md": links, "dd-lint.toml": "[links]\ntimeout = 30\n"})
        command = [
            sys.executable,
            "-m",
            "dd_lint",
            "links",
            "--allow-private",
            "--no-cache",
            "--output-format",
            "json",
        ]
        # A shell has what it runs in the background ignore interrupts, and so would the process.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        process = subprocess.Popen(
            command, cwd=tmp_path, env=environment({}), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        signal.signal(signal.SIGINT, before)
        while not server.asked("/hang"):
            time.sleep(0.05)
            assert process.poll() is None
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
        assert process.returncode == 130, err
        assert [record["verdict"] for record in json.loads(out)["links"]] == ["alive", "unverified"]


def test_an_offline_run_opens_no_socket(tmp_path: Path) -> None:
    write_files(tmp_path, {"README.md": LIST})
    code = """
import socket, sys
def refuse(*_, **__):
    raise AssertionError("a socket")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
sys.argv = ["dd-lint", "check", "README.md", "--exit-zero"]
from dd_lint.cli.main import main
try:
    main()
finally:
    loaded = {"httpx", "httpcore", "asyncio", "rich.progress", "sqlite3", "h2"} & set(sys.modules)
    print("loaded", sorted(loaded))
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment({}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "loaded []"
