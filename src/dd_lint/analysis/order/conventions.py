"""In which order a list usually has its entries and its latest updates."""

from __future__ import annotations

from itertools import pairwise

from dd_lint.analysis.convention import Convention
from dd_lint.analysis.order.moves import RankedEntry
from dd_lint.analysis.order.years import year_steps
from dd_lint.document.model import Section
from dd_lint.project.model import Project

_TELLING = 10
"""Steps from one year to another from which on they tell an order; fewer are chance."""


def _order_of_years(project: Project) -> tuple[str, ...]:
    steps = year_steps(project)
    return steps if len(steps) >= _TELLING else ()


ENTRY_ORDER = Convention(
    name="entry-order",
    about="whether the years of entries rise or fall",
    of="steps of the list",
    values=_order_of_years,
    setting="entry-order",
)


def dates_order(section: Section, dated: list[RankedEntry]) -> Convention:
    """Whether the dates of a section's latest updates rise or fall, by its dated items."""
    steps = tuple(
        "ascending" if above.rank < below.rank else "descending"
        for above, below in pairwise(dated)
        if above.rank != below.rank
    )
    return Convention(
        name=f"latest-order of section {section.index}",
        about="whether the dates of the latest updates rise or fall",
        of="steps from one date to another",
        values=lambda _: steps,
        fewest=2,
    )
