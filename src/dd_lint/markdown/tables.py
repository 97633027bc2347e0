"""GitHub's tables, as a rule of mistune's block parser.

mistune's own takes no table whose rows differ in the number of their cells; GitHub fills such rows up,
and ignores what is too much (https://github.github.com/gfm/#tables-extension-).
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
_BLOCK = re.compile(r" {0,3}(?:>|#{1,6}(?:[ \t]|$)|```|~~~|[-+*][ \t]|\d{1,9}[.)][ \t]|<[A-Za-z/!?])|\s*$")
"""What begins another block, and so ends a table."""
_BAR = re.compile(r"(?<!\\)(?:\\\\)*(\|)")


def tables(md: Markdown) -> None:
    """Add the rule to a parser."""
    md.block.register("table", _TABLE, _parse, before="paragraph")


def _parse(parser: BlockParser, match: Match[str], state: BlockState) -> int | None:
    head, delimiters = match.group().split("\n")[:2]
    first = match.start()
    columns = len(list(_cells(head, first)))
    if columns != len(list(_cells(delimiters, 0))):
        return None
    rows = [list(_cells(head, first))]
    position = match.end()
    while position < state.cursor_max:
        line = state.get_line(position).rstrip("\n")
        if _BLOCK.match(line):
            break
        rows.append(list(_cells(line, position))[:columns])
        position += len(state.get_line(position))
    token: dict[str, Any] = {"type": "table", "rows": rows}
    state.append_token(token)
    return position


def _cells(line: str, offset: int) -> Iterator[tuple[str, int]]:
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
