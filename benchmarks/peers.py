"""The two Markdown linters that dd-lint is measured against, installed into `.cache` beside this file."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from measure import Command, NotMeasured

HERE = Path(__file__).resolve().parent
CACHE = HERE / ".cache"

_COPIED = ("package.json", "package-lock.json", "awesome-lint.mjs")


def install() -> None:
    """Install the versions of the lock file, unless they are there; raises `NotMeasured` where that fails."""
    if _is_current():
        return
    CACHE.mkdir(exist_ok=True)
    for name in _COPIED:
        shutil.copy(HERE / name, CACHE)
    quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
    try:
        subprocess.run(("npm", "ci", *quiet), cwd=CACHE, check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise NotMeasured("npm is not installed") from error
    except subprocess.CalledProcessError as error:
        last_line = (error.stderr.strip().splitlines() or ["no message"])[-1]
        raise NotMeasured(f"npm ci: {last_line:.120}") from error


def markdownlint(folder: Path) -> Command:
    """markdownlint-cli2 with its default rules on a list's README.md."""
    program = CACHE / "node_modules" / "markdownlint-cli2" / "markdownlint-cli2-bin.mjs"
    return Command(("node", str(program), "README.md"), folder, "Summary: ")


def awesome_lint(folder: Path) -> Command:
    """awesome-lint on a list's README.md, without its one rule that needs the network."""
    return Command(("node", str(CACHE / "awesome-lint.mjs"), "README.md"), folder, "linted")


def _is_current() -> bool:
    """npm writes its own lock file into node_modules last, when everything else is in place."""
    finished = (CACHE / "node_modules" / ".package-lock.json").is_file()
    return finished and all((CACHE / name).read_bytes() == (HERE / name).read_bytes() for name in _COPIED)
