"""Whether the numbers that a list gives for its sections are those of their entries."""

from __future__ import annotations

from dd_lint.analysis.badges.section_counts import section_counts
from dd_lint.analysis.convention import Convention
from dd_lint.project.model import Project


def _right_counts(project: Project) -> list[bool]:
    # As many right ones as wrong ones are enough.
    return sorted((one.right for one in section_counts(project)), reverse=True)


SECTION_COUNTS = Convention(
    name="section-counts",
    about="whether numbers after titles of sections count their entries",
    of="numbers after titles",
    values=_right_counts,
    share=0.5,
)
