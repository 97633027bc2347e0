"""The tokens that entries are made of: names, years, dates, pictures; what each of them is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dd_lint.document.entry import Author
from dd_lint.markdown import Inline
from dd_lint.templates.labels import link_label
from dd_lint.text.source import Span

ET_AL = re.compile(r"\bet\b\.?\s{0,9}\bal\b\.?|\betal\b\.?|\band others\b\.?", re.IGNORECASE)
YEAR = re.compile(r"(?<![\w.:/-])(\d{4})(?![\w:/-]|\.\d)")
MARKS = " \t*_~\u00a0\u3000\u200b\u2060\ufeff"
_MONTH = re.compile(
    r"(?<![\w.:/-])((?:19|20)\d\d)[./-](?:0?[1-9]|1[0-2])(?:[./-](?:0?[1-9]|[12]\d|3[01]))?(?![\d/-]|\.\d)"
)
_SHORT_YEAR = re.compile(r"(?<=[A-Za-z])\s?['’‘](\d\d)\b")
_HYPHENED_YEAR = re.compile(r"(?<=[A-Za-z][-–])((?:19|20)\d\d)(?![\w:/-]|\.\d)")
_OPENED_YEAR = re.compile(
    r"[(\[（](?:((?:19|20)\d\d)(?=[-–][A-Za-z])|(?:arXiv|[A-Z]\w{0,12}[A-Z]\w{0,12})[\s-](\d\d)(?=[)\]）]))"
)
"""The year of "(2024-arXiv)" and of "(TPAMI 18)"."""
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\.?\s+[A-Za-z]{3,9}\.?,?\s+$|\b[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,\s*$"
)
_EARLIEST = 1900
_JOINT = re.compile(r"&amp;|[&,;]|(?<=\s)and(?=\s)")
_SHORTCODE = re.compile(r":[\w+-]+:")
_TRIMMED = " \t\n*_"


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


def years_in(text: str, start: int, end: int) -> list[Span]:
    """The places of the years in a text, in order: "2024", "2024.06", "ICML-2024", "ICML'24"."""
    if start >= end:
        return []
    found = [
        Span(*match.span(match.lastindex or 1))
        for pattern in (YEAR, _MONTH, _SHORT_YEAR, _HYPHENED_YEAR, _OPENED_YEAR)
        for match in pattern.finditer(text, start, end)
    ]
    return sorted(span for span in found if year_number(text, span) >= _EARLIEST)


def is_of_a_day(text: str, year: Span) -> bool:
    """Whether a year is that of a day: "7 Jul 2011", "March 27, 2026"."""
    return _DAY.search(text, max(0, year.start - 20), year.start) is not None


def year_number(text: str, span: Span) -> int:
    """The year at a place, of four digits or two."""
    digits = text[span.start : span.end]
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def is_picture(link: Inline) -> bool:
    """Whether a link shows a picture and no words."""
    pictures = [child for child in link.children if child.kind == "image"]
    return bool(pictures) and link.text.strip() == "".join(child.text for child in pictures).strip()


def is_mark(link: Inline) -> bool:
    """Whether a link shows a picture or emoji and no words."""
    words = link.text.strip()
    return is_picture(link) or (words != "" and not any(map(str.isalnum, _SHORTCODE.sub("", words))))
