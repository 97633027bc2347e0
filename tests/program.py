"""The program as a user runs it: in this process, or in one of its own."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

import pytest

import dd_lint
from dd_lint.cli.main import main

OF_TERMINALS = (
    "NO_COLOR",
    "FORCE_COLOR",
    "TERM",
    "COLUMNS",
    "LINES",
    "PYTHONIOENCODING",
    "DD_LINT_TRACEBACK",
)


def environment(changes: Mapping[str, str]) -> dict[str, str]:
    """The environment of a process that finds the package under test, and no word about terminals."""
    kept = {name: value for name, value in os.environ.items() if name not in OF_TERMINALS}
    folder = str(Path(dd_lint.__file__).parents[1])
    return (
        kept
        | {"PYTHONPATH": os.pathsep.join([folder, *filter(None, [changes.get("PYTHONPATH")])])}
        | {name: value for name, value in changes.items() if name != "PYTHONPATH"}
    )


def run(
    *arguments: str | bytes | Path, cwd: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `dd-lint` in this process, where it starts at once."""
    assert not any(name.startswith("PYTHON") for name in env or ()), "Python reads it when a process starts"
    words = ["dd-lint", *map(os.fsdecode, arguments)]
    # Standard streams as Python makes them of pipes.
    out, err = TextIOWrapper(BytesIO(), "utf-8"), TextIOWrapper(BytesIO(), "utf-8", line_buffering=True)
    streams = {"stdin": TextIOWrapper(BytesIO(stdin), "utf-8"), "stdout": out, "stderr": err}
    with (
        chdir(cwd),
        _descriptors_kept(),
        patch.dict(os.environ, environment(env or {}), clear=True),
        patch.multiple(sys, argv=words, **streams),
        pytest.raises(SystemExit) as exit_,
    ):
        main()
    out.flush()
    return _result(words, int(exit_.value.code or 0), out.buffer.getvalue(), err.buffer.getvalue())


def run_process(
    *arguments: str | bytes | Path, cwd: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `dd-lint` in a process of its own, which takes up to a second to start, and may not hang."""
    done = subprocess.run(
        [sys.executable, "-m", "dd_lint", *arguments],
        cwd=cwd,
        input=stdin,
        env=environment(env or {}),
        capture_output=True,
        timeout=300,
        check=False,
    )
    return _result(list(done.args), done.returncode, done.stdout, done.stderr)


def python(code: str, arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment({}), capture_output=True, text=True, timeout=60, check=False
    )


def shell(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a bash script in which `dd_lint` is the command."""
    script = f'dd_lint() {{ "{sys.executable}" -m dd_lint "$@"; }}; {script}'
    command = ["bash", "-c", script]
    return subprocess.run(
        command, cwd=folder, env=environment({}), capture_output=True, text=True, timeout=60, check=False
    )


def on_a_terminal(arguments: list[str], folder: Path, env: dict[str, str]) -> str:
    """What a terminal would show of a run."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "dd_lint", *arguments]
    with subprocess.Popen(
        command, cwd=folder, env=environment(env), stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL
    ) as process:
        os.close(theirs)
        output = b""
        while piece := read_terminal(ours):
            output += piece
        process.wait(60)
    os.close(ours)
    return output.decode()


def read_terminal(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:
        # A terminal whose other side has gone gives an error, not an end.
        return b""


def _result(words: list[str], status: int, out: bytes, err: bytes) -> subprocess.CompletedProcess[str]:
    result = subprocess.CompletedProcess(words, status, out.decode(), err.decode())
    assert "Traceback" not in result.stderr
    return result


@contextmanager
def _descriptors_kept() -> Iterator[None]:
    """Keep the standard streams of this process from what the program does to them in its worst hour."""
    kept = {descriptor: os.dup(descriptor) for descriptor in (1, 2)}
    try:
        yield
    finally:
        for descriptor, copy in kept.items():
            os.dup2(copy, descriptor)
            os.close(copy)
