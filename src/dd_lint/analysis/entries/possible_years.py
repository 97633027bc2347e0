"""Years that a paper can be of."""

from __future__ import annotations

from dd_lint.project.model import Project

FIRST_YEAR = 1950
"""No list has a paper that is older; what looks like it is a slip."""


def is_possible_year(project: Project, year: int) -> bool:
    """Whether a paper can be of a year: neither too long ago, nor after the next one."""
    return FIRST_YEAR <= year <= project.today.year + 1
