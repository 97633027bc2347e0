"""Items that are out of order, and the edits that put them in their places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from dd_lint.document.model import Bullet, Entry
from dd_lint.document.own_lines import own_lines
from dd_lint.findings import Edit, Finding, Fix, Related
from dd_lint.text.source import Source, Span


class Ranked(NamedTuple):
    """An entry with what it is ordered by: how that is written, where, and its rank among others."""

    entry: Entry
    text: str
    span: Span
    rank: int


class Order:
    """Values that ought never to fall, of which as few as possible are out of place.

    `run` holds the indices of a longest run that never falls: of several, one that keeps what comes first.
    """

    def __init__(self, values: Sequence[int]) -> None:
        self.values = values
        self.run = _longest_run(values)
        self._kept = [values[index] for index in self.run]

    @property
    def misplaced(self) -> list[int]:
        """The indices that are not in the run."""
        kept = set(self.run)
        return [index for index in range(len(self.values)) if index not in kept]

    @property
    def rises(self) -> int:
        """How often the values of the run rise."""
        return len(set(self._kept)) - 1

    def conflict(self, index: int) -> int:
        """The nearest item of the run that a misplaced one contradicts: greater above, or lesser below."""
        place = bisect_left(self.run, index)
        above = self.run[place - 1] if place and self._kept[place - 1] > self.values[index] else None
        below = self.run[place] if place < len(self.run) and self._kept[place] < self.values[index] else None
        if above is None or (below is not None and below - index < index - above):
            above = below
        assert above is not None, "the run would be longer with the item"
        return above

    def place(self, index: int) -> tuple[int | None, int | None]:
        """The items of the run between which a misplaced one belongs, after its equals."""
        place = bisect_right(self._kept, self.values[index])
        return (
            self.run[place - 1] if place else None,
            self.run[place] if place < len(self.run) else None,
        )

    def fits(self, index: int, value: int) -> bool:
        """Whether an item could stay where it is if it had another value."""
        place = bisect_left(self.run, index)
        above = self._kept[place - 1] if place else value
        below = self._kept[place] if place < len(self.run) else value
        return above <= value <= below


def _longest_run(values: Sequence[int]) -> list[int]:
    tails: list[int] = []
    tail_indices: list[int] = []
    following: dict[int, int] = {}
    # From the end, where the negated values must not fall: so a tie is settled by what comes first.
    for index in range(len(values) - 1, -1, -1):
        length = bisect_right(tails, -values[index])
        if length:
            following[index] = tail_indices[length - 1]
        tails[length : length + 1] = [-values[index]]
        tail_indices[length : length + 1] = [index]
    run = tail_indices[-1:]
    while run and run[-1] in following:
        run.append(following[run[-1]])
    return run


def out_of_place(
    source: Source, items: Sequence[Ranked], order: Order, index: int, what: str, habit: str, *, safe: bool
) -> Finding:
    """That an item breaks the `habit` of its section; `what` it is ordered by."""
    neighbour = order.conflict(index)
    before, after = order.place(index)
    one, other = items[index], items[neighbour]
    where = "above" if neighbour < index else "below"
    return Finding(
        source,
        one.span,
        f"the {what} {one.text} is out of order: {habit}, and {other.text} is {where} it",
        related=(Related(source, other.span, f"{other.text} is here"),),
        fix=move(
            source,
            one.entry,
            items[before].entry if before is not None else None,
            items[after].entry if after is not None else None,
            safe=safe,
        ),
    )


def move(
    source: Source,
    item: Entry | Bullet,
    before: Entry | Bullet | None,
    after: Entry | Bullet | None,
    *,
    safe: bool,
) -> Fix | None:
    """Moves the lines of an item below `before`, or above `after`; None where they cannot be told apart."""
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
