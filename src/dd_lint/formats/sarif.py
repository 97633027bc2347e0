"""SARIF 2.1.0, as code scanning on GitHub and elsewhere takes it.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ and
https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from dd_lint import __version__
from dd_lint.findings import Edit, Fix, Related, Severity
from dd_lint.formats import Style
from dd_lint.lint.fingerprint import fingerprints
from dd_lint.lint.report import Diagnostic, Report
from dd_lint.rules import Rule
from dd_lint.text.source import Source, Span
from dd_lint.text.visible import visible

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LONGEST_TEXT = 1024
_MOST_RESULTS = 25_000
"""What GitHub takes of one run; the worst are kept."""


def render(report: Report, style: Style) -> Iterator[str]:
    """The whole document."""
    names = fingerprints(report)
    found = list(zip(report.diagnostics, names, strict=True))
    if len(found) > _MOST_RESULTS:
        found = sorted(found, key=lambda one: one[0].severity.rank)[:_MOST_RESULTS]
    rules = [rule for rule, _ in report.by_rule()]
    driver = {
        "name": "dd-lint",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": "https://github.com/dd-lint/dd-lint",
        "rules": [_rule(rule) for rule in rules],
    }
    numbers = {rule: number for number, rule in enumerate(rules)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The working folder."}}},
        "results": [_result(one, name, numbers[one.rule], style) for one, name in found],
    }
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)
    yield "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(map(str.capitalize, rule.name.split("-"))),
        "shortDescription": {"text": rule.summary[:_LONGEST_TEXT] or rule.name},
        "fullDescription": {"text": rule.summary[:_LONGEST_TEXT] or rule.name},
        "help": {"text": f"{rule.summary or rule.name} See {rule.url}", "markdown": rule.documentation},
        "helpUri": rule.url,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(one: Diagnostic, name: str, number: int, style: Style) -> dict[str, Any]:
    finding = one.finding
    result: dict[str, Any] = {
        "ruleId": one.rule.code,
        "ruleIndex": number,
        "level": _LEVELS[one.severity],
        "message": {"text": visible(finding.message)},
        "locations": [_location(one.source, one.span, style)],
        "partialFingerprints": {"ddLint/v1": name},
    }
    if finding.related:
        result["relatedLocations"] = [_related(related, style) for related in finding.related]
    if finding.fix:
        result["fixes"] = [_fix(finding.fix, style)]
    return result


def _artifact(source: Source, style: Style) -> dict[str, str]:
    path = (style.prefix + source.path).encode("utf-8", "surrogateescape")
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


def _region(source: Source, span: Span) -> dict[str, int]:
    line, column = source.position(span.start)
    end_line, end_column = source.position(span.end)
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _location(source: Source, span: Span, style: Style) -> dict[str, Any]:
    place = {"artifactLocation": _artifact(source, style), "region": _region(source, span)}
    return {"physicalLocation": place}


def _related(related: Related, style: Style) -> dict[str, Any]:
    message = {"message": {"text": visible(related.message)}}
    return _location(related.source, related.span, style) | message


def _fix(fix: Fix, style: Style) -> dict[str, Any]:
    files: dict[str, tuple[Source, list[Edit]]] = {}
    for edit in fix.edits:
        files.setdefault(edit.source.path, (edit.source, []))[1].append(edit)
    changes = [
        {
            "artifactLocation": _artifact(source, style),
            "replacements": [
                {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.text}}
                for edit in edits
            ],
        }
        for source, edits in files.values()
    ]
    return {"description": {"text": visible(fix.message)}, "artifactChanges": changes}
