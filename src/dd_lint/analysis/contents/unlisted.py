"""Which sections the contents leave out, and where their lines belong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.contents.conventions import siblings_listed
from dd_lint.analysis.contents.fragments import fragment_links, fragment_places
from dd_lint.analysis.contents.lines import COMPARISONS, ContentsLine, contents_lines
from dd_lint.analysis.contents.titles import title_letters, title_without_count
from dd_lint.analysis.convention import habit
from dd_lint.document.model import ContentsItem, Document, Role
from dd_lint.project.model import Project
from dd_lint.text.folding import fold
from dd_lint.text.nearest import RELATED, nearest
from dd_lint.text.source import Span


class UnlistedSection(NamedTuple):
    """A section that the contents leave out.

    Its line belongs below the line `before` or, where that is None, above `model`, and looks like `model`.
    `gap` holds the listed sections before and after it, -1 where there is none.
    """

    section: int
    before: ContentsItem | None
    model: ContentsItem
    gap: tuple[int, int]


@computed_once
def unlisted_sections(project: Project) -> tuple[UnlistedSection, ...]:
    """The sections with entries that the contents leave out, though they list most around them.

    One that has a line, though under another name, is not left out.
    """
    renamed = set(renamed_sections(project).values())
    return tuple(one for one in _left_out(project) if one.section not in renamed)


@computed_once
def renamed_sections(project: Project) -> Mapping[Span, int]:
    """For the links of lines of the contents that lead nowhere, the section that is in their place."""
    lines = contents_lines(project)
    if all(one.fault != "dead" or one.means >= 0 for one in lines):
        return MappingProxyType({})
    return MappingProxyType(_renamed(lines, _left_out(project), project.document))


@computed_once
def _left_out(project: Project) -> tuple[UnlistedSection, ...]:
    document, lines = project.document, contents_lines(project)
    if not lines:
        return ()
    items = {one.means if one.means >= 0 else one.leads_to: one.item for one in reversed(lines)}
    shown = items.keys() | {one.leads_to for one in lines} | _linked_in_contents(project)
    shown |= _named_in_contents(project)
    filled = _filled(document)
    missing: list[UnlistedSection] = []
    for kind, group in _siblings(document).items():
        with_entries = [index for index in group if index in filled]
        listed = habit(project, siblings_listed(*kind, [index in shown for index in with_entries]))
        if listed.usual is True:
            missing.extend(_placed(group, set(with_entries) - shown, items, document))
    return tuple(sorted(missing))


def _siblings(document: Document) -> Mapping[tuple[int, int], list[int]]:
    """The sections below the contents, which tell what follows them, by what is around them and level."""
    siblings: dict[tuple[int, int], list[int]] = defaultdict(list)
    for section in document.sections[1:]:
        if section.title_span.start > document.contents[0].span.start:
            siblings[section.parent, section.level].append(section.index)
    return siblings


def _renamed(
    lines: tuple[ContentsLine, ...], left_out: tuple[UnlistedSection, ...], document: Document
) -> dict[Span, int]:
    """Dead lines and left-out sections between the same two listed ones: a heading that was renamed."""
    if not left_out:
        return {}
    dead: dict[tuple[int, int], list[ContentsItem]] = defaultdict(list)
    for item, gap in _gaps(lines):
        dead[gap].append(item)
    sections: dict[tuple[int, int], list[int]] = defaultdict(list)
    for one in left_out:
        if document.sections[one.section].title:
            sections[one.gap].append(one.section)
    found: dict[Span, int] = {}
    for gap, items in dead.items():
        if len(items) == len(sections.get(gap, ())):
            found.update(zip((item.link.span for item in items), sections[gap], strict=True))
        elif gap in sections and len(items) * len(sections[gap]) <= COMPARISONS:
            found.update(_likest(items, sections[gap], document))
    return found


def _likest(items: list[ContentsItem], sections: list[int], document: Document) -> Iterator[tuple[Span, int]]:
    """Of unlike numbers of lines and sections those that are alike enough."""
    titles = {index: title_letters(document.sections[index].title) for index in sections}
    for item in items:
        found = nearest(title_letters(item.title), titles.values(), RELATED)
        section = next((index for index, title in titles.items() if title == found), None)
        if section is not None:
            del titles[section]
            yield item.link.span, section


def _gaps(lines: tuple[ContentsLine, ...]) -> Iterator[tuple[ContentsItem, tuple[int, int]]]:
    """The lines that lead nowhere and mean nothing, each with the sections of the lines around it that do."""
    above: dict[int, int] = {}
    waiting: dict[int, list[tuple[ContentsItem, int]]] = defaultdict(list)
    for line in lines:
        depth = line.item.depth
        for deeper in [one for one in (*above, *waiting) if one > depth]:
            above.pop(deeper, None)
            yield from ((item, (before, -1)) for item, before in waiting.pop(deeper, ()))
        section = line.means if line.means >= 0 else line.leads_to
        if section < 0:
            waiting[depth].append((line.item, above.get(depth, -1)))
            continue
        yield from ((item, (before, section)) for item, before in waiting.pop(depth, ()))
        above[depth] = section
    for left in waiting.values():
        yield from ((item, (before, -1)) for item, before in left)


def _contents_span(project: Project) -> Span:
    """The part of the text that holds the contents, from its heading to the next."""
    sections = project.document.sections
    index = next(project.document.by_role(Role.CONTENTS)).index
    end = sections[index + 1].title_span.start if index + 1 < len(sections) else len(project.source.text)
    return Span(sections[index].title_span.start, end)


def _linked_in_contents(project: Project) -> set[int]:
    """The sections that any link among the contents leads to, whatever surrounds it."""
    start, end = _contents_span(project)
    known = {name.lower(): place.section for name, place in fragment_places(project).items()}
    return {
        known.get(one.fragment.lower(), -1)
        for one in fragment_links(project)
        if not one.page and start <= one.link.start < end
    }


def _named_in_contents(project: Project) -> set[int]:
    """The sections whose titles lines of the contents begin with, before links to what is below them."""
    start, end = _contents_span(project)
    lines = project.source.text[start:end].split("\n")
    names = {fold(line.partition("[")[0]) for line in lines} - {""}
    return {one.index for one in project.document.sections if fold(title_without_count(one.title)) in names}


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
) -> Iterator[UnlistedSection]:
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
                yield UnlistedSection(index, last_below[model.span], model, (listed[position - 1], after))
            elif listed:
                yield UnlistedSection(index, None, items[listed[0]], (-1, after))


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
