"""Prints fixes as a patch, and changes nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from dd_lint.cli.apply_fixes import try_fixes
from dd_lint.cli.open_list import Opened, prefix
from dd_lint.fixes.patch import unified_diff
from dd_lint.lint.engine import Linter
from dd_lint.text.visible import visible
from dd_lint.text.wording import counted


def print_patch(opened: Opened, lint: Linter, *, unsafe: bool) -> int:
    """Print what fixes would change as a patch that `git apply` takes in the working folder.

    Returns the exit code: 1 if there is anything to change.
    """
    fixed = try_fixes(opened, lint, unsafe=unsafe)
    terminal = sys.stdout.isatty()
    sys.stdout.flush()
    here = Path(os.path.relpath(opened.folder))
    # A patch names files from where it is applied, and none above it.
    for line in unified_diff(fixed.changes, "" if ".." in here.parts else prefix(here)):
        # A terminal must not act on what stands in a file; a patch must be exact.
        text = visible(line.rstrip("\n")) + "\n" if terminal else line
        sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
    sys.stdout.buffer.flush()
    count = sum(fixed.applied.values())
    click.echo(f"Would fix {counted(count, 'finding')} in {counted(len(fixed.changes), 'file')}", err=True)
    return 1 if fixed.changes else 0
