"""The numbers that headings and lines of the contents give for sections, and what is there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import unquote

from dd_lint.analysis import computed_once
from dd_lint.document.model import Document, Role, Section
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.text.source import Span

_COUNT = re.compile(
    r"[(\[（【][ \t]*(?!(?:19|20)\d\d\b)(\d{1,5})(?:[ \t]+(?:papers?|items?|entries|works))?[ \t]*[)\]）】]"
    r"[\s*_`]*\Z",
    re.IGNORECASE | re.ASCII,
)
_TAIL = 60
"""Characters at the end of a title among which its count is looked for."""


class SectionCount(NamedTuple):
    """A number that the heading, or else a line of the contents, gives for a section.

    `title` is the section's without such a number, `entries` the number of its entries, with
    all below it; `right`
    tells whether the number can be meant for what is there.
    """

    in_heading: bool
    section: Section
    title: str
    span: Span
    said: int
    entries: int
    right: bool


class _Contained(NamedTuple):
    """For each section its own entries, those with all below it, and items there that are not entries."""

    own: Counter[int]
    below: Counter[int]
    unread: Counter[int]


@computed_once
def section_counts(project: Project) -> tuple[SectionCount, ...]:
    """The numbers that a list gives for its sections, those of the headings first."""
    contained = _contained(project.document)
    return tuple(
        found
        for in_heading, section, span in _places(project.document)
        if (found := _read(project, in_heading, section, span, contained))
    )


def _places(document: Document) -> Iterator[tuple[bool, Section, Span]]:
    """What such a number can end: headings, and what the contents say before and after a link."""
    for section in document.by_role(Role.ENTRIES):
        yield True, section, section.title_span
    known = {section.slug: section.index for section in document.sections if section.level}
    known.update((anchor.name, anchor.section) for anchor in document.anchors if anchor.section >= 0)
    for item in document.contents:
        section = document.sections[known.get(unquote(item.fragment), 0)]
        if section.role is Role.ENTRIES:
            yield False, section, item.link.text_span
            yield False, section, Span(item.link.end, item.span.end)


def _read(
    project: Project, in_heading: bool, section: Section, span: Span, contained: _Contained
) -> SectionCount | None:
    start = max(span.start, span.end - _TAIL)
    match = _COUNT.search(project.source.text[start : span.end])
    if not match:
        return None
    said, title = int(match[1]), _COUNT.sub("", section.title).strip()
    own, entries, unread = (numbers[section.index] for numbers in contained)
    # An item that could not be read may be counted.
    right = said == own or entries <= said <= entries + unread
    place = Span(start + match.start(1), start + match.end(1))
    return SectionCount(in_heading, section, title, place, said, entries, right)


def _contained(document: Document) -> _Contained:
    own, below, unread = Counter[int](), Counter[int](), Counter[int]()
    for section in reversed(document.sections):
        own[section.index] = len(section.entries)
        below[section.index] += len(section.entries)
        unread[section.index] += len(section.bullets)
        if section.parent >= 0:
            below[section.parent] += below[section.index]
            unread[section.parent] += unread[section.index]
    return _Contained(own, below, unread)


@computed_once
def heading_links(project: Project) -> Mapping[str, tuple[Inline, ...]]:
    """The links to the fragment of a heading, by that: they change with the heading.

    What an explicit anchor defines does not.
    """
    found: dict[str, list[Inline]] = defaultdict(list)
    for link in project.document.links:
        if link.destination[:1] == "#":
            found[unquote(link.destination[1:]).lower()].append(link)
    for anchor in project.document.anchors:
        found.pop(anchor.name, None)
    return MappingProxyType({fragment: tuple(links) for fragment, links in found.items()})
