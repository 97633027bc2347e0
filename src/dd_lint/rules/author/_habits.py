"""When what a list does is a habit of it."""

from __future__ import annotations

_SHARE = 0.9
_FEW = 10


def is_habit(count: int, total: int) -> bool:
    """Whether `count` of `total` make a habit: nine in ten, or all but one of a few."""
    return count >= 3 and (count >= _SHARE * total or (total < _FEW and total - count <= 1))
