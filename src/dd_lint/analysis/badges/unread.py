"""How much of what a list holds may be entries that could not be read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from dd_lint.analysis.badges.counted import CountedEntries, counted_entries
from dd_lint.document.model import Document, Role, Section
from dd_lint.project.model import Project
from dd_lint.text.source import Span

_SHARE, _ALLOWANCE = 10, 20
"""One in so many may be unread, of the entries and so many more: else a count of them means nothing."""


def is_mostly_read(project: Project) -> bool:
    """Whether the counted entries are the clear bulk of what the list holds."""
    counted = counted_entries(project)
    unread = counted.unread
    if not project.config.badge.sections:
        others = [
            section
            for section in project.document.sections
            if section.role in (Role.ENTRIES, Role.OTHER) and section.index not in counted.entries
        ]
        unread += sum(len(section.entries) for section in others if section.role is Role.OTHER)
        unread += _possible_entries(project, counted, others)
    return counted.count > 0 and _SHARE * unread <= counted.count + _ALLOWANCE


def _possible_entries(project: Project, counted: CountedEntries, others: Iterable[Section]) -> int:
    """The rows of tables, and the items of other sections, that are near the entries or link to a paper."""
    near = _near_entries(project.document, counted)
    items = [*_rows(project), *((section.index, item.span) for section in others for item in section.bullets)]
    apart = [span for section, span in items if section not in near]
    if not apart:
        return len(items)
    sections = project.document.sections
    sites = {
        _site(entry.paper.destination)
        for index in counted.entries
        for entry in sections[index].entries
        if entry.paper is not None
    } - {""}
    papers = sorted(link.start for link in project.document.links if _site(link.destination) in sites)
    linked = sum(bisect_left(papers, span.start) < bisect_left(papers, span.end) for span in apart)
    return len(items) - len(apart) + linked


def _near_entries(document: Document, counted: CountedEntries) -> set[int]:
    """The sections below the same first-level headings as the entries.

    What is below another one, such as that of the software that comes with the list, is another text.
    """
    texts: set[int] = set()
    for index in counted.entries:
        titled = document.section_path(index)[1:]
        if len(titled) < 2 or titled[0].level > 1:
            return set(range(len(document.sections)))
        texts.add(titled[0].index)
    for section in document.sections:
        if section.parent in texts:
            texts.add(section.index)
    return texts


def _site(destination: str) -> str:
    """The host of an address; empty for one without."""
    return destination.partition("://")[2].partition("/")[0].lower()


def _rows(project: Project) -> Iterator[tuple[int, Span]]:
    """The lines of tables, each with the index of its section."""
    text, sections = project.source.text, project.document.sections
    starts = [section.title_span.start for section in sections]
    place = text.find("\n|")
    while place >= 0:
        end = text.find("\n", place + 1)
        end = len(text) if end < 0 else end
        index = bisect_right(starts, place) - 1
        # Those of a section whose entries are rows are read.
        if not any(not entry.enclosed and not entry.bullet for entry in sections[index].entries[:1]):
            yield index, Span(place + 1, end)
        place = text.find("\n|", end)
