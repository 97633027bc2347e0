"""GitLab's code quality report.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from dd_lint.findings import Severity
from dd_lint.formats import Style
from dd_lint.lint.fingerprint import fingerprints
from dd_lint.lint.report import Report
from dd_lint.text.visible import visible

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report, style: Style) -> Iterator[str]:
    """The whole document, a line for each finding."""
    yield "["
    separator = "\n"
    for one, name in zip(report.diagnostics, fingerprints(report), strict=True):
        begin, end = one.source.position(one.span.start).line, one.source.position(one.span.end).line
        issue = {
            "description": f"{one.rule.code}: {visible(one.finding.message)}",
            "check_name": one.rule.name,
            "fingerprint": name,
            "severity": _SEVERITIES[one.severity],
            "location": {
                "path": visible(style.prefix + one.source.path),
                "lines": {"begin": begin, "end": end},
            },
        }
        yield separator + json.dumps(issue)
        separator = ",\n"
    yield "\n]\n"
