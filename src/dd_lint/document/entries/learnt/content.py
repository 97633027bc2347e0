"""What a few words are by themselves: a date, a venue and its year, an identifier, a number, or words."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from dd_lint.document.entries.learnt.venue_names import is_abbreviated, is_named, venue_in, venue_worth
from dd_lint.papers.venues import shipped_venues
from dd_lint.text.source import Span

_REMEMBERED = 65_536
_LONGEST = 160
"""Characters beyond which words are no field of their own."""


class Kind(StrEnum):
    """What a token is."""

    WORDS = "words"
    DATE = "date"
    VENUE = "venue"
    LIKELY_VENUE = "likely venue"
    ACRONYM = "acronym"
    PEOPLE = "people"
    LABEL = "label"
    NUMBER = "number"
    IDENTIFIER = "identifier"


VENUES = frozenset({Kind.VENUE, Kind.LIKELY_VENUE})
FIELDS = VENUES | {Kind.DATE, Kind.PEOPLE, Kind.IDENTIFIER}
"""The kinds of what a list says of a paper besides its title."""


class Content(NamedTuple):
    """The kind of some words, with the places of a venue's name and of a year among them."""

    kind: Kind
    venue: Span | None = None
    year: Span | None = None


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:18|19|20)\d\d"
_DATE = re.compile(
    rf"(?:published|posted|date|updated)?:?\s*(?:(?:\d{{1,2}}(?:st|nd|rd|th)?[ .-])?{_MONTH}"
    rf"(?: \d{{1,2}}(?:st|nd|rd|th)?)?,?[ .-]{{0,2}})?['’]?(?P<year>{_YEAR})[a-z]?"
    rf"(?:[./-]\d{{1,2}}){{0,2}}(?:[ -]{_MONTH}(?:[ -]\d{{1,2}})?)?(?:\s?[年月]\s?\d{{0,2}}[月日]?)?"
    rf"|\d{{1,2}}\.? (?:de )?[^\W\d_]{{3,12}} (?:de )?(?P<day>{_YEAR})"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./](?P<dotted>{_YEAR})"
    rf"|(?P<span>{_YEAR})\s?[-–]\s?(?:{_YEAR}|\d\d)",
    re.IGNORECASE,
)
_SHORT_DATE = re.compile(
    rf"(?:{_MONTH}(?: \d{{1,2}})?|\d{{1,2}} de [a-z]{{4,10}}(?: de)?"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./](?P<year>\d\d)?|['’‘](?P<short>\d\d)"
    rf"|{_MONTH} ?['’](?P<of>\d\d))",
    re.IGNORECASE,
)
_APOSTROPHE = re.compile(r"[\s.,(\[]*['’‘](\d\d)[\s.,)\]]*")
_NUMBER = re.compile(
    r"\d+(?:[.,]\d+)*[kKmM%★⭐]?|[#vV]\d+|\d+[–-]\d+|(?:pp?|vol|no)\.? ?\d+.*|\d+\(\d+\)(?::.*)?", re.DOTALL
)
TYPE = re.compile(r"[JMCDNPSRZ](?:/OL)?|EB/OL|DB/OL")
"""The mark of what a publication is in Chinese references: `[J]`."""
_ARXIV = re.compile(
    r"(?:arxiv|abs)[\s:./_-]{0,3}(?:preprint)?[\s:/]*(?:arxiv[:\s]*)?(?:\d{4}\.\d{4,5}"
    r"|[a-z-]+(?:\.[a-z]{2})?/\d{7})"
    r"(?:v\d+)?(?:\s?\[[\w.-]+\])?",
    re.IGNORECASE,
)
_DOI = re.compile(r"(?:doi[:\s]*)?(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+", re.IGNORECASE)
_FULL_YEAR = re.compile(
    rf"(?<![\d.:/-])({_YEAR})[a-z]?(?!\d|:|/\d{{3}}|-\d\d\d)|(?<=[A-Za-z-])({_YEAR})(?!\d)"
)
_SHORT_YEAR = re.compile(r"(?<=[A-Za-z)])[\s-]?['’‘`]\s?(\d\d)\b")
_BARE_SHORT = re.compile(r"(?<=[A-Za-z&])[ -]?(\d\d)(?=$|[\s(])")
_LEADING_SHORT = re.compile(r"['’]?(\d\d)[-' ](?=[A-Z][\w&]+$)")
_DAY = re.compile(
    rf"\s*[./-]\d\d?\b(?:[./-]\d\d?\b)?|(?:\d{{1,2}}(?:st|nd|rd|th)?,? )?\b{_MONTH}(?:,"
    rf"|\b)\s?(?:\d{{1,2}}\b)?,?",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z&][A-Za-z&+-]*(?: [A-Z]\w+)?")
_EDGES = " \t\n\v.,;:*_`'’\"-–/()[]@|"


@lru_cache(maxsize=_REMEMBERED)
def content(words: str, *, bracketed: bool = False) -> Content:
    """What words are by themselves; `bracketed` tells whether they stand in brackets, as venues like to."""
    if len(words) > _LONGEST:
        return Content(Kind.WORDS)
    inner = _trimmed(words, 0, len(words))
    core = words[inner.start : inner.end]
    if not core:
        return Content(Kind.WORDS)
    if bracketed and TYPE.fullmatch(core):
        return Content(Kind.NUMBER)
    if not any(map(str.isdigit, core)):
        return _without_year(words, inner, None)
    return _numeric(words, inner) or _with_year(words, inner, bracketed=bracketed)


def _numeric(words: str, inner: Span) -> Content | None:
    """The content of words that are nothing but a date, a number or an identifier."""
    core = words[inner.start : inner.end]
    for pattern, groups in (
        (_DATE, ("year", "day", "dotted", "span")),
        (_SHORT_DATE, ("year", "short", "of")),
    ):
        if date := pattern.fullmatch(core):
            group = next((group for group in groups if date[group]), None)
            return Content(Kind.DATE, None, _moved(date.span(group), inner.start) if group else None)
    if apostrophe := _APOSTROPHE.fullmatch(words):
        return Content(Kind.DATE, None, Span(*apostrophe.span(1)))
    if _NUMBER.fullmatch(core):
        return Content(Kind.NUMBER)
    if _ARXIV.fullmatch(core):
        named = core[:5].lower() == "arxiv"
        return Content(Kind.IDENTIFIER, Span(inner.start, inner.start + 5) if named else None)
    return Content(Kind.IDENTIFIER) if _DOI.fullmatch(core) else None


def year_of(words: str, span: Span) -> int:
    """The year at a place among words, of four digits or two."""
    digits = words[span.start : span.end]
    number = int(digits)
    return number if len(digits) == 4 else number + (1900 if number > 50 else 2000)


def years_among(words: str) -> list[Span]:
    """The places of whole years among words."""
    return [Span(*match.span(match.lastindex or 0)) for match in _FULL_YEAR.finditer(words)]


def _moved(span: tuple[int, int], by: int) -> Span:
    return Span(span[0] + by, span[1] + by)


def _trimmed(words: str, start: int, end: int) -> Span:
    while start < end and words[start] in _EDGES:
        start += 1
    while (
        end > start
        and words[end - 1] in _EDGES
        and not (words[end - 1] == "." and _ends_abbreviated(words[start:end]))
    ):
        end -= 1
    return Span(start, end)


def _ends_abbreviated(words: str) -> bool:
    """Whether the full stop at the end is that of an abbreviated journal: "Phys. Rev. Lett."."""
    return words.count(".") > 1 and words[-2:-1].isalpha() and " " in words


def _with_year(words: str, inner: Span, *, bracketed: bool) -> Content:
    """The content of words among which a year may be."""
    core = words[inner.start : inner.end]
    year: Span | None = None
    if found := _FULL_YEAR.search(core):
        year = _moved(found.span(found.lastindex or 0), inner.start)
    elif found := _SHORT_YEAR.search(core):
        year = _moved(found.span(1), inner.start)
    elif found := _LEADING_SHORT.match(core):
        if int(found[1]) <= 30 or shipped_venues().canonical(core[found.end() :]):
            year = _moved(found.span(1), inner.start)
    elif found := _BARE_SHORT.search(core):
        known = shipped_venues().canonical(core[: found.start()]) is not None
        lettered = (
            re.fullmatch(r"(?:[A-Z&][\w&.]*)(?: [A-Z&][\w&.]*){0,3}", core[: found.start()]) is not None
        )
        if (known or (lettered and (bracketed or core[: found.start()].isupper()))) and int(found[1]) <= 30:
            year = _moved(found.span(1), inner.start)
    if year is None:
        return _without_year(words, inner, None)
    before, after = _trimmed(words, inner.start, year.start), _trimmed(words, year.end, inner.end)
    tail = _DAY.match(words, year.end, inner.end)
    if tail:
        after = _trimmed(words, tail.end(), inner.end)
    lead = [
        match for match in _DAY.finditer(words, before.start, before.end) if match.end() >= before.end - 1
    ]
    if lead and lead[-1].group().strip(_EDGES):
        before = _trimmed(words, before.start, lead[-1].start())
    sides = [side for side in (before, after) if side.end > side.start]
    if not sides:
        return Content(Kind.DATE, None, year)
    side = max(sides, key=lambda side: (venue_worth(words[side.start : side.end]), side.end - side.start))
    return _without_year(words, side, year)


def _without_year(words: str, inner: Span, year: Span | None) -> Content:
    """The content of words beside a year, or without one: a venue, or nothing that words alone could tell."""
    core = words[inner.start : inner.end]
    name, certain = venue_in(core)
    venue = _moved(name, inner.start) if name else None
    if certain:
        return Content(Kind.VENUE, venue, year)
    count = len(core.split())
    if year is not None and venue is not None and count <= 8 and is_named(core):
        return Content(Kind.LIKELY_VENUE, venue, year)
    if is_abbreviated(core):
        return Content(Kind.LIKELY_VENUE, inner, year)
    if _ACRONYM.fullmatch(core) and len(core) < 16:
        return Content(Kind.LIKELY_VENUE if year else Kind.ACRONYM, venue, year)
    return Content(Kind.WORDS, None, year)
