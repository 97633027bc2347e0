"""Links of an entry that do not work, because a bracket is missing, misplaced or of another kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dd_lint.document.entry import Entry
from dd_lint.text.source import Span

_ADDRESS = r"(?:https?://|\.{0,2}/)[^\s()]*"
_RESOURCE = r":[\w+-]{1,40}:"
_TITLE = r"[^\[\]\n]{1,500}?"
# Next to an icon and a bracket, what holds a slash or ends as a file's name does is an address.
_TARGET = r"(?=[^\s()\[\]{}]{0,500}(?:/|\.[A-Za-z]{2,5}\b))[^\s()\[\]{}]{1,2000}"
_NOT_ON_NEXT_LINE = r"(?!\n[ \t>]{0,99}[^\s()\[\]]{1,2000}\))"
_SPLIT = re.compile(r"\][ \t{\[]")


class TornLink(NamedTuple):
    """What was meant to be a link.

    `fault` is "unclosed" (no ")"), "split" (a space before "("), "braces" or "brackets" (around the
    address), or the bracket that is missing. `span` is what to point at; with `text` in `place`, it is a
    link. `label` is empty for the title.
    """

    fault: str
    span: Span
    label: str
    address: str
    place: Span
    text: str


def _patterns(label: str, address: str) -> str:
    return (
        rf"\[(?P<split>{label})\](?P<space>[ \t]{{1,9}})\((?=(?:{address})\))"
        rf"|\[(?P<unclosed>{label})\]\((?P<address>{address})(?=[\s(]|\Z){_NOT_ON_NEXT_LINE}"
        rf"|\[(?P<bracket>{label})\((?:{address})\)"
        rf"|\[(?P<parenthesis>{label})\](?:{address})\)"
    )


# Both take long to compile, and few lists need them.
@cache
def _title_pattern() -> re.Pattern[str]:
    return re.compile(_patterns(_TITLE, _ADDRESS))


@cache
def _resource_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"{_patterns(_RESOURCE, f'{_ADDRESS}|{_TARGET}')}"
        rf"|\[(?P<braces>{_RESOURCE})\](?P<braced>\{{{_TARGET}\}})"
        rf"|\[(?P<brackets>{_RESOURCE})\](?P<bracketed>\[{_TARGET}\])"
        rf"|(?<!\[)(?P<opening>{_RESOURCE})\]\({_TARGET}(?:\)|(?=[\s(]|\Z))"
    )


_FAULTS = ("split", "unclosed", "bracket", "parenthesis", "braces", "brackets", "opening")
"""The groups that hold the label."""


def torn_title_link(text: str, entry: Entry) -> TornLink | None:
    """What is wrong with the title's link, if that is why the title has none."""
    if entry.paper is not None or "[" not in entry.title:
        return None
    end = entry.meta.start if entry.meta else entry.end
    found = _title_pattern().match(text, entry.title_start, end)
    return _read(found, "") if found else None


def torn_resource_links(text: str, entry: Entry) -> Iterator[TornLink]:
    """The icons after an entry's parenthesis that were meant to be links."""
    start = entry.meta.end if entry.meta else entry.end
    rest = text[start : entry.end]
    even = rest.count("[") == rest.count("]") and rest.count("(") == rest.count(")")
    if even and not _SPLIT.search(rest):
        return
    links = [resource.link.span for resource in entry.resources]
    for found in _resource_pattern().finditer(text, start, entry.end):
        # `[:book:][x.txt]` is a link where the list defines the reference.
        if not any(link.start <= found.start() < link.end for link in links):
            yield _read(found, next(filter(None, map(found.group, _FAULTS))))


def _read(found: re.Match[str], label: str) -> TornLink:
    if found["split"]:
        space = Span(*found.span("space"))
        return TornLink("split", space, label, "", space, "")
    if found["unclosed"]:
        end = found.end("address")
        opening = found.start("address") - 1
        return TornLink("unclosed", Span(opening, opening + 1), label, found["address"], Span(end, end), ")")
    if found["bracket"]:
        place = found.end("bracket")
        return TornLink("]", Span(found.start(), found.start() + 1), label, "", Span(place, place), "]")
    if found["parenthesis"]:
        place = found.end("parenthesis") + 1
        return TornLink("(", Span(place - 1, place), label, "", Span(place, place), "(")
    return _read_resource(found, label)


def _read_resource(found: re.Match[str], label: str) -> TornLink:
    """The faults that only an icon shows beyond doubt."""
    if found["opening"]:
        place = found.end("opening")
        return TornLink("[", Span(place, place + 1), label, "", Span(found.start(), found.start()), "[")
    fault, group = ("braces", "braced") if found["braces"] else ("brackets", "bracketed")
    span, address = Span(*found.span(group)), found[group][1:-1]
    return TornLink(fault, span, label, address, span, f"({address})")
