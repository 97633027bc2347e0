"""Workflow commands that GitHub shows as annotations, the worst first.

GitHub shows ten of each kind per step, so the order decides what a contributor sees
(https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.findings import Severity
from dd_lint.formats import Style
from dd_lint.lint.report import Diagnostic, Report
from dd_lint.text.visible import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MESSAGE_LIMIT = 4096


def render(report: Report, style: Style) -> Iterator[str]:
    """One command per finding."""
    for diagnostic in sorted(report.diagnostics, key=lambda diagnostic: diagnostic.severity.rank):
        yield _command(diagnostic, style)


def _command(diagnostic: Diagnostic, style: Style) -> str:
    source, span = diagnostic.source, diagnostic.span
    line, column = source.position(span.start)
    end_line, end_column = source.position(span.end)
    properties = {"file": visible(style.prefix + source.path), "line": str(line)}
    if end_line != line:
        properties["endLine"] = str(end_line)
    else:
        properties["endLine"] = str(line)
        properties["col"] = str(column)
        properties["endColumn"] = str(max(end_column, column + 1))
    properties["title"] = f"{diagnostic.rule.code} {diagnostic.rule.name}"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = visible(diagnostic.finding.message)
    for related in diagnostic.finding.related:
        place = related.source.position(related.span.start).line
        message += f"\n{visible(style.prefix + related.source.path)}:{place}: {visible(related.message)}"
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_data(message[:_MESSAGE_LIMIT])}\n"


def _data(text: str) -> str:
    # Of old, a command may also stand inside a line.
    text = text.replace("##[", "## [")
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
