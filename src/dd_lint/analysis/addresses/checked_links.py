"""Where the links of a list stand, with what the network says of them."""

from __future__ import annotations

from dd_lint.analysis import computed_once
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.project.outcomes import Outcome


@computed_once
def checked_links(project: Project) -> tuple[tuple[Inline, Outcome], ...]:
    """Every link that has an outcome, in reading order."""
    outcomes = project.outcomes
    if not outcomes:
        return ()
    return tuple(
        (link, outcomes[link.destination]) for link in project.document.links if link.destination in outcomes
    )
