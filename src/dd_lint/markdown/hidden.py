"""Where a text is not read as Markdown: fenced code, code spans and comments."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})", re.MULTILINE)
_TICKS = re.compile(r"`+")


class Hidden:
    """The hidden parts of one text, found in one pass."""

    def __init__(self, text: str) -> None:
        self._spans = sorted([*_comments(text), *_code(text)])

    def __contains__(self, position: int) -> bool:
        before = bisect_right(self._spans, (position, sys.maxsize)) - 1
        return before >= 0 and position < self._spans[before][1]


def _comments(text: str) -> list[tuple[int, int]]:
    spans = []
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start)
        # A comment that is never closed hides the rest.
        spans.append((start, end if end >= 0 else len(text)))
        start = text.find("<!--", end) if end >= 0 else -1
    return spans


def _code(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    position, fence, opened = 0, "", 0
    for line in text.splitlines(keepends=True):
        found = _FENCE.match(line)
        if fence:
            if found and found[1].startswith(fence) and not line[found.end() :].strip():
                spans.append((opened, position + len(line)))
                fence = ""
        elif found:
            fence, opened = found[1], position
        elif "`" in line:
            spans += _spans_of_line(line, position)
        position += len(line)
    if fence:
        spans.append((opened, position))
    return spans


def _spans_of_line(line: str, offset: int) -> list[tuple[int, int]]:
    """Code spans: a run of backticks up to the next run of the same length."""
    runs = [match.span() for match in _TICKS.finditer(line)]
    following: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        following.setdefault(runs[index][1] - runs[index][0], []).append(index)
    spans = []
    index = 0
    while index < len(runs):
        start, end = runs[index]
        later = following[end - start]
        while later and later[-1] <= index:
            later.pop()
        if later:
            spans.append((offset + start, offset + runs[later[-1]][1]))
            index = later[-1] + 1
        else:
            index += 1
    return spans
