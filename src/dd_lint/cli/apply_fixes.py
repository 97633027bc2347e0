"""Applies the fixes of findings: in memory, or to the files."""

from __future__ import annotations

import time
from dataclasses import replace

from dd_lint.cli.complain import complain
from dd_lint.cli.open_list import Opened
from dd_lint.fixes.fixpoint import Fixed, fix
from dd_lint.lint.engine import Linter
from dd_lint.lint.report import Report


def try_fixes(opened: Opened, lint: Linter, *, unsafe: bool) -> Fixed:
    """The fixes, applied in memory; says which files cannot be fixed."""
    fixed = fix(opened.project, opened.folder, lint, unsafe=unsafe)
    for path, reason in fixed.skipped.items():
        complain(f"{path} is not fixed, because it cannot be read as it is: {reason}")
    return fixed


def apply_fixes(opened: Opened, lint: Linter, *, unsafe: bool, started: float) -> Report:
    """Apply the fixes to the files; what remains."""
    from dd_lint.fixes.replace_files import write_changes

    fixed = try_fixes(opened, lint, unsafe=unsafe)
    write_changes(opened.folder, fixed.changes)
    seconds = time.perf_counter() - started
    return replace(fixed.report, fixed=sum(fixed.applied.values()), seconds=seconds)
