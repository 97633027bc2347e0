"""Entries that are out of order, and the edits that put them in their places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dd_lint.analysis.order.runs import RisingOrder
from dd_lint.document.entry import Entry
from dd_lint.document.own_lines import own_lines
from dd_lint.findings import Edit, Finding, Fix, Node, Related
from dd_lint.text.source import Source, Span


class RankedEntry(NamedTuple):
    """An entry with what it is ordered by: how that is written, where, and its rank among others."""

    entry: Entry
    text: str
    span: Span
    rank: int


def out_of_order_finding(
    source: Source,
    items: Sequence[RankedEntry],
    order: RisingOrder,
    index: int,
    what: str,
    habit: str,
    *,
    safe: bool,
) -> Finding:
    """That an entry breaks the `habit` of its section; `what` it is ordered by."""
    neighbour = order.conflict(index)
    before, after = order.place(index)
    one, other = items[index], items[neighbour]
    where = "above" if neighbour < index else "below"
    return Finding(
        source,
        one.span,
        f"the {what} {one.text} is out of order: {habit}, and {other.text} is {where} it",
        related=(Related(source, other.span, f"{other.text} is here"),),
        fix=_move(
            source,
            one.entry,
            items[before].entry if before is not None else None,
            items[after].entry if after is not None else None,
            safe=safe,
        ),
        about=(Node(source.path, one.entry.title_span),),
    )


def _move(
    source: Source, item: Entry, before: Entry | None, after: Entry | None, *, safe: bool
) -> Fix | None:
    """Moves the lines of an entry below `before`, or above `after`; None where they cannot be told apart."""
    lines = own_lines(source, item)
    neighbour = before or after
    target = own_lines(source, neighbour) if neighbour else None
    if lines is None or neighbour is None or target is None or neighbour.depth != item.depth:
        return None
    position = target.end if before else target.start
    text = source.slice(lines)
    removed = lines
    if not text.endswith("\n"):
        text, removed = text + "\n", Span(lines.start - 1, lines.end)
    edits = [Edit(source, Span(position, position), text), Edit(source, removed, "")]
    if not source.text[:position].endswith("\n"):
        edits[0] = Edit(source, Span(position, position), "\n" + text.removesuffix("\n"))
    return Fix("move it to its place", tuple(sorted(edits, key=lambda edit: edit.span)), safe=safe)
