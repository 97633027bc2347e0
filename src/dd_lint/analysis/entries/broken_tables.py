"""Tables of which GitHub does not show what is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from dd_lint.markdown.tables import count_cells, is_delimiter, row_cells
from dd_lint.project.model import Project
from dd_lint.text.source import Span

_MARGIN = re.compile(r"[ \t>]*")
_BULLET = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]+")
_INNER_BAR = re.compile(r"(?<=[^\s|\\])\|(?=[^\s|])")
_COMMENT = re.compile(r"<!--|\[(?://|comment|_metadata_[^\[\]]*)\]:", re.IGNORECASE)
_LINK = re.compile(r"\[([^\[\]\n]+)\]\([^()\n]+\)")


class Torn(NamedTuple):
    """Rows behind blank lines: `place` holds these lines, `rows` tells how many rows follow."""

    span: Span
    place: Span
    rows: int


class Delimiters(NamedTuple):
    """A line below the head that has not as many cells; `right` is what it would be, or empty."""

    span: Span
    delimiters: int
    columns: int
    right: str


class Surplus(NamedTuple):
    """What a row has behind the last column; `bar` is the one that is no border, where that is sure.

    `inside` tells whether there is such a one, or more.
    """

    span: Span
    cells: int
    columns: int
    links: tuple[str, ...]
    inside: bool
    bar: Span | None


def broken_tables(project: Project) -> Iterator[Torn | Delimiters | Surplus]:
    """The faults of all tables, in reading order."""
    text = project.source.text
    for table in project.document.tables:
        lines = _lines(text, table)
        if len(lines) < 2:
            continue
        head, delimiters, *rows = lines
        columns, count = count_cells(text[slice(*head)]), count_cells(text[slice(*delimiters)])
        written = [row for row in rows if row.start < row.end]
        if columns != count and is_delimiter(text[slice(*delimiters)]):
            right = _delimiters(text[slice(*delimiters)], count, columns)
            fits = all(count_cells(text[slice(*row)]) == columns for row in written)
            yield Delimiters(delimiters, count, columns, right if fits else "")
        yield from _torn(rows)
        for row in written:
            surplus = _surplus(text, row, columns)
            if surplus is not None:
                yield surplus


def _lines(text: str, table: Span) -> list[Span]:
    """The lines of a table, without margins; a blank one is empty."""
    lines: list[Span] = []
    position = text.rfind("\n", 0, table.start) + 1
    while position <= table.end:
        feed = text.find("\n", position)
        feed = len(text) if feed < 0 else feed
        lines.append(_written(text, position, feed, first=not lines))
        position = feed + 1
    return lines


def _written(text: str, position: int, end: int, *, first: bool) -> Span:
    margin = _MARGIN.match(text, position, end)
    start = margin.end() if margin else position
    bullet = _BULLET.match(text, start, end) if first else None
    start = bullet.end() if bullet else start
    return Span(start, max(start, start + len(text[start:end].rstrip())))


def _delimiters(line: str, count: int, columns: int) -> str:
    """The line with what it lacks; empty where it has too much."""
    return line + "---|" * (columns - count) if count < columns and line.endswith("|") else ""


def _torn(rows: list[Span]) -> Iterator[Torn]:
    for index in range(1, len(rows)):
        row, before = rows[index], rows[index - 1]
        if row.start < row.end and before.start == before.end:
            following = takewhile(lambda one: one.start < one.end, rows[index:])
            blank = index - 1
            while blank > 0 and rows[blank - 1].start == rows[blank - 1].end:
                blank -= 1
            end = rows[blank - 1].end if blank else before.start
            yield Torn(row, Span(end, row.start), sum(1 for _ in following))


def _surplus(text: str, row: Span, columns: int) -> Surplus | None:
    """What is dropped of a row; None where that is empty, or a comment that is not to be seen."""
    line = text[slice(*row)]
    cells = list(row_cells(line, row.start))
    dropped = [(words, at) for words, at in cells[columns:] if words and not _COMMENT.match(words)]
    if not dropped:
        return None
    words, last = dropped[-1]
    span = Span(dropped[0][1], last + len(words))
    links = tuple(found[1] for one, _ in dropped for found in _LINK.finditer(one))
    bars = [found.start() for found in _INNER_BAR.finditer(line)]
    bar = Span(row.start + bars[0], row.start + bars[0] + 1) if len(bars) == 1 else None
    lone = bar is not None and len(cells) == columns + 1 and "| " in line
    return Surplus(span, len(cells), columns, links, bool(bars), bar if lone else None)
