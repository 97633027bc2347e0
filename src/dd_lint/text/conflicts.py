"""Merge conflicts that git marked in a text and nobody resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dd_lint.text.source import Source, Span

_MARK = re.compile(r"^(?:<{7}(?= )|\|{7}(?= )|={7}$|>{7}(?= ))[^\n]*", re.MULTILINE)
_BEFORE = {"|": "<", "=": "<|", ">": "="}


def conflicts(text: str) -> Iterator[tuple[Span, ...]]:
    """The lines that mark each conflict: `<<<<<<< `, `=======` and `>>>>>>> `, in order (see git-merge)."""
    if "<<<<<<< " not in text:
        return
    marks: list[Span] = []
    for mark in _MARK.finditer(text):
        kind = mark[0][0]
        if kind == "<":
            marks = []
        elif not marks or text[marks[-1].start] not in _BEFORE[kind]:
            continue
        marks.append(Span(*mark.span()))
        if kind == ">":
            yield tuple(marks)
            marks = []


def without_marks(source: Source) -> Source:
    """The text with empty lines in the place of the marks, every other character at its offset."""
    pieces, position = [], 0
    for mark in (mark for marks in conflicts(source.text) for mark in marks):
        pieces += [source.text[position : mark.start], " " * (mark.end - mark.start)]
        position = mark.end
    return replace(source, text="".join(pieces) + source.text[position:]) if pieces else source
