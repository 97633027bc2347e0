"""How much work a function does, told without a clock."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def calls(work: Callable[[], object]) -> int:
    """How many functions, of Python and of C, are called in the course of it."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times as much work a size takes that is four times as large: 4, where it is linear."""
    # What is computed once, whatever the size, is no part of the work.
    work(size // 2)
    return calls(lambda: work(4 * size)) / calls(lambda: work(size))
