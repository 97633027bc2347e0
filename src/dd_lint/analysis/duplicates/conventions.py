"""Whether a list names a paper once."""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.convention import Convention
from dd_lint.analysis.duplicates.repeated_papers import repeated_papers
from dd_lint.project.model import Project


def _listed_once(project: Project) -> Iterator[bool]:
    again = {one.later.start for one in repeated_papers(project) if one.across}
    return (entry.start not in again for entry in project.entries)


LISTED_ONCE = Convention(
    name="listed-once",
    about="whether a paper is listed in one section alone",
    of="entries",
    values=_listed_once,
    share=0.98,
    setting="duplicates",
)
