"""What a list usually does with the links behind its entries."""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.convention import Convention
from dd_lint.analysis.entries.labelled_links import configured_order, own_order, rows_keep
from dd_lint.project.model import Project


def _keep_configured(project: Project) -> Iterator[bool]:
    return rows_keep(project, configured_order(project))


def _keep_own(project: Project) -> Iterator[bool]:
    return rows_keep(project, own_order(project))


def _citations(project: Project) -> Iterator[int]:
    counts = (sum(1 for _ in one.links("bibtex")) for one in (*project.entries, *project.latest))
    return (count for count in counts if count)


CONFIGURED_ICON_ORDER = Convention(
    "configured-icon-order",
    "whether the links behind an entry are in the order of the configuration",
    "entries",
    _keep_configured,
    # A little more than two thirds.
    share=0.67,
    setting="icon-order",
)
OWN_ICON_ORDER = Convention(
    "icon-order",
    "whether the links behind an entry are in the order that the list mostly has",
    "entries",
    _keep_own,
    fewest=3,
    setting="icon-order",
)
CITATIONS_OF_ENTRY = Convention(
    "citations-of-entry",
    "how many citations an entry that has one links to",
    "entries",
    _citations,
    fewest=3,
    takes=int,
)
