"""The template of entries whose form the list itself has taught: what most of them have in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter

from dd_lint.document.model import Entry
from dd_lint.project.model import Project
from dd_lint.templates.shape import PLACEHOLDERS
from dd_lint.text.source import Span

_CLOSING = re.compile(r"[)\]}*_`.,;:\"”’|<br/> \t]*")
_NUMBER = re.compile(r"\d+")
_LONGEST = 300
"""Characters of a template at most: what is longer holds words of one entry."""


def learnt_text(project: Project, entries: Sequence[Entry]) -> str:
    """The text that most entries are, with words in the place of their parts; empty if no two are alike."""
    text = project.source.text
    counts = Counter(found for entry in entries if (found := _skeleton(text, entry)))
    found, count = max(counts.items(), key=itemgetter(1), default=("", 0))
    return found if count > 1 else ""


def _skeleton(text: str, entry: Entry) -> str:
    """An entry with words in the place of its parts, up to the end of the line of the last of them."""
    parts = sorted(_parts(entry))
    pieces: list[str] = []
    position = min([entry.start, *(span.start for span, _ in parts)])
    for span, word in parts:
        if span.start < position:
            # A part within another, as a year in the link of a venue, has no place of its own.
            continue
        pieces += [text[position : span.start], word]
        position = span.end
    if closing := _CLOSING.match(text, position, max(position, entry.end)):
        pieces.append(closing[0])
    body = " ".join("".join(pieces).split())
    feed = text.rfind("\n", 0, entry.title_start) + 1
    if text.startswith("|", feed):
        body = f"| {body.strip('| ')} |"
    elif entry.bullet:
        body = _NUMBER.sub("1", entry.bullet) + " " + body
    return body if "TITLE" in body and len(body) <= _LONGEST else ""


def _parts(entry: Entry) -> Iterator[tuple[Span, str]]:
    """The places of an entry's parts, with the words that stand for them."""
    yield entry.title_span, "TITLE"
    if (meta := entry.meta) is not None:
        if meta.authors:
            yield meta.authors_span, "AUTHORS"
        if meta.venue:
            yield meta.venue_span, "VENUE"
        if meta.year is not None:
            yield meta.year_span, "YEAR"
    if entry.paper is not None:
        yield Span(entry.paper.destination_start, entry.paper.destination_end), "PAPER"
    for resource in entry.resources:
        link = resource.link
        yield Span(link.destination_start, link.destination_end), PLACEHOLDERS[resource.kind]
