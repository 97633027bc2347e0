"""One line per finding: `path:line:column: CODE name message`."""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.formats import Style
from dd_lint.formats.paint import COLORS, paint
from dd_lint.lint.report import Report
from dd_lint.text.visible import visible


def render(report: Report, style: Style) -> Iterator[str]:
    """The findings, in the order of their places."""
    for diagnostic in report.diagnostics:
        line, column = diagnostic.source.position(diagnostic.span.start)
        place = f"{visible(style.prefix + diagnostic.source.path)}:{line}:{column}"
        rule = diagnostic.rule
        code = paint(rule.code, style, fg=COLORS[diagnostic.severity])
        message = visible(diagnostic.finding.message)
        yield f"{paint(place, style, bold=True)}: {code} {rule.name} {message}\n"
