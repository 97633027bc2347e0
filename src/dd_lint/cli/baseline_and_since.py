"""What `--baseline` and `--since` leave out, and what becomes of the baseline."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dd_lint.cli.check_options import EarlierOptions
from dd_lint.cli.complain import complain
from dd_lint.cli.open_list import Opened
from dd_lint.history.baseline import DEFAULT_NAME, baseline_of, read_baseline, write_baseline
from dd_lint.history.earlier_findings import EarlierFindings
from dd_lint.lint.engine import Linter
from dd_lint.text.wording import counted

if TYPE_CHECKING:
    from dd_lint.lint.report import Report
    from dd_lint.project.model import Project
    from dd_lint.rules import Rule


def leave_out_earlier(opened: Opened, lint: Linter, earlier: EarlierOptions) -> Linter:
    """A linter that leaves out what is in the baseline, and what `lint` finds in the commit."""
    known = [*_in_baseline(earlier), *_in_commit(opened, lint, earlier)]

    def lint_the_rest(project: Project) -> Report:
        report = lint(project)
        for one in known:
            report = one.leave_out(report)
        return report

    return lint_the_rest if known else lint


def _in_baseline(earlier: EarlierOptions) -> Iterator[EarlierFindings]:
    if earlier.baseline is not None:
        yield EarlierFindings(read_baseline(earlier.baseline).fingerprints)


def _in_commit(opened: Opened, lint: Linter, earlier: EarlierOptions) -> Iterator[EarlierFindings]:
    if earlier.since is None:
        return
    from dd_lint.history.since import known_since

    known = known_since(earlier.since, opened.project, opened.folder, lint)
    if known is None:
        name = opened.prefix + opened.project.source.path
        complain(f"{name} is not in {earlier.since}: all that it holds counts as added")
    else:
        yield known


def write_new_baseline(opened: Opened, path: Path | None, report: Report) -> None:
    """Make a baseline of what a report found, by default in the list's folder."""
    target = path or opened.folder / DEFAULT_NAME
    baseline = baseline_of(report)
    write_baseline(target, baseline)
    hint = "" if path else f'; with baseline = "{DEFAULT_NAME}" in dd-lint.toml, runs leave them out'
    click.echo(f"Wrote {counted(len(baseline.findings), 'finding')} to {target}{hint}", err=True)


def settle_stale(path: Path, report: Report, rules: Collection[Rule], *, prune: bool) -> None:
    """Remove from a baseline what is no longer found, or say that it is there."""
    baseline = read_baseline(path)
    everything = replace(report, diagnostics=(*report.known, *report.diagnostics), known=())
    kept = baseline.without_stale(everything, rules)
    stale = len(baseline.findings) - len(kept.findings)
    if prune and stale:
        write_baseline(path, kept)
        click.echo(f"Removed {counted(stale, 'finding')} from {path}", err=True)
    elif stale:
        advice = "--prune-baseline removes them" if stale > 1 else "--prune-baseline removes it"
        complain(f"{path}: {counted(stale, 'finding')} no longer there; {advice}")
