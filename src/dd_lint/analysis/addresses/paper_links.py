"""The links of a list that lead to papers."""

from __future__ import annotations

from dd_lint.analysis import computed_once
from dd_lint.markdown import Inline
from dd_lint.project.model import Project


@computed_once
def paper_links(project: Project) -> tuple[Inline, ...]:
    """The links of the entries that lead to the paper itself, by the title or by a label of that kind."""
    links: list[Inline] = []
    for entry in project.entries:
        if entry.paper is not None:
            links.append(entry.paper)
        links.extend(entry.links("paper"))
    return tuple(links)
