"""What a list usually does, read from the list itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TypeVar

MAJORITY = 0.9
"""The share from which on what a list does is a convention of it, where no configuration says another."""
Value = TypeVar("Value", bound=Hashable)


_FEW = 10
_SHOWN = 3
"""The times that a list does something at least, for it to be a habit."""


def usual(values: Iterable[Value], *, share: float) -> Value | None:
    """The value that makes up at least `share` of all, or None where there is no such clear habit."""
    counts = Counter(values)
    if not counts:
        return None
    value, count = counts.most_common(1)[0]
    return value if count >= share * counts.total() else None


def is_habit(count: int, total: int, share: float) -> bool:
    """Whether `count` of `total` make a habit: a `share` of them, or all but one of a few."""
    few = total < _FEW and total - count <= 1 and share <= MAJORITY
    return count >= _SHOWN and (count >= share * total or few)


def evidence(count: int, total: int, what: str) -> str:
    """What shows a convention: "as in 212 of 215 entries"."""
    return f"as in {count:,} of {total:,} {what}"
