"""The program as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import dd_lint

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
    """Run `dd-lint` as a user does; whatever happens, it ends soon and shows no traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "dd_lint", *arguments],
        cwd=cwd,
        input=stdin,
        env=environment(env or {}),
        capture_output=True,
        timeout=60,
        check=False,
    )
    result = subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )
    assert "Traceback" not in result.stderr
    return result
