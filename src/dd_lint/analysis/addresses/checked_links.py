"""Where the links of a list stand, with what the network says of them."""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.project.outcomes import Outcome


def checked_links(project: Project) -> Iterator[tuple[Inline, Outcome]]:
    """Every link that has an outcome, in reading order."""
    if not project.outcomes:
        return
    for link in project.document.links:
        outcome = project.outcomes.get(link.destination)
        if outcome is not None:
            yield link, outcome
