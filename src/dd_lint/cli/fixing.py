"""What the commands that fix have in common: from fixes to files, or to a patch."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from pathlib import Path

import click

from dd_lint.cli.arguments import complain
from dd_lint.cli.judging import Judge
from dd_lint.cli.list_options import Opened, prefix
from dd_lint.fixes.fixpoint import Fixed, fix
from dd_lint.lint.report import Report
from dd_lint.text.visible import visible
from dd_lint.text.wording import counted


def try_fixes(opened: Opened, judge: Judge, *, unsafe: bool) -> Fixed:
    """The fixes, applied in memory; says which files cannot be fixed."""
    fixed = fix(opened.project, opened.folder, judge, unsafe=unsafe)
    for path, reason in fixed.skipped.items():
        complain(f"{path} is not fixed, because it cannot be read as it is: {reason}")
    return fixed


def apply_fixes(opened: Opened, judge: Judge, *, unsafe: bool, started: float) -> Report:
    """Apply the fixes to the files; what remains."""
    from dd_lint.fixes.write_files import write_changes

    fixed = try_fixes(opened, judge, unsafe=unsafe)
    write_changes(opened.folder, fixed.changes)
    seconds = time.perf_counter() - started
    return replace(fixed.report, fixed=sum(fixed.applied.values()), seconds=seconds)


def print_patch(fixed: Fixed, folder: Path) -> None:
    """Print what fixes would change as a patch that `git apply` takes in the working folder."""
    from dd_lint.fixes.patch import unified_diff

    terminal = sys.stdout.isatty()
    sys.stdout.flush()
    here = Path(os.path.relpath(folder))
    # A patch names files from where it is applied, and none above it.
    for line in unified_diff(fixed.changes, "" if ".." in here.parts else prefix(here)):
        # A terminal must not act on what stands in a file; a patch must be exact.
        text = visible(line.rstrip("\n")) + "\n" if terminal else line
        sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
    sys.stdout.buffer.flush()
    count = sum(fixed.applied.values())
    click.echo(f"Would fix {counted(count, 'finding')} in {counted(len(fixed.changes), 'file')}", err=True)
