"""Shows a report: the findings on standard output or in files, what they come to on standard error."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dd_lint.cli.complain import complain
from dd_lint.cli.options import OutputOptions
from dd_lint.formats import Style, load_format
from dd_lint.text.errors import RunError
from dd_lint.text.wording import counted

if TYPE_CHECKING:
    from dd_lint.lint.report import Report

_ROOTS = {"github": "GITHUB_WORKSPACE", "sarif": "GITHUB_WORKSPACE", "gitlab": "CI_PROJECT_DIR"}
"""The variable that names the repository's root where a format is read."""


def print_report(
    report: Report,
    output: OutputOptions,
    prefix: str,
    command: str = "",
    *,
    statistics: bool = False,
    hints: bool = True,
    summary: bool = True,
) -> None:
    """Print the findings, or with `statistics` how often each rule found something, and a summary.

    Without a format it is "full" on a terminal and "concise" elsewhere; `prefix` leads from the working
    folder to the list's, and `command` is the one that may be repeated where not all is shown. With `hints`
    the summary says how to apply the fixes that there are; without `summary` there is only that of the
    links, if they were asked for. The files of `--report` come last.

    Raises:
        RunError: a report cannot be written.
    """
    import shutil

    terminal = sys.stdout.isatty()
    repeated = "" if output.all_findings else command
    if statistics:
        for rule, count in report.by_rule():
            click.echo(f"{count:>6}  {rule.code}  {rule.name}")
    else:
        width = shutil.get_terminal_size((100, 24)).columns
        style = Style(prefix, _colored(output.color, terminal), width, repeated)
        chosen = output.output_format or ("full" if terminal else "concise")
        style = style._replace(prefix=_from_root(chosen, prefix))
        write = sys.stdout.write
        for piece in load_format(chosen).render(report, style):
            write(piece)
    sys.stdout.flush()
    if summary:
        click.echo(_summary(report, hints=hints), err=True)
    if report.links is not None:
        for note in report.links.notes:
            complain(note)
        click.echo(report.links.summary, err=True)
    _write_reports(report, output, Style(prefix, command=repeated))


def _write_reports(report: Report, output: OutputOptions, style: Style) -> None:
    for name, path in output.reports.items():
        try:
            with path.open("w", encoding="utf-8", newline="\n") as file:
                rooted = style._replace(prefix=_from_root(name, style.prefix))
                file.writelines(load_format(name).render(report, rooted))
        except OSError as error:
            raise RunError(f"{path}: {error.strerror}") from error


def _from_root(name: str, prefix: str) -> str:
    """What leads to the list's files in a format: from the repository's root, where a forge expects that."""
    root = os.environ.get(_ROOTS.get(name, ""), "")
    if not root:
        return prefix
    folder = Path(prefix or ".").resolve()
    if not folder.is_relative_to(Path(root).resolve()):
        return prefix
    inside = folder.relative_to(Path(root).resolve()).as_posix()
    return "" if inside == "." else f"{inside}/"


def _colored(color: str, terminal: bool) -> bool:
    """Whether to paint (https://no-color.org, https://force-color.org)."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def _summary(report: Report, *, hints: bool) -> str:
    entries, files = counted(report.entries, "entry", "entries"), counted(report.citations, "citation file")
    scope = f"{entries}, {files}, {report.seconds:.2f} s"
    remaining, unsafe = len(report.diagnostics), report.fixable(safe=False)
    found = remaining + (report.fixed or 0)
    known = f"{len(report.known)} known left out" if report.known else ""
    if not found:
        return f"No new findings ({known}): {scope}" if known else f"All checks passed: {scope}"
    if report.fixed is None:
        safe = report.fixable(safe=True)
        ways = [f"{safe} fixable with --fix"] * bool(safe)
        ways += [f"{unsafe} {'more ' if safe else 'fixable '}with --fix --unsafe-fixes"] * bool(unsafe)
        hint = f"; {', '.join(ways)}" if ways and hints else ""
        parts = [_severities(report), known]
        return f"Found {counted(found, 'finding')} ({'; '.join(filter(None, parts))}) in {scope}{hint}"
    more = f"{unsafe} more with --unsafe-fixes" if unsafe else ""
    parts = [f"{report.fixed} fixed, {remaining} remaining", more, known]
    return f"Found {counted(found, 'finding')} ({'; '.join(filter(None, parts))}) in {scope}"


def _severities(report: Report) -> str:
    from dd_lint.findings import Severity

    return ", ".join(
        counted(count, str(severity)) for severity in Severity if (count := report.count(severity))
    )
