"""The names in an author field, each with its place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dd_lint.bibtex.field import Field
from dd_lint.bibtex.latex import plain
from dd_lint.text.source import Span

_AND = re.compile(r"(?<=\s)and(?!\S)|^and(?!\S)", re.IGNORECASE)
_BRACE_OR_AND = re.compile(r"(?<!\\)[{}]|(?<!\S)and(?!\S)", re.IGNORECASE)


class Name(NamedTuple):
    """One person, in BibTeX's four parts as plain text.

    `raw` is the name as written and `span` its characters in `Source.text`.
    """

    first: str
    von: str
    last: str
    jr: str
    raw: str
    span: Span

    @property
    def full(self) -> str:
        """The name in reading order: "Ludwig van Beethoven", "Sammy Davis, Jr."."""
        name = " ".join(part for part in (self.first, self.von, self.last) if part)
        return f"{name}, {self.jr}" if self.jr else name


@lru_cache(maxsize=4096)
def split_authors(field: Field) -> tuple[tuple[Span, str], ...]:
    """The pieces of a name field between its top-level `and`s, each with its place.

    Pieces are stripped; one that is empty shows an `and` too many, and "others" is a piece
    like any other. Where the value is put together out of macros, every place is the whole value.
    """
    value, start = field.value, field.value_span.start
    as_written = field.value_span.end - start == len(value)
    pieces = []
    for begin, end in _pieces(value):
        piece = value[begin:end].strip()
        first = start + value.index(piece, begin)
        span = Span(first, first + len(piece)) if as_written else field.value_span
        pieces.append((span, piece))
    return tuple(pieces)


def _pieces(value: str) -> list[tuple[int, int]]:
    depth, begin = 0, 0
    pieces = []
    for match in (_BRACE_OR_AND if "{" in value or "}" in value else _AND).finditer(value):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(depth - 1, 0)
        elif depth == 0:
            pieces.append((begin, match.start()))
            begin = match.end()
    if pieces or value.strip():
        pieces.append((begin, len(value)))
    return pieces


def is_others(piece: str) -> bool:
    """Whether a piece of a name field stands for the names left out."""
    return piece.lower() == "others"


@lru_cache(maxsize=4096)
def names(field: Field) -> tuple[Name, ...]:
    """The people of a name field, without "others" and without empty pieces."""
    return tuple(_name(span, piece) for span, piece in split_authors(field) if piece and not is_others(piece))


def _name(span: Span, raw: str) -> Name:
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    parts = parse_single_name_into_parts(raw, strict=False)
    first, von, last, jr = (
        plain(" ".join(words)) for words in (parts.first, parts.von, parts.last, parts.jr)
    )
    return Name(first, von, last, jr, raw, span)
