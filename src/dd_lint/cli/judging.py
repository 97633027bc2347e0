"""What the commands do to a list: rules in, report out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dd_lint.lint.report import Report
    from dd_lint.project.model import Project
    from dd_lint.project.outcomes import LinkReport, Outcome
    from dd_lint.rules import Rule

Judge = Callable[["Project"], "Report"]


def judge_with(
    rules: Sequence[Rule],
    started: float,
    outcomes: Mapping[str, Outcome] | None = None,
    asked: LinkReport | None = None,
) -> Judge:
    """Lints with rules and with what the network said, whichever version of the list is given."""
    from dd_lint.lint.engine import lint

    def judge(project: Project) -> Report:
        if outcomes is not None:
            project = replace(project, outcomes=outcomes)
        return replace(lint(project, rules, started=started), links=asked)

    return judge
