"""GitHub's tables, as a rule of mistune's block parser.

mistune's own takes no table whose rows differ in the number of their cells; GitHub fills such rows up,
and ignores what is too much (https://github.github.com/gfm/#tables-extension-).

Two kinds of tables that GitHub breaks are read as they were meant, so that their rows are entries: one whose
delimiters are too few or too many, and one that goes on behind a blank line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import Match
from typing import Any

from mistune import BlockParser, BlockState, Markdown

_DELIMITER = r"[ \t]*:?-+:?[ \t]*"
_TABLE = (
    r"^ {0,3}(?=\S)(?=[^\n|]*\|)[^\n]*+\n"
    rf" {{0,3}}(?=[^\n]*\|)\|?{_DELIMITER}(?:\|{_DELIMITER})*\|?[ \t]*(?:\n|$)"
)
_DELIMITERS = re.compile(rf"\|?{_DELIMITER}(?:\|{_DELIMITER})*\|?")
_BLOCK = re.compile(r" {0,3}(?:>|#{1,6}(?:[ \t]|$)|```|~~~|[-+*][ \t]|\d{1,9}[.)][ \t]|<[A-Za-z/!?])|\s*$")
"""What begins another block, and so ends a table."""
_BAR = re.compile(r"(?<!\\)(?:\\\\)*(\|)")


def tables(md: Markdown) -> None:
    """Add the rule to a parser."""
    md.block.register("table", _TABLE, _parse, before="paragraph")


def _parse(parser: BlockParser, match: Match[str], state: BlockState) -> int | None:
    head, delimiters = match.group().split("\n")[:2]
    cells = list(row_cells(head, match.start()))
    columns = len(cells)
    if columns != count_cells(delimiters) and not (_is_framed(head) and delimiters.lstrip().startswith("|")):
        return None
    rows = [cells]
    position = match.end()
    while True:
        while position < state.cursor_max:
            line = state.get_line(position).rstrip("\n")
            if _BLOCK.match(line):
                break
            rows.append(list(row_cells(line, position))[:columns])
            position += len(state.get_line(position))
        following = _behind_blank_lines(state, position, columns)
        if following is None or len(rows) == 1:
            break
        position = following
    token: dict[str, Any] = {"type": "table", "rows": rows}
    state.append_token(token)
    return position


def _is_framed(line: str) -> bool:
    """Whether a line can hardly be anything but a row: it has bars at both of its ends, and one between."""
    line = line.strip()
    return line.startswith("|") and line.endswith("|") and count_cells(line) > 1


def _behind_blank_lines(state: BlockState, position: int, columns: int) -> int | None:
    """Where a table goes on behind blank lines: at a row of as many cells that is no other head."""
    start = position
    while position < state.cursor_max and not state.get_line(position).strip():
        position += len(state.get_line(position))
    if not start < position < state.cursor_max:
        return None
    line = state.get_line(position).rstrip("\n")
    if line.startswith("    ") or not _is_framed(line) or count_cells(line) != columns or is_delimiter(line):
        return None
    below = position + len(line) + 1
    return None if below < state.cursor_max and is_delimiter(state.get_line(below)) else position


def is_delimiter(line: str) -> bool:
    """Whether a line is one that stands below the head of a table."""
    return "|" in line and _DELIMITERS.fullmatch(line.strip()) is not None


def count_cells(line: str) -> int:
    """How many cells a row has."""
    return sum(1 for _ in row_cells(line, 0))


def row_cells(line: str, offset: int) -> Iterator[tuple[str, int]]:
    """The texts of a row's cells, with their offsets."""
    start = len(line) - len(line.lstrip())
    end = len(line.rstrip())
    start += line.startswith("|", start)
    bars = [found.start(1) for found in _BAR.finditer(line, start, end)]
    if bars and bars[-1] == end - 1:
        end = bars.pop()
    for bar in (*bars, end):
        text = line[start:bar]
        yield text.strip(), offset + start + len(text) - len(text.lstrip())
        start = bar + 1
