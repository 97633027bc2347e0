"""What the process ends with, as far as a report decides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dd_lint.cli.complain import ISSUES, complain

if TYPE_CHECKING:
    from dd_lint.lint.report import Diagnostic, Report


def exit_code(report: Report, fail_on: str | None) -> int:
    """What the process ends with; names the rules that broke, and the lack of a network.

    `fail_on` is the severity of the mildest finding that counts, or "never". Without it every finding
    counts, but of links only what is surely wrong: the rest is for people to look at.
    """
    from dd_lint.findings import Severity

    for failure in report.failures:
        complain(f"internal error: {failure} (please report it at {ISSUES})")
    if report.links is not None and report.links.interrupted:
        return 130
    if report.links is not None and report.links.nothing_answered:
        complain("none of the hosts could be reached; is there a network?")
        return 3
    if report.failures:
        return 3
    if fail_on == "never":
        return 0

    def counts(one: Diagnostic) -> bool:
        mildest = fail_on or (Severity.ERROR if one.rule.family.network else Severity.INFO)
        return one.severity.rank <= Severity(mildest).rank

    return 1 if any(map(counts, report.diagnostics)) else 0
