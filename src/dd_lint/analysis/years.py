"""Years that a paper can be of."""

from __future__ import annotations

from dd_lint.project.model import Project

EARLIEST = 1950


def can_be(project: Project, year: int) -> bool:
    """Whether a paper can be of a year: none that is too long ago, or after the next one."""
    return EARLIEST <= year <= project.today.year + 1
