"""One line a finding: `path:line:column: CODE name message`."""

from __future__ import annotations

from collections.abc import Iterator

from ..engine import Report
from . import Style, visible


def render(report: Report, style: Style) -> Iterator[str]:
    """The findings, in the order of their places."""
    for diagnostic in report.diagnostics:
        line, column = diagnostic.source.position(diagnostic.span.start)
        path = visible(style.prefix + diagnostic.source.path)
        rule = diagnostic.rule
        yield f"{path}:{line}:{column}: {rule.code} {rule.name} {visible(diagnostic.finding.message)}\n"
