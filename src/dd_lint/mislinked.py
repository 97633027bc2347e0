"""Links of an entry that are none, because one of their brackets is missing or stands apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .document import Entry
from .source import Span

_ADDRESS = r"(?:https?://|\.{0,2}/)[^\s()]*"
_RESOURCE = r":[\w+-]{1,40}:"
_TITLE = r"[^\[\]\n]{1,500}?"


class Mislinked(NamedTuple):
    """A link that is none.

    `fault` is "unclosed" (no ")"), "parted" (a space before "("), or the bracket that is missing. `span`
    is what to point at; the link is one as soon as `text` stands at `place`. `label` is empty for the title.
    """

    fault: str
    span: Span
    label: str
    address: str
    place: Span
    text: str


def _patterns(label: str) -> re.Pattern[str]:
    return re.compile(
        rf"\[(?P<parted>{label})\](?P<space>[ \t]{{1,9}})\((?={_ADDRESS}\))"
        rf"|\[(?P<unclosed>{label})\]\((?P<address>{_ADDRESS})(?=[\s(]|\Z)"
        rf"|\[(?P<bracket>{label})\({_ADDRESS}\)"
        rf"|\[(?P<parenthesis>{label})\]{_ADDRESS}\)"
    )


_PATTERNS = {"title": _patterns(_TITLE), "resource": _patterns(_RESOURCE)}


def mislinked_title(text: str, entry: Entry) -> Mislinked | None:
    """What is wrong with the title's link, if that is why the title has none."""
    if entry.paper is not None or "[" not in entry.title:
        return None
    end = entry.meta.start if entry.meta else entry.end
    found = _PATTERNS["title"].match(text, entry.title_start, end)
    return _read(found, "") if found else None


def mislinked_resources(text: str, entry: Entry) -> Iterator[Mislinked]:
    """The icons behind an entry's parenthesis that were to be links."""
    start = entry.meta.end if entry.meta else entry.end
    rest = text[start : entry.end]
    even = rest.count("[") == rest.count("]") and rest.count("(") == rest.count(")")
    if even and "] " not in rest and "]\t" not in rest:
        return
    for found in _PATTERNS["resource"].finditer(text, start, entry.end):
        yield _read(found, next(label for label in found.group(1, 3, 5, 6) if label))


def _read(found: re.Match[str], label: str) -> Mislinked:
    if found["parted"]:
        space = Span(*found.span("space"))
        return Mislinked("parted", space, label, "", space, "")
    if found["unclosed"]:
        end = found.end("address")
        opening = found.start("address") - 1
        return Mislinked("unclosed", Span(opening, opening + 1), label, found["address"], Span(end, end), ")")
    if found["bracket"]:
        place = found.end("bracket")
        return Mislinked("]", Span(found.start(), found.start() + 1), label, "", Span(place, place), "]")
    place = found.end("parenthesis") + 1
    return Mislinked("(", Span(place - 1, place), label, "", Span(place, place), "(")
