"""What `check` leaves out: the findings of a baseline, and those of a commit."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dd_lint.cli.arguments import complain
from dd_lint.cli.judging import Judge
from dd_lint.history.known_findings import Known
from dd_lint.text.wording import counted

if TYPE_CHECKING:
    from dd_lint.cli.list_options import Opened
    from dd_lint.lint.report import Report
    from dd_lint.project.model import Project
    from dd_lint.rules import Rule


def leave_out_known(opened: Opened, judge: Judge, baseline: Path | None, since: str | None) -> Judge:
    """A judge that leaves out what is in a baseline, and what `judge` finds in a commit."""
    known = list(_known(opened, judge, baseline, since))

    def judge_the_rest(project: Project) -> Report:
        report = judge(project)
        for one in known:
            report = one.leave_out(report)
        return report

    return judge_the_rest if known else judge


def _known(opened: Opened, judge: Judge, baseline: Path | None, since: str | None) -> Iterator[Known]:
    if baseline is not None:
        from dd_lint.history.baseline import read_baseline

        yield Known(read_baseline(baseline).fingerprints)
    if since is not None:
        from dd_lint.history.since import known_since

        known = known_since(since, opened.project, opened.folder, judge)
        if known is None:
            name = opened.prefix + opened.project.source.path
            complain(f"{name} is not in {since}: all that it holds counts as added")
        else:
            yield known


def write_new_baseline(opened: Opened, path: Path | None, report: Report) -> int:
    """Make a baseline of what a report found, by default in the list's folder."""
    from dd_lint.history.baseline import DEFAULT_NAME, baseline_of, write_baseline

    target = path or opened.folder / DEFAULT_NAME
    baseline = baseline_of(report)
    write_baseline(target, baseline)
    hint = "" if path else f'; with baseline = "{DEFAULT_NAME}" in dd-lint.toml, runs leave them out'
    click.echo(f"Wrote {counted(len(baseline.findings), 'finding')} to {target}{hint}", err=True)
    return 0


def settle_stale(path: Path, report: Report, rules: Collection[Rule], *, prune: bool) -> None:
    """Remove from a baseline what is no longer found, or say that it is there."""
    from dd_lint.history.baseline import read_baseline, write_baseline

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
