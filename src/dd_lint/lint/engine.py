"""Runs rules over a project, and sorts what they find into a `Report`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from dd_lint.analysis.contents.linked_headings import breaks_links
from dd_lint.document.suppressions import Suppression
from dd_lint.findings import Edit, Finding, Node, Related
from dd_lint.lint.report import Diagnostic, Report
from dd_lint.lint.selection import in_turn
from dd_lint.lint.subjects import Subjects
from dd_lint.lint.unused_suppressions import names_in_comments, unused_suppressions
from dd_lint.project.model import Project
from dd_lint.project.outcomes import LinkReport, Outcome
from dd_lint.rules import Rule

Linter = Callable[[Project], Report]
"""Lints a version of a list: as it is, as it was in a commit, or after fixes."""


def lint(
    project: Project, rules: Sequence[Rule], *, heard: Sequence[Rule] = (), started: float | None = None
) -> Report:
    """Run rules over a project. A rule that breaks is named in the report and stops no other.

    What a comment of the list or of a citation file hides is left out, and what a rule says of a node of
    which one that it yields to has spoken. Of rules that are only `heard`, nothing is reported: the others
    may yield to them.
    """
    began = time.perf_counter() if started is None else started
    run = _Run(project, rules)
    asked = {name for rule in rules for name in rule.yields_to}
    for rule in in_turn([*rules, *(rule for rule in heard if rule.name in asked)]):
        run.take(rule)
    return Report(
        diagnostics=tuple(sorted(run.diagnostics, key=_order)),
        files=max(1, len(project.files)) + sum(not one.inline for one in project.citations.values()),
        entries=sum(not entry.swallowed for entry in project.entries),
        citations=sum(len(one.entries) if one.inline else 1 for one in project.citations.values()),
        seconds=time.perf_counter() - began,
        failures=tuple(run.failures),
    )


def linter(
    rules: Sequence[Rule],
    started: float,
    outcomes: Mapping[str, Outcome] | None = None,
    links: LinkReport | None = None,
    heard: Sequence[Rule] = (),
) -> Linter:
    """What lints whichever version of a list it is given, with these rules and what the network said.

    `heard` are rules that the others may yield to, and of which nothing is reported.
    """

    def lint_version(project: Project) -> Report:
        if outcomes is not None:
            project = project.with_outcomes(outcomes)
        return replace(lint(project, rules, heard=heard, started=started), links=links)

    return lint_version


class _Run:
    """What rules have found so far, and which comments have hidden something."""

    def __init__(self, project: Project, rules: Sequence[Rule]) -> None:
        self.project = project
        self.rules = rules
        self.subjects = Subjects(project)
        self.diagnostics: list[Diagnostic] = []
        self.failures: list[str] = []
        self.reported = frozenset(rule.name for rule in rules)
        self.used: set[Suppression] = set()
        self.heard = frozenset(name for rule in rules for name in rule.yields_to)
        self.spoken: set[tuple[str, Node]] = set()

    def take(self, rule: Rule) -> None:
        """Run one more rule."""
        severity = self.project.config.severity.get(rule.name)
        suppressions = self.project.suppressions
        try:
            for finding in self._findings(rule):
                if self._is_said(rule, finding):
                    continue
                hiding = suppressions.hiding(finding.source, finding.span.start, names_in_comments(rule))
                if hiding is not None:
                    self.used.add(hiding)
                    continue
                if rule.name not in self.reported:
                    continue
                if finding.fix is not None and breaks_links(self.project, finding.fix.edits):
                    finding = finding._replace(fix=None)
                shown = _localised(_on_one_line(finding), localise=bool(self.project.files))
                self.diagnostics.append(
                    Diagnostic(
                        rule,
                        severity or finding.severity or rule.severity,
                        shown,
                        self.subjects.at(finding.source, finding.span.start),
                    )
                )
        except Exception as error:
            self.failures.append(f"the rule {rule.code} {rule.name} broke: {type(error).__name__}: {error}")

    def _findings(self, rule: Rule) -> Iterator[Finding]:
        if rule.check_unused is not None:
            yield from rule.check_unused(
                unused_suppressions(self.project.suppressions, self.used, self.rules)
            )
            return
        pages = self.project.files if rule.family.per_file else ()
        for page in pages or (self.project,):
            yield from rule.check(page)

    def _is_said(self, rule: Rule, finding: Finding) -> bool:
        """Whether a rule that this one yields to has spoken about a node of the finding."""
        if rule.yields_to and any(
            (name, node) in self.spoken for name in rule.yields_to for node in finding.nodes
        ):
            return True
        if rule.name in self.heard:
            self.spoken.update((rule.name, node) for node in finding.nodes)
        return False


def _localised(finding: Finding, *, localise: bool) -> Finding:
    """The finding of a list in several files, with the places in the file that each is in."""
    if not localise:
        return finding
    source, span = finding.source.local(finding.span)
    related = tuple(Related(*one.source.local(one.span), one.message) for one in finding.related)
    fix = finding.fix and finding.fix._replace(
        edits=tuple(Edit(*one.source.local(one.span), one.text) for one in finding.fix.edits)
    )
    return finding._replace(source=source, span=span, related=related, fix=fix)


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
