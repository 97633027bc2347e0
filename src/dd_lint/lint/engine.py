"""Selects rules, runs them over a project, and sorts what they find into a `Report`."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dd_lint.config.model import Config
from dd_lint.document.comments import Suppression, Suppressions
from dd_lint.findings import Edit, Finding, Related
from dd_lint.lint.report import Diagnostic, Report
from dd_lint.project.model import Project
from dd_lint.rules import Rule


def select_rules(rules: Iterable[Rule], config: Config) -> list[Rule]:
    """The rules that a configuration turns on.

    The most precise word wins: a name over a code over a family over `ALL`; among equals, `ignore`
    over `select`. A rule that is off by default needs more than `ALL` or `select` of its family.
    """
    return [rule for rule in rules if _selected(rule, config)]


def _selected(rule: Rule, config: Config) -> bool:
    selected = max((_precision(word, rule) for word in config.select), default=0)
    extended = max((_precision(word, rule) for word in config.extend_select), default=0)
    ignored = max((_precision(word, rule) for word in config.ignore), default=0)
    if not rule.default and selected < 3 and not extended:
        return False
    return max(selected, extended) > ignored


def _precision(word: str, rule: Rule) -> int:
    """How precisely a selector names a rule: 4 by name, 3 by code, 2 by prefix, 1 by ALL, 0 not at all."""
    if word == rule.name:
        return 4
    upper = word.upper()
    if upper == rule.code:
        return 3
    if upper == "ALL":
        return 1
    return 2 if rule.code.startswith(upper) else 0


def lint(project: Project, rules: Sequence[Rule], *, started: float | None = None) -> Report:
    """Run rules over a project. A rule that breaks is named in the report and stops no other.

    What a comment of the list or of a citation file hides is left out.
    """
    began = time.perf_counter() if started is None else started
    failures: list[str] = []
    used: set[Suppression] = set()
    diagnostics: list[Diagnostic] = []
    for rule in sorted(rules, key=lambda rule: rule.last):
        if rule.last:
            project = replace(project, unused=_unused(project.suppressions, used, rules))
        shown = _shown(project.suppressions, _run(rule, project, failures), used)
        diagnostics += map(_localised, shown) if project.files else shown
    diagnostics.sort(key=_order)
    return Report(
        diagnostics=tuple(diagnostics),
        files=max(1, len(project.files)) + sum(not one.inline for one in project.citations.values()),
        entries=sum(not entry.swallowed for entry in project.entries),
        citations=sum(len(one.entries) if one.inline else 1 for one in project.citations.values()),
        seconds=time.perf_counter() - began,
        failures=tuple(failures),
    )


def _run(rule: Rule, project: Project, failures: list[str]) -> Iterator[Diagnostic]:
    severity = project.config.severity.get(rule.name)
    try:
        views = project.files if rule.of_one_page and project.files else (project,)
        for finding in (found for view in views for found in rule.check(view)):
            yield Diagnostic(rule, severity or finding.severity or rule.severity, _on_one_line(finding))
    except Exception as error:
        failures.append(f"the rule {rule.code} {rule.name} broke: {type(error).__name__}: {error}")


def _shown(
    suppressions: Suppressions, diagnostics: Iterator[Diagnostic], used: set[Suppression]
) -> Iterator[Diagnostic]:
    """The findings that no comment hides; the comments that hide one are added to those used."""
    if not suppressions.valid:
        yield from diagnostics
        return
    for one in diagnostics:
        hiding = suppressions.hiding(one.source, one.span.start, _names(one.rule))
        if hiding is None:
            yield one
        else:
            used.add(hiding)


def _localised(diagnostic: Diagnostic) -> Diagnostic:
    """A finding of a list in several files, with the places in the file that each is in."""
    finding = diagnostic.finding
    source, span = finding.source.local(finding.span)
    related = tuple(Related(*one.source.local(one.span), one.message) for one in finding.related)
    fix = finding.fix and finding.fix._replace(
        edits=tuple(Edit(*one.source.local(one.span), one.text) for one in finding.fix.edits)
    )
    return diagnostic._replace(finding=finding._replace(source=source, span=span, related=related, fix=fix))


def _names(rule: Rule) -> tuple[str, ...]:
    """All that a comment may call a rule, in lower case, the most precise word first."""
    if rule.last:
        # A comment that hides everything would hide that it hides nothing.
        return rule.name, rule.code.lower()
    return rule.name, rule.code.lower(), rule.family.lower(), "all", ""


def _unused(
    suppressions: Suppressions, used: set[Suppression], rules: Sequence[Rule]
) -> tuple[Suppression, ...]:
    """The suppressions that hid nothing, although a rule that they name ran."""
    ran = {name for rule in rules if not rule.last for name in _names(rule)}
    return tuple(one for one in suppressions.valid if one not in used and one.word.lower() in ran)


def _on_one_line(finding: Finding) -> Finding:
    """The finding without line breaks in its messages, which may quote what is in a file."""
    fix = finding.fix
    return finding._replace(
        message=" ".join(finding.message.split()),
        related=tuple(one._replace(message=" ".join(one.message.split())) for one in finding.related),
        fix=fix and fix._replace(message=" ".join(fix.message.split())),
    )


def _order(diagnostic: Diagnostic) -> tuple[str, int, str, str, int, str]:
    span = diagnostic.span
    return (
        diagnostic.source.path,
        span.start,
        diagnostic.rule.code,
        diagnostic.rule.name,
        span.end,
        diagnostic.finding.message,
    )
