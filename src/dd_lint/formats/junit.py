"""JUnit's XML, which most servers for continuous integration show.

Source: https://github.com/testmoapp/junitxml. A finding is a test that failed; a list without any is one
that passed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from dd_lint.formats import Style
from dd_lint.lint.report import Diagnostic, Report
from dd_lint.text.visible import visible

# XML 1.0, section 2.2.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, style: Style) -> Iterator[str]:
    """The whole document."""
    count = len(report.diagnostics)
    numbers = f'tests="{max(count, 1)}" failures="{count}" errors="0" time="{report.seconds:.3f}"'
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {numbers}>\n'
    yield f'<testsuite name="dd-lint" {numbers}>\n'
    for one in report.diagnostics:
        yield _case(one, style)
    if not count:
        yield '<testcase name="dd-lint" classname="dd-lint"/>\n'
    yield "</testsuite>\n</testsuites>\n"


def _case(one: Diagnostic, style: Style) -> str:
    line, column = one.source.position(one.span.start)
    path = style.prefix + one.source.path
    name = _attribute(f"{path}:{line}:{column}: {one.rule.code} {one.rule.name}")
    attributes = f'classname={_attribute(path)} file={_attribute(path)} line="{line}"'
    message = _attribute(one.finding.message)
    failure = f'<failure type="{one.severity}" message={message}/>'
    return f"<testcase name={name} {attributes}>{failure}</testcase>\n"


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", visible(text)))
