"""The template of entries whose form the list itself has taught: what most of them have in common."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dd_lint.document.entry import Entry
from dd_lint.project.model import Project
from dd_lint.templates.labels import link_label
from dd_lint.templates.names import bare_layout, is_of_layout
from dd_lint.templates.shape import PLACEHOLDERS, TemplateError, holds_field, read_shape
from dd_lint.text.source import Span

_CLOSING = re.compile(r"[)\]}*_`.,;:\"”’|<br/> \t]*")
_NUMBER = re.compile(r"\d+")
_LONGEST = 300
"""Characters of a template at most: what is longer holds words of one entry."""


def learnt_text(project: Project, name: str, entries: Sequence[Entry]) -> str:
    """The text that most entries of a layout are, with words in the place of their parts.

    Where no two are alike, it says no more than the name of the layout does.
    """
    text = project.source.text
    counts = Counter(found for entry in entries if (found := _skeleton(text, entry)))
    labels = _kinds_by_label(project)
    for found, count in counts.most_common():
        if count > 1 and _holds(found, name, labels):
            return found
    return bare_layout(name)


def _holds(text: str, name: str, labels: Mapping[str, Counter[str]]) -> bool:
    """Whether a text is a template of a layout, with labels that mean the same in all the list."""
    try:
        shape = read_shape(name, text)
    except TemplateError:
        return False
    return (
        is_of_layout(shape, name)
        and not shape.enclosed
        and all(
            labels[label][kind] == labels[label].total()
            for label, kind in shape.labels.items()
            if label in labels
        )
    )


def _kinds_by_label(project: Project) -> Mapping[str, Counter[str]]:
    """The kinds of the list's links by their labels, with how many are of each."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entry in project.entries:
        for resource in entry.resources:
            found[link_label(resource.link.text)][resource.kind] += 1
        if entry.paper is not None:
            found[link_label(entry.paper.text)]["paper"] += 1
    return found


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
        position = closing.end()
    body = " ".join("".join(pieces).split())
    if text.startswith("|", text.rfind("\n", 0, entry.title_start) + 1):
        body = _row(body + text[position : text.find("\n", position)])
    elif entry.bullet:
        body = _NUMBER.sub("1", entry.bullet) + " " + body
    return body if "TITLE" in body and len(body) <= _LONGEST else ""


def _row(words: str) -> str:
    """A row of a table whose cells are empty but for those that hold a part."""
    cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", words.strip().strip("|"))]
    return "".join(f"| {cell} " if holds_field(cell) else "| " for cell in cells) + "|"


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
