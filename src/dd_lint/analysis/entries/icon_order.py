"""The order that holds for the links behind the entries of a list."""

from __future__ import annotations

from collections import Counter

from dd_lint.analysis import computed_once
from dd_lint.analysis.convention import evidence, habit
from dd_lint.analysis.entries.labelled_links import (
    configured_order,
    labelled_rows,
    own_order,
    rows_keep,
)
from dd_lint.analysis.entries.link_conventions import CONFIGURED_ICON_ORDER, OWN_ICON_ORDER
from dd_lint.config.model import Config
from dd_lint.project.model import Project

_FEWEST = 3
"""Fewer entries than that are too few to show that the list has another order than the usual one."""


@computed_once
def icon_order_of(project: Project) -> tuple[str, ...]:
    """The labels in the order that holds for the list; none where there is no such order."""
    configured = habit(project, CONFIGURED_ICON_ORDER)
    chosen = project.config.icon_order != Config().icon_order
    if chosen or configured.usual is True:
        return configured_order(project)
    own = habit(project, OWN_ICON_ORDER)
    if own.usual is True:
        return own_order(project)
    return configured_order(project) if own.total < _FEWEST else ()


@computed_once
def icon_order_kept(project: Project) -> tuple[int, str]:
    """How many entries keep the order, and that in words: "as in 212 of 215 entries"."""
    kept = Counter(rows_keep(project, icon_order_of(project)))
    return kept[True], evidence(kept[True], kept.total(), "entries")


def order_of(project: Project) -> tuple[tuple[str, ...], str]:
    """The labels that a list uses, in the order that holds for it, and what shows it.

    There are none where there is no such order.
    """
    used = {one.label for row in labelled_rows(project) for one in row}
    return tuple(label for label in icon_order_of(project) if label in used), icon_order_kept(project)[1]
