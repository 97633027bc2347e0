"""Reviewdog's diagnostic format, with fixes as suggestions.

Source: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf. Columns count bytes of UTF-8.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dd_lint.findings import Severity
from dd_lint.formats import Style
from dd_lint.lint.report import Diagnostic, Report
from dd_lint.text.source import Source, Span
from dd_lint.text.visible import visible

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(report: Report, style: Style) -> Iterator[str]:
    """The whole document, a line for each finding."""
    yield '{"source": {"name": "dd-lint", "url": "https://github.com/dd-lint/dd-lint"}, "diagnostics": ['
    separator = "\n"
    for one in report.diagnostics:
        yield separator + json.dumps(_diagnostic(one, style))
        separator = ",\n"
    yield "\n]}\n"


def _diagnostic(one: Diagnostic, style: Style) -> dict[str, Any]:
    found: dict[str, Any] = {
        "message": visible(one.finding.message),
        "location": {
            "path": visible(style.prefix + one.source.path),
            "range": _range(one.source, one.span),
        },
        "severity": _SEVERITIES[one.severity],
        "code": {"value": one.rule.code, "url": one.rule.url},
    }
    fix = one.finding.fix
    # Each suggestion is one a person may take by itself; a fix of several edits is none.
    if fix and len(fix.edits) == 1 and fix.edits[0].source.path == one.source.path:
        edit = fix.edits[0]
        found["suggestions"] = [{"range": _range(edit.source, edit.span), "text": edit.text}]
    return found


def _range(source: Source, span: Span) -> dict[str, dict[str, int]]:
    return {"start": _place(source, span.start), "end": _place(source, span.end)}


def _place(source: Source, offset: int) -> dict[str, int]:
    line, column = source.position(offset)
    before = source.text[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
