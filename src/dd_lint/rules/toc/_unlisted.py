"""Which sections the contents leave out, and where their lines belong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ...document import ContentsItem, Document, Role
from ...project import Project
from ...source import Span
from ._contents import contents_span, read_contents
from ._references import places, references


class Unlisted(NamedTuple):
    """A section that the contents leave out.

    Its line belongs below the line `before` or, where that is None, above `model`, and looks like `model`.
    """

    section: int
    before: ContentsItem | None
    model: ContentsItem


def unlisted_sections(project: Project) -> Iterator[Unlisted]:
    """The sections with entries that the contents leave out, though they list most beside them."""
    document = project.document
    if not document.contents:
        return
    readings = read_contents(project)
    items = {one.means if one.means >= 0 else one.leads_to: one.item for one in reversed(readings)}
    shown = items.keys() | {one.leads_to for one in readings} | _linked_in_contents(project)
    filled = _filled(document)
    siblings: dict[tuple[int, int], list[int]] = defaultdict(list)
    for section in document.sections[1:]:
        siblings[section.parent, section.level].append(section.index)
    missing: list[Unlisted] = []
    for group in siblings.values():
        with_entries = [index for index in group if index in filled]
        left_out = [index for index in with_entries if index not in shown]
        listed = len(with_entries) - len(left_out)
        if listed >= 2 and 2 * len(left_out) <= listed:
            missing.extend(_placed(group, set(left_out), items, document))
    yield from sorted(missing)


def _linked_in_contents(project: Project) -> set[int]:
    """The sections that any link among the contents leads to, whatever surrounds it."""
    start, end = contents_span(project)
    known = {name.lower(): place.section for name, place in places(project.document).items()}
    return {
        known.get(one.fragment.lower(), -1)
        for one in references(project)
        if not one.page and start <= one.link.start < end
    }


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
            if position:
                model = items[listed[position - 1]]
                yield Unlisted(index, last_below[model.span], model)
            elif listed:
                yield Unlisted(index, None, items[listed[0]])


def _last_lines(contents: tuple[ContentsItem, ...]) -> dict[Span, ContentsItem]:
    """For each line of the contents the last one that stands below it, or the line itself."""
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
