"""Findings that a run leaves out, because they were there before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dd_lint.lint.fingerprint import fingerprints
from dd_lint.lint.report import Diagnostic, Report


@dataclass(frozen=True)
class EarlierFindings:
    """The fingerprints of what was found before.

    `is_old` tells of a line of a file (its path, its text) whether it was there at that time; without
    it nothing is known of lines.
    """

    fingerprints: frozenset[str]
    is_old: Callable[[str, str], bool] | None = None

    def leave_out(self, report: Report) -> Report:
        """The report without the findings that are known.

        One that belongs to a line that was not there is not left out: it is of what has changed since.
        """
        names = fingerprints(report)
        shown: list[Diagnostic] = []
        known = list(report.known)
        for name, one in zip(names, report.diagnostics, strict=True):
            is_known = name in self.fingerprints and not self._is_about_the_change(one)
            (known if is_known else shown).append(one)
        return replace(report, diagnostics=tuple(shown), known=tuple(known))

    def _is_about_the_change(self, diagnostic: Diagnostic) -> bool:
        if self.is_old is None:
            return False
        for related in diagnostic.finding.related:
            source = related.source
            line = source.line(source.position(related.span.start).line)
            if not self.is_old(source.path, line):
                return True
        return False
