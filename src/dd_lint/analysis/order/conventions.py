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
    takes=("ascending", "descending"),
    setting="entry-order",
)
LATEST_ORDER = Convention(
    name="latest-order",
    about="whether the dates of the latest updates rise; without such a habit, they are to fall",
    of="steps from one date to another",
    fewest=2,
    takes=("ascending", "descending"),
)


def dates_order(section: Section, dated: list[RankedEntry]) -> Convention:
    """Whether the dates of a section's latest updates rise or fall, by its dated items."""
    steps = tuple(
        "ascending" if above.rank < below.rank else "descending"
        for above, below in pairwise(dated)
        if above.rank != below.rank
    )
    return LATEST_ORDER.of_part(section.index, steps)
