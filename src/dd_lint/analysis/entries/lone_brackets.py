"""Brackets in entries that have no partner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.document.entry import Entry
from dd_lint.text.source import Span
from dd_lint.text.wording import shortened

_TOKEN = re.compile(r"\\.|`[^`\n]{1,200}`|\$[^$\n]{1,200}\$|(?P<bracket>[()\[\]])")
_PARTNER = {"(": ")", "[": "]"}
_OPENING = {closing: opening for opening, closing in _PARTNER.items()}
_ENUMERATED = re.compile(r"(?:^|[\s(,;])\w{1,3}$")
_EMOTICON = re.compile(r"[:;=][-'^]?$")
_INTERVAL = re.compile(r"[\d.+\-−∞\w]{1,9}\s?,\s?[\d.+\-−∞\w]{1,9}")
_LONGEST_INTERVAL = 21
_SHOWN = 30
"""Characters of a link's text that words show."""


class LoneBracket(NamedTuple):
    """A bracket without a partner: its offset, and in words where it is ("after the parenthesis")."""

    place: int
    where: str


def lone_brackets_in_title(text: str, entry: Entry) -> Iterator[LoneBracket]:
    """The brackets of a title that have no partner in it."""
    title = entry.paper.text_span if entry.paper else entry.title_span
    return (LoneBracket(place, "in the title") for place in _alone(text, title))


def lone_brackets_after_title(text: str, entry: Entry) -> Iterator[LoneBracket]:
    """The brackets without a partner in an entry's parenthesis, right after it, and next to links."""
    yield from _after_links(text, entry)
    yield from _before_links(text, entry)
    meta = entry.meta
    # A parenthesis that never ends is itself what has no partner.
    if meta is None or not meta.closed:
        return
    for place in _alone(text, Span(meta.start + 1, meta.end - 1)):
        yield LoneBracket(place, "in the parenthesis")
    yield from _after_parenthesis(text, entry, meta.span)


def is_opening(bracket: str) -> bool:
    """Whether a bracket opens a pair."""
    return bracket in _PARTNER


def _after_links(text: str, entry: Entry) -> Iterator[LoneBracket]:
    """A ")" right after a link that nothing between the links opened."""
    paper = entry.paper
    if paper and text.startswith(")", paper.end) and "(" not in text[entry.start : paper.start]:
        yield LoneBracket(paper.end, "after the title's link")
    # What a parenthesis that never ends has opened, a later bracket may close.
    meta = entry.meta
    position = (meta.end if meta.closed else meta.start) if meta else entry.end
    for resource in entry.resources:
        link = resource.link
        if "(" in text[position : link.start]:
            return
        if link.end < entry.end and text[link.end] == ")" and link.start >= position:
            yield LoneBracket(link.end, f'after the link "{shortened(link.text, _SHOWN)}"')
        position = max(position, link.end)


def _before_links(text: str, entry: Entry) -> Iterator[LoneBracket]:
    """A "[" right before a link that nothing up to the end of the entry closes."""
    start = entry.meta.end if entry.meta else entry.end
    links = [resource.link for resource in entry.resources if resource.link.start > start]
    doubled = [link for link in links if text.startswith("[[", link.start - 1)]
    if doubled and text.count("[", start, entry.end) > text.count("]", start, entry.end):
        where = f'before the link "{shortened(doubled[-1].text, _SHOWN)}"'
        yield LoneBracket(doubled[-1].start - 1, where)


def _after_parenthesis(text: str, entry: Entry, parenthesis: Span) -> Iterator[LoneBracket]:
    """A closing bracket right after the parenthesis that nothing before it opened."""
    place = parenthesis.end
    while text[place : place + 1] in (" ", "\t"):
        place += 1
    opening = _OPENING.get(text[place : place + 1])
    title_end = entry.paper.end if entry.paper else entry.title_end
    if opening and place < entry.end and opening not in text[title_end : parenthesis.start]:
        yield LoneBracket(place, "after the parenthesis")


def _alone(text: str, span: Span) -> list[int]:
    """The places of brackets without a partner, in order."""
    part = text[span.start : span.end]
    opened: list[int] = []
    alone: list[int] = []
    for token in _TOKEN.finditer(part):
        bracket, place = token["bracket"], token.start()
        if bracket is None:
            continue
        before = part[max(0, place - 4) : place]
        if bracket in _PARTNER:
            if not _EMOTICON.search(before):
                opened.append(place)
        elif opened and (_PARTNER[part[opened[-1]]] == bracket or _is_interval(part, opened[-1] + 1, place)):
            opened.pop()
        elif not (_EMOTICON.search(before) or (bracket == ")" and _ENUMERATED.search(before))):
            alone.append(place)
    return [span.start + place for place in sorted(alone + opened)]


def _is_interval(text: str, start: int, end: int) -> bool:
    return end - start <= _LONGEST_INTERVAL and _INTERVAL.fullmatch(text, start, end) is not None
