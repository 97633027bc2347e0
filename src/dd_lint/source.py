"""One file's text, and the way from an offset in it to a line and a column."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters in a `Source`.

    `start` and `end` are 0-based offsets into `Source.text`, `end` exclusive.
    """

    start: int
    end: int


class Position(NamedTuple):
    """A place as people count it: 1-based line, 1-based column in characters."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """The text of one file, line endings turned into line feeds, without a byte order mark.

    `path` is relative to the list's folder, with forward slashes. Lines and columns are
    those of the file on disk, because neither a line ending nor a mark changes them.
    """

    path: str
    text: str

    @property
    def folder(self) -> str:
        """The path of the folder that holds the file; empty for the list's own."""
        return self.path.rpartition("/")[0]

    @property
    def stem(self) -> str:
        """The file's name without its suffix."""
        name = self.path.rpartition("/")[2]
        stem, dot, _ = name.rpartition(".")
        return stem if dot and stem else name

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets at which the lines begin."""
        starts = [0]
        find = self.text.find
        position = find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = find("\n", position + 1)
        return starts

    def position(self, offset: int) -> Position:
        """The line and column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of a 1-based line, without its line feed."""
        start = self.line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def slice(self, span: Span) -> str:
        """The text that a span covers."""
        return self.text[span.start : span.end]
