"""One file's text, and the way from an offset in it to a line and a column."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters in a `Source`.

    `start` and `end` are 0-based offsets into `Source.text`, `end` exclusive.
    """

    start: int
    end: int


def touching(places: Sequence[Span], span: Span) -> Sequence[Span]:
    """The places, in order and none within another, that share a character with a span."""
    first = bisect_right(places, span.start, key=attrgetter("end"))
    return places[first : bisect_left(places, span.end, lo=first, key=attrgetter("start"))]


def covers(places: Sequence[Span], position: int) -> bool:
    """Whether the last of the places, in order, that begins at a position or before it reaches beyond it."""
    index = bisect_right(places, position, key=attrgetter("start")) - 1
    return index >= 0 and position < places[index].end


class Position(NamedTuple):
    """A place as people count it: 1-based line, 1-based column in characters."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """The text of one file, line endings turned into line feeds, without a byte order mark.

    `path` is relative to the list's folder, with forward slashes. Lines and columns are
    those of the file on disk, because neither a line ending nor a mark changes them.

    The text of a list in several files is that of all of them, one after the other; `parts` are the files,
    each with the offset at which it begins, and `path` is that of the first.
    """

    path: str
    text: str
    parts: tuple[tuple[int, Source], ...] = ()

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

    def local(self, span: Span) -> tuple[Source, Span]:
        """The file that holds a place, and the place in that file."""
        if not self.parts:
            return self, span
        start, source = self.parts[bisect_right(self.parts, span.start, key=itemgetter(0)) - 1]
        return source, Span(span.start - start, span.end - start)

    def part_span(self, number: int) -> Span:
        """Where one of the parts is, by number; the whole text where there are none."""
        if not self.parts:
            return Span(0, len(self.text))
        following = self.parts[number + 1][0] if number + 1 < len(self.parts) else len(self.text)
        return Span(self.parts[number][0], following)

    def position(self, offset: int) -> Position:
        """The line and column of an offset, in its own file."""
        if self.parts:
            source, span = self.local(Span(offset, offset))
            return source.position(span.start)
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


def joined(sources: Sequence[Source]) -> Source:
    """Several files as one text; a single one stays as it is."""
    if len(sources) == 1:
        return sources[0]
    parts, texts, offset = [], [], 0
    for source in sources:
        parts.append((offset, source))
        texts.append(source.text if source.text.endswith("\n") else source.text + "\n")
        offset += len(texts[-1])
    return Source(sources[0].path, "".join(texts), tuple(parts))
