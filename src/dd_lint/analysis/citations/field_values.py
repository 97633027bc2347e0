"""What is wrong with the value of a year, a month, pages, a DOI or a URL."""

from __future__ import annotations

import re
from collections.abc import Callable

from dd_lint.bibtex import Field
from dd_lint.papers.identifiers import is_possible_doi
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted

_EARLIEST_YEAR = 1450
_LONGEST_PAGES = 40
_DASHES = re.compile(r"\s*[-‐-―−]+\s*")
_ODD_DASH = re.compile(r"-[‐-―−]|[‐-―−]-")
_PAGE = re.compile(r"[A-Za-z]?\d+")
_ROMAN = re.compile(r"[ivxlcdm]+", re.IGNORECASE)
_RESOLVER = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([_%#&$~{}])")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://[^\s/]|mailto:|urn:", re.IGNORECASE)
_LATEX_URL = re.compile(r"\\(?:url|href|path|nolinkurl)")
# The first letters of the months, here and in the languages that citations come in, and of seasons.
_MONTHS = frozenset(
    "jan feb mar apr may jun jul aug sep oct nov dec spr sum fal aut win"
    " mär mrz mai okt dez fév fev avr jui aoû aou déc ene abr ago dic gen mag giu lug set ott out".split()
)
_WORD = re.compile(r"[^\W\d_]+")


def flaw_of_value(field: Field, latest_year: int) -> str:
    """What is wrong with a field's value, in words; empty where nothing is, or nothing is known of the field.

    No paper can be of a year after the `latest_year`.
    """
    check = _CHECKS.get(field.key)
    if check is None:
        return ""
    value = " ".join(field.value.replace("{", "").replace("}", "").split())
    return check(value, latest_year) if value else ""


def _year(value: str, latest: int) -> str:
    if value.isdecimal() and value.isascii() and len(value) == 4:
        year = int(value)
        if _EARLIEST_YEAR <= year <= latest:
            return ""
        advice = "it is still to come" if year > latest else "write it in full"
        return f"{value} cannot be the year of a paper; {advice}"
    # btxdoc: any year is fine whose last four characters but for punctuation are digits.
    ending = re.search(r"(?<!\d)(\d{4})\W{0,9}$", value)
    if ending and _EARLIEST_YEAR <= int(ending[1]) <= latest:
        return ""
    return f"{quoted(value, 40)} is not a year; write four digits"


def _month(value: str, _: int) -> str:
    if value.isdecimal():
        return "" if 1 <= int(value[:9]) <= 12 else f"{value[:20]} is not a month; there are twelve"
    if any(word[:3].lower() in _MONTHS for word in _WORD.findall(value)):
        return ""
    return f'{quoted(value, 40)} is not a month; write "jan" to "dec", or its name'


def _pages(value: str, _: int) -> str:
    if not any(map(str.isdigit, value)) and not _ROMAN.fullmatch(_DASHES.sub("", value)):
        return f"{quoted(value, 40)} are not pages; write their numbers, or leave the field out"
    if value.lower().startswith("arxiv--"):
        return f"{quoted(value, 40)} are not pages but part of an arXiv id; leave the field out"
    if _ODD_DASH.search(value):
        right = _DASHES.sub("--", value)
        return f'{quoted(value, 40)} mixes a hyphen and a dash; write "{right[:40]}"'
    ends = _DASHES.split(value)
    if len(ends) == 2 and all(end.isdecimal() for end in ends):
        first, last = ends
        # `1234--41` leaves out digits that do not change.
        if len(last) >= len(first) and last.zfill(20) < first.zfill(20):
            return f"pages {quoted(value, 40)} run backwards; the last page comes before the first"
    return ""


def _doi(value: str, _: int) -> str:
    name = _ESCAPE.sub(r"\1", value)
    if is_possible_doi(_RESOLVER.sub("", name, count=1)):
        resolver = resolver_of_doi(value)
        return f"styles put https://doi.org/ before it; write {value[len(resolver) :]}" if resolver else ""
    return f'{quoted(value)} cannot be a DOI; one begins with "10.", a number and a slash'


def resolver_of_doi(value: str) -> str:
    """What stands before a DOI in its field, where styles put it themselves; empty if nothing does."""
    found = _RESOLVER.match(value)
    return found[0] if found else ""


def _url(value: str, _: int) -> str:
    if _LATEX_URL.search(value):
        return ""
    if not _SCHEME.match(value):
        return f'{quoted(value)} is not a URL; one begins with "https://"'
    if any(not _SCHEME.match(part) for part in value.split()[1:]):
        return f"the URL {quoted(value)} contains a space, where it ends for every reader"
    return ""


def dashed_pages(field: Field) -> tuple[Span, str] | None:
    """The dashes between two pages, and the value with two hyphens there; None if it reads otherwise."""
    if field.key != "pages" or len(field.value) > _LONGEST_PAGES or not _ODD_DASH.search(field.value):
        return None
    dashes = list(_DASHES.finditer(field.value))
    right = _DASHES.sub("--", field.value)
    if len(dashes) != 1 or not all(map(_PAGE.fullmatch, right.split("--"))) or _pages(right, 0):
        return None
    return Span(*(field.value_span.start + offset for offset in dashes[0].span())), right


_CHECKS: dict[str, Callable[[str, int], str]] = {
    "year": _year,
    "month": _month,
    "pages": _pages,
    "doi": _doi,
    "url": _url,
}
