"""Tables that GitHub does not show as they are written, found in the lines of the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dd_lint.project.model import Project
from dd_lint.text.source import Span
from dd_lint.text.wording import counted

_DELIMITER = re.compile(r"[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_ROW = re.compile(r"[ ]{0,3}\|.*\|[ \t]*")
_PIPE = re.compile(r"(?<!\\)\|")
_FENCE = re.compile(r"[ ]{0,3}(?:>[ ]?)*(`{3,}|~{3,})")
_LEAST_ROWS = 5
"""Rows of a table, at least, of which one with too few cells stands out."""
_SHARE = 0.1
"""The share of rows with fewer cells up to which these are slips."""


class BrokenTable(NamedTuple):
    """What of a table GitHub drops or shows otherwise: where, why, and what to take away to mend it."""

    span: Span
    message: str
    surplus: Span | None = None


class _Line(NamedTuple):
    """A line outside of code, with where it begins."""

    start: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text.rstrip()))

    @property
    def cells(self) -> int:
        """The cells that GitHub makes of it: a pipe parts them, in code too, unless it is escaped."""
        row = self.text.strip()
        inner = row.removeprefix("|")
        pipes = len(_PIPE.findall(inner))
        return pipes + 1 - (inner.endswith("|") and not inner.endswith("\\|"))


def broken_tables(project: Project) -> Iterator[BrokenTable]:
    """The rows and tables of a list that are lost or cut."""
    lines = list(_lines(project.source.text))
    index = 1
    while index < len(lines):
        head, line = lines[index - 1], lines[index]
        if "|" not in line.text or not _ROW.fullmatch(head.text) or not _DELIMITER.fullmatch(line.text):
            index += 1
            continue
        body = _body(lines, index + 1)
        if head.cells != line.cells:
            # Below a table that is shown, dashes are a row; above no rows, they are no table's.
            if body and not (index > 1 and _ROW.fullmatch(lines[index - 2].text)):
                cells = counted(line.cells, "delimiter cell")
                message = f"{cells} under {counted(head.cells, 'heading')}, so GitHub shows no table"
                yield BrokenTable(line.span, message)
            index += 1 + len(body)
            continue
        yield from _rows(body, head.cells)
        index += 1 + len(body)
        yield from _torn_off(lines, index, head.cells)


def _lines(text: str) -> Iterator[_Line]:
    """The lines that are no code; one of code is empty but for its place."""
    fence, start = "", 0
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1][:3]
            yield _Line(start, "`")
        else:
            yield _Line(start, "`" if fence or line.startswith(("    ", "\t")) else line)
        start += len(line) + 1


def _body(lines: Sequence[_Line], first: int) -> Sequence[_Line]:
    last = first
    while last < len(lines) and "|" in lines[last].text and lines[last].text.strip():
        last += 1
    return lines[first:last]


def _rows(body: Sequence[_Line], columns: int) -> Iterator[BrokenTable]:
    """The rows with too many cells, and the few with too few."""
    short = [row for row in body if row.cells < columns]
    stands_out = len(body) >= _LEAST_ROWS and len(short) <= max(1, _SHARE * len(body))
    for row in body:
        if row.cells > columns:
            lost = _cut(row, columns)
            if lost is not None:
                message = f"the row has {row.cells} cells, the table {columns} columns; GitHub drops the rest"
                yield BrokenTable(row.span, f'{message}. Write "\\|" inside a cell')
        elif row in short and stands_out and _ROW.fullmatch(row.text):
            yield BrokenTable(row.span, f"the row has {row.cells} cells, the table {columns} columns")


def _cut(row: _Line, columns: int) -> Span | None:
    """What is in the cells that are dropped; None where that is nothing."""
    pipes = [match.start() for match in _PIPE.finditer(row.text)]
    first = pipes[columns] if row.text.lstrip().startswith("|") else pipes[columns - 1]
    rest = row.text[first:].strip(" |\t")
    return Span(row.start + first, row.start + len(row.text)) if rest else None


def _torn_off(lines: Sequence[_Line], index: int, columns: int) -> Iterator[BrokenTable]:
    """The rows behind a blank line, which ends a table."""
    first = index
    while first < len(lines) and not lines[first].text.strip():
        first += 1
    rows = _body(lines, first) if first > index else []
    fits = rows and all(_ROW.fullmatch(row.text) and row.cells == columns for row in rows)
    if not fits or any(_DELIMITER.fullmatch(row.text) for row in rows[:2]):
        return
    shown = f"{counted(len(rows), 'row')} {'is' if len(rows) == 1 else 'are'} shown as text"
    message = f"a blank line ends the table; {shown}"
    yield BrokenTable(rows[0].span, message, Span(lines[index].start, rows[0].start))
