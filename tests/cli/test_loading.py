"""A command loads what it needs, and opens no socket."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import write_files
from program import python, run_process
from small_list import LIST

from dd_lint import __version__


class TestWhatIsLoaded:
    WATCH = """
import atexit, sys
names = sys.argv.pop(1).split()
atexit.register(lambda: print("LOADED", *[name for name in names if name in sys.modules], file=sys.stderr))
from dd_lint.cli.main import main
main()
"""
    FORBID = """
import socket, sys
def refuse(event, arguments):
    if event.startswith("socket."):
        raise SystemExit(f"opened: {event}")
sys.addaudithook(refuse)
if sys.argv[1] == "open":
    socket.socket()
from dd_lint.cli.main import main
main()
"""

    @pytest.mark.parametrize(
        ("arguments", "modules"),
        [
            (("--version",), "mistune bibtexparser httpx rich rapidfuzz importlib.metadata tomllib json"),
            (("--help",), "mistune bibtexparser httpx rich rapidfuzz importlib.metadata"),
            (("README.md",), "httpx rich ssl asyncio importlib.metadata"),
            (("show", "README.md"), "httpx rich ssl asyncio importlib.metadata rapidfuzz"),
            (("rules",), "httpx rich ssl asyncio importlib.metadata"),
        ],
    )
    def test_only_what_is_needed(self, folder: Path, arguments: tuple[str, ...], modules: str) -> None:
        done = python(self.WATCH, [modules, *arguments], folder)
        assert done.stderr.splitlines()[-1] == "LOADED"

    def test_version(self, folder: Path) -> None:
        done = run_process("--version", cwd=folder)
        assert (done.returncode, done.stdout) == (0, f"dd-lint {__version__}\n")

    @pytest.mark.parametrize("arguments", [("README.md",), ("cite", "--dry-run"), ("show",), ("rules",)])
    def test_no_socket_is_opened(self, folder: Path, arguments: tuple[str, ...]) -> None:
        write_files(folder, {"README.md": LIST.replace("\n+ [](", " [:book:](citations/a.txt)\n+ [](")})
        assert "opened: socket.__new__" in python(self.FORBID, ["open"], folder).stderr
        done = python(self.FORBID, list(arguments), folder)
        assert "opened" not in done.stderr
        assert done.returncode in (0, 1)
