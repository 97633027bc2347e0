"""Which sections the contents leave out, and where their lines belong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.analysis.contents.items import (
    COMPARISONS,
    Reading,
    contents_span,
    read_contents,
    without_count,
    words,
)
from dd_lint.analysis.contents.references import places, references
from dd_lint.document.model import ContentsItem, Document, Role
from dd_lint.project.model import Project
from dd_lint.text.folding import fold
from dd_lint.text.nearest import RELATED, nearest
from dd_lint.text.source import Span


class Unlisted(NamedTuple):
    """A section that the contents leave out.

    Its line belongs below the line `before` or, where that is None, above `model`, and looks like `model`.
    `gap` holds the listed sections before and after it, -1 where there is none.
    """

    section: int
    before: ContentsItem | None
    model: ContentsItem
    gap: tuple[int, int]


def unlisted_sections(project: Project) -> Iterator[Unlisted]:
    """The sections with entries that the contents leave out, though they list most around them."""
    document = project.document
    if not document.contents:
        return
    readings = read_contents(project)
    left_out = _left_out(project, readings)
    renamed = set(_renamed(readings, left_out, document).values())
    yield from (one for one in left_out if one.section not in renamed)


def renamed_sections(project: Project) -> dict[Span, int]:
    """For the links of lines of the contents that lead nowhere, the section that is in their place."""
    readings = read_contents(project)
    if all(one.fault != "dead" or one.means >= 0 for one in readings):
        return {}
    return _renamed(readings, _left_out(project, readings), project.document)


def _left_out(project: Project, readings: tuple[Reading, ...]) -> list[Unlisted]:
    document = project.document
    items = {one.means if one.means >= 0 else one.leads_to: one.item for one in reversed(readings)}
    shown = items.keys() | {one.leads_to for one in readings} | _linked_in_contents(project)
    shown |= _named_in_contents(project)
    filled = _filled(document)
    siblings: dict[tuple[int, int], list[int]] = defaultdict(list)
    begin = document.contents[0].span.start if document.contents else 0
    for section in document.sections[1:]:
        # Contents tell what follows them.
        if section.title_span.start > begin:
            siblings[section.parent, section.level].append(section.index)
    missing: list[Unlisted] = []
    for group in siblings.values():
        with_entries = [index for index in group if index in filled]
        left_out = [index for index in with_entries if index not in shown]
        listed = len(with_entries) - len(left_out)
        if listed >= 2 and 2 * len(left_out) <= listed:
            missing.extend(_placed(group, set(left_out), items, document))
    return sorted(missing)


def _renamed(readings: tuple[Reading, ...], left_out: list[Unlisted], document: Document) -> dict[Span, int]:
    """Dead lines and left-out sections between the same two listed ones: a heading that was renamed."""
    if not left_out:
        return {}
    lines: dict[tuple[int, int], list[ContentsItem]] = defaultdict(list)
    for item, gap in _gaps(readings):
        lines[gap].append(item)
    sections: dict[tuple[int, int], list[int]] = defaultdict(list)
    for one in left_out:
        if document.sections[one.section].title:
            sections[one.gap].append(one.section)
    found: dict[Span, int] = {}
    for gap, items in lines.items():
        if len(items) == len(sections.get(gap, ())):
            found.update(zip((item.link.span for item in items), sections[gap], strict=True))
        elif gap in sections and len(items) * len(sections[gap]) <= COMPARISONS:
            found.update(_likest(items, sections[gap], document))
    return found


def _likest(items: list[ContentsItem], sections: list[int], document: Document) -> Iterator[tuple[Span, int]]:
    """Of unlike numbers of lines and sections those that are alike enough."""
    titles = {index: words(document.sections[index].title) for index in sections}
    for item in items:
        found = nearest(words(item.title), titles.values(), RELATED)
        section = next((index for index, title in titles.items() if title == found), None)
        if section is not None:
            del titles[section]
            yield item.link.span, section


def _gaps(readings: tuple[Reading, ...]) -> Iterator[tuple[ContentsItem, tuple[int, int]]]:
    """The lines that lead nowhere and mean nothing, each with the sections of the lines around it that do."""
    above: dict[int, int] = {}
    waiting: dict[int, list[tuple[ContentsItem, int]]] = defaultdict(list)
    for reading in readings:
        depth = reading.item.depth
        for deeper in [one for one in (*above, *waiting) if one > depth]:
            above.pop(deeper, None)
            yield from ((item, (before, -1)) for item, before in waiting.pop(deeper, ()))
        section = reading.means if reading.means >= 0 else reading.leads_to
        if section < 0:
            waiting[depth].append((reading.item, above.get(depth, -1)))
            continue
        yield from ((item, (before, section)) for item, before in waiting.pop(depth, ()))
        above[depth] = section
    for lines in waiting.values():
        yield from ((item, (before, -1)) for item, before in lines)


def _linked_in_contents(project: Project) -> set[int]:
    """The sections that any link among the contents leads to, whatever surrounds it."""
    start, end = contents_span(project)
    known = {name.lower(): place.section for name, place in places(project.document).items()}
    return {
        known.get(one.fragment.lower(), -1)
        for one in references(project)
        if not one.page and start <= one.link.start < end
    }


def _named_in_contents(project: Project) -> set[int]:
    """The sections whose titles lines of the contents begin with, before links to what is below them."""
    start, end = contents_span(project)
    lines = project.source.text[start:end].split("\n")
    names = {fold(line.partition("[")[0]) for line in lines} - {""}
    return {one.index for one in project.document.sections if fold(without_count(one.title)) in names}


def _filled(document: Document) -> set[int]:
    """The sections that have entries, or have sections with entries below them."""
    filled: set[int] = set()
    for section in document.by_role(Role.ENTRIES):
        index = section.index if section.entries else -1
        while index >= 0 and index not in filled:
            filled.add(index)
            index = document.sections[index].parent
    return filled


def _placed(
    group: list[int], left_out: set[int], items: dict[int, ContentsItem], document: Document
) -> Iterator[Unlisted]:
    listed = [index for index in group if index in items]
    last_below = _last_lines(document.contents)
    position = 0
    for index in group:
        if index in items:
            position += 1
        elif index in left_out:
            after = listed[position] if position < len(listed) else -1
            if position:
                model = items[listed[position - 1]]
                yield Unlisted(index, last_below[model.span], model, (listed[position - 1], after))
            elif listed:
                yield Unlisted(index, None, items[listed[0]], (-1, after))


def _last_lines(contents: tuple[ContentsItem, ...]) -> dict[Span, ContentsItem]:
    """For each line of the contents the last one below it, or the line itself."""
    found: dict[Span, ContentsItem] = {}
    open_items: list[ContentsItem] = []
    previous = None
    for item in contents:
        while previous and open_items and open_items[-1].depth >= item.depth:
            found[open_items.pop().span] = previous
        open_items.append(item)
        previous = item
    for item in open_items:
        found[item.span] = contents[-1]
    return found
