"""The JSON document, version 1, one line per finding.

    {"version": 1, "tool": {"name", "version"},
     "findings": [{"code", "name", "severity", "message", "path", "line", "column", "end_line", "end_column",
                   "related": [{"path", "line", "column", "end_line", "end_column", "message"}],
                   "fix": null or {"safe", "message", "edits": [
                     {"path", "line", "column", "end_line", "end_column", "text"}]},
                   "fingerprint", "url"}],
     "summary": {"files", "entries", "citations", "errors", "warnings", "infos", "seconds"}}

If the network was asked, there are two more members, one line per unique URL, and a count for each verdict:

     "links": [{"url", "verdict", "status", "final_url", "checked_by", "attempts", "cached", "message",
                "title", "archived", "suspicion", "suggestion", "places": [{"path", "line", "column"}]}],
     "link_summary": {"links", "requests", "seconds", "alive", "moved", "dead", …}

Paths are relative to the list's folder. Lines and columns count from 1, columns in characters, ends
are exclusive. Members may be added in version 1; none changes its meaning or goes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dd_lint import __version__
from dd_lint.findings import Fix, Severity
from dd_lint.formats import Style
from dd_lint.lint.fingerprint import fingerprints
from dd_lint.lint.report import Diagnostic, Report
from dd_lint.project.outcomes import LinkPlace, LinkReport, Outcome, Verdict
from dd_lint.text.source import Source, Span


def render(report: Report, style: Style) -> Iterator[str]:
    """The whole document; the same input gives the same bytes, `seconds` apart."""
    yield f'{{"version": 1, "tool": {_dump({"name": "dd-lint", "version": __version__})},\n "findings": ['
    separator = "\n  "
    names = fingerprints(report)
    for diagnostic, name in zip(report.diagnostics, names, strict=True):
        yield separator + _dump(_finding(diagnostic, name))
        separator = ",\n  "
    summary = {
        "files": report.files,
        "entries": report.entries,
        "citations": report.citations,
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "infos": report.count(Severity.INFO),
        "seconds": round(report.seconds, 3),
    }
    yield f'],\n "summary": {_dump(summary)}'
    if report.links is not None:
        yield from _links(report.links)
    yield "}\n"


def _links(links: LinkReport) -> Iterator[str]:
    yield ',\n "links": ['
    separator = "\n  "
    for outcome, places in links.links:
        yield separator + _dump(_link(outcome, places))
        separator = ",\n  "
    counts = {verdict.value: links.count(verdict) for verdict in Verdict}
    numbers = {"links": len(links.links), "requests": links.requests, "seconds": round(links.seconds, 3)}
    yield f'],\n "link_summary": {_dump(numbers | counts)}'


def _link(outcome: Outcome, places: tuple[LinkPlace, ...]) -> dict[str, Any]:
    return {
        "url": outcome.url,
        "verdict": outcome.verdict.value,
        "status": outcome.status,
        "final_url": outcome.final_url,
        "checked_by": outcome.checked_by,
        "attempts": outcome.attempts,
        "cached": outcome.cached,
        "message": outcome.message,
        "title": outcome.title,
        "archived": outcome.archived,
        "suspicion": outcome.suspicion,
        "suggestion": outcome.suggestion,
        "places": [place._asdict() for place in places],
    }


def _dump(value: object) -> str:
    # In ASCII, so that no terminal acts on it and no encoding of the output spoils it.
    return json.dumps(value)


def _place(source: Source, span: Span) -> dict[str, Any]:
    line, column = source.position(span.start)
    end_line, end_column = source.position(span.end)
    return {
        "path": source.path,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }


def _finding(diagnostic: Diagnostic, fingerprint: str) -> dict[str, Any]:
    finding = diagnostic.finding
    return {
        "code": diagnostic.rule.code,
        "name": diagnostic.rule.name,
        "severity": str(diagnostic.severity),
        "message": finding.message,
        **_place(finding.source, finding.span),
        "related": [
            _place(related.source, related.span) | {"message": related.message} for related in finding.related
        ],
        "fix": _fix(finding.fix) if finding.fix else None,
        "fingerprint": fingerprint,
        "url": diagnostic.rule.url,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [_place(edit.source, edit.span) | {"text": edit.text} for edit in fix.edits]
    return {"safe": fix.safe, "message": fix.message, "edits": edits}
