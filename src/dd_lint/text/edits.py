"""Edits to a text, and the way back from the edited text to the text as written."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from dd_lint.text.source import Span


class Replacement(NamedTuple):
    """Text that takes the place of a span."""

    span: Span
    text: str


def apply_edits(text: str, edits: Sequence[Replacement]) -> str:
    """The text after edits that are in order and do not overlap."""
    parts: list[str] = []
    done = 0
    for (start, end), replacement in edits:
        parts += text[done:start], replacement
        done = end
    parts.append(text[done:])
    return "".join(parts)


class Origin:
    """Where the characters of an edited text are in the text as written."""

    def __init__(self, edits: Sequence[Replacement]) -> None:
        self._edits = edits
        self._starts: list[int] = []
        moved = 0
        for (start, end), replacement in edits:
            self._starts.append(start + moved)
            moved += len(replacement) - (end - start)

    def span(self, start: int, end: int) -> Span:
        """The characters as written of a span of the edited text, without what edits put in."""
        first = self._offset(start, bisect_right(self._starts, start) - 1)
        last = self._offset(end, bisect_left(self._starts, end) - 1)
        return Span(first, max(first, last))

    def _offset(self, offset: int, number: int) -> int:
        """The offset as written, where edit `number` is the last one before it."""
        if number < 0:
            return offset
        (start, end), replacement = self._edits[number]
        beyond = offset - self._starts[number] - len(replacement)
        return end + beyond if beyond >= 0 else min(start + len(replacement) + beyond, end)
