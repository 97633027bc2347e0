"""What one run has to say."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from dd_lint.findings import Finding, Severity
from dd_lint.project.outcomes import LinkReport
from dd_lint.rules import Rule
from dd_lint.text.source import Source, Span


class Diagnostic(NamedTuple):
    """A finding with the rule that made it and the severity that holds for this run.

    `subject` is the paper, or the field of a citation, that it is about; empty where it is about neither.
    """

    rule: Rule
    severity: Severity
    finding: Finding
    subject: str = ""

    @property
    def source(self) -> Source:
        """The file that the finding is in."""
        return self.finding.source

    @property
    def span(self) -> Span:
        """The primary place."""
        return self.finding.span


@dataclass(frozen=True, slots=True)
class Report:
    """What one run has to say.

    `files` counts the list and its citation files; `entries` the entries of the list's sections with
    a bullet, dated copies apart; `seconds` is the wall time since the run began. `failures` names the
    rules that broke, in words for a person; `fixed` counts what was found before and has been fixed;
    `known` holds the findings that are left out of `diagnostics` because they were there before; `links` is
    what the network said, if it was asked.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: int
    entries: int
    citations: int
    seconds: float
    failures: tuple[str, ...] = ()
    fixed: int | None = None
    known: tuple[Diagnostic, ...] = ()
    links: LinkReport | None = None

    def count(self, severity: Severity) -> int:
        """How many findings have a severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)

    def fixable(self, *, safe: bool) -> int:
        """How many findings offer a safe fix, or an unsafe one."""
        fixes = (diagnostic.finding.fix for diagnostic in self.diagnostics)
        return sum(fix is not None and fix.safe is safe for fix in fixes)

    def by_rule(self) -> list[tuple[Rule, int]]:
        """The rules that found something, with how often, most often first."""
        counts = Counter(diagnostic.rule for diagnostic in self.diagnostics)
        return sorted(counts.items(), key=lambda item: (-item[1], item[0].code, item[0].name))
