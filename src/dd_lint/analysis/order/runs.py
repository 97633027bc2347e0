"""Values that ought to rise: which of them are out of place, and where those belong."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence


def longest_run(values: Sequence[int]) -> list[int]:
    """The indices of a longest run that never falls; of several, of one that keeps what comes last."""
    tails: list[int] = []
    tail_indices: list[int] = []
    previous: dict[int, int] = {}
    for index, value in enumerate(values):
        length = bisect_right(tails, value)
        if length:
            previous[index] = tail_indices[length - 1]
        tails[length : length + 1] = [value]
        tail_indices[length : length + 1] = [index]
    run = tail_indices[-1:]
    while run and run[-1] in previous:
        run.append(previous[run[-1]])
    return run[::-1]


class RisingOrder:
    """Values that ought never to fall, of which as few as possible are out of place.

    `run` holds the indices of a longest run that never falls: of several, one that keeps what comes first.
    """

    def __init__(self, values: Sequence[int]) -> None:
        self.values = values
        # Backwards, what comes first is what comes last.
        backwards = longest_run([-value for value in reversed(values)])
        self.run = [len(values) - 1 - index for index in reversed(backwards)]
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

    def could_stay(self, index: int, value: int) -> bool:
        """Whether an item could stay where it is if it had another value."""
        place = bisect_left(self.run, index)
        above = self._kept[place - 1] if place else value
        below = self._kept[place] if place < len(self.run) else value
        return above <= value <= below
