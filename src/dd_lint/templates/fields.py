"""The fields of an entry, wherever its template puts them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ..document import Author
from ..source import Span

ET_AL = re.compile(r"\bet\b\.?\s{0,9}\bal\b\.?|\betal\b\.?|\band others\b\.?", re.IGNORECASE)
YEAR = re.compile(r"(?<![\w.:/-])(\d{4})(?![\w:/-]|\.\d)")
MARKS = " \t*_~\u00a0\u3000\u200b\u2060\ufeff"
_JOINT = re.compile(r"&amp;|[&,;]|(?<=\s)and(?=\s)")
_LABEL = re.compile(r"[\s\[\]()*`]+")
_TRIMMED = " \t\n*_"


@lru_cache(maxsize=1024)
def link_label(text: str) -> str:
    """A link's text as labels are compared: in lower case, without brackets and emphasis."""
    return _LABEL.sub(" ", text).strip().lower()


def resource_kind(label: str, kinds: Mapping[str, str]) -> str | None:
    """The kind of a link by its label, or None where the label is not one of a resource."""
    return kinds.get(link_label(label))


def trimmed(text: str, start: int, end: int, marks: str = _TRIMMED) -> Span:
    """A place without the spaces and marks around it."""
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return Span(start, end)


def authors_in(text: str, start: int, end: int) -> tuple[Author, ...]:
    """The names of a list of authors, without "et al."."""
    authors = []
    position = start
    for match in [*_JOINT.finditer(text, start, end), None]:
        span = trimmed(text, position, match.start() if match else end)
        if span.end > span.start:
            authors.append(Author(" ".join(text[span.start : span.end].split()), *span))
        position = match.end() if match else end
    return tuple(authors)
