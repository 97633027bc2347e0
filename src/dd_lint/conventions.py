"""What a list usually does, read from the list itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)


def usual(values: Iterable[Value], *, share: float = 0.9) -> Value | None:
    """The value that makes up at least `share` of all, or None where there is no such clear habit."""
    counts = Counter(values)
    if not counts:
        return None
    value, count = counts.most_common(1)[0]
    return value if count >= share * counts.total() else None
