"""`dd-lint links`, on a list whose links lead to the server."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from folders import write_files
from link_client import LeapingClock
from link_server import LinkServer
from program import environment, run

LIST = """\
## Main
+ [Dataset Distillation](https://arxiv.org/abs/2401.00001) (Ann Lee, 2024) [:octocat:](https://github.com/old/name)
+ [Attention Is All You Need](https://arxiv.org/abs/2401.00002) (Bo Yu, 2024) [:octocat:]({dead})
+ [Renamed since](https://arxiv.org/abs/2401.00003) (Ann Lee, 2024) [:octocat:]({dead}) [page]({blocked})
"""


@pytest.fixture(autouse=True)
def nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave no address to be found but the server's, and no time to pass."""
    find = socket.getaddrinfo

    def find_server(host: str, *more: Any, **options: Any) -> Any:
        if not host.startswith("127."):
            raise socket.gaierror(f"the tests do not ask for {host}")
        return find(host, *more, **options)

    monkeypatch.setattr(socket, "getaddrinfo", find_server)
    monkeypatch.setattr("dd_lint.links.check_project.Clock", LeapingClock)


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
        settings = f"[links]\ninterval = 0\nretries = 0\ntimeout = 60\n[links.bases]\n{bases}\n"
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
        done = run("links", "--allow-private", "--no-cache", cwd=folder, env=self.TOKEN)
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
        done = run(*options, cwd=folder, env={"GITHUB_TOKEN": ""})
        assert "without a token for github, its links are asked for as pages, slowly" in done.stderr

    def test_a_token_that_is_refused(self, folder: Path, options: tuple[str, ...]) -> None:
        done = run(*options, cwd=folder, env={"GITHUB_TOKEN": "wrong"})
        assert "GitHub refuses the token (401)" in done.stderr
        assert "wrong" not in done.stderr.replace("wrong paper", "")

    def test_no_network_at_all(self, tmp_path: Path) -> None:
        links = " ".join(f"[{letter}](http://{letter}.invalid/)" for letter in "abc")
        write_files(tmp_path, {"README.md": links, "dd-lint.toml": "[links]\nretries = 0\n"})
        done = run("links", "--no-cache", cwd=tmp_path)
        assert done.returncode == 3
        assert done.stderr.endswith("dd-lint: none of the hosts could be reached; is there a network?\n")

    def test_a_bar_on_a_terminal_alone(self, server: LinkServer, tmp_path: Path) -> None:
        server.latency = 0.2
        links = " ".join(f"[a]({server.url(f'page/{number}')})" for number in range(8))
        write_files(tmp_path, {"README.md": links, "dd-lint.toml": "[links]\ninterval = 0\n"})
        command = [sys.executable, "-m", "dd_lint", "links", "--allow-private", "--no-cache"]
        for variable, shown in (("", True), ("true", False)):
            variables = environment({"TERM": "xterm-256color", "CI": variable})
            ours, theirs = pty.openpty()
            process = subprocess.Popen(
                command, cwd=tmp_path, env=variables, stdout=subprocess.DEVNULL, stderr=theirs
            )
            os.close(theirs)
            assert (b"/8" in read_terminal(ours)) is shown
            assert process.wait(60) == 0
            os.close(ours)

    def test_an_interrupt_prints_what_is_known(self, server: LinkServer, tmp_path: Path) -> None:
        import signal

        links = f"[a]({server.url('page/x')}) [b]({server.url('hang/x', 2)})"
        # The second link's turn comes when the first one is settled.
        settings = "[links]\ntimeout = 300\nconcurrency = 1\n"
        write_files(tmp_path, {"README.md": links, "dd-lint.toml": settings})
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
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
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
