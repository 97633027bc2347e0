"""Items among entries, and words in entries, that are not read as what they ought to be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from dd_lint.document.entry import Entry
from dd_lint.document.model import Bullet, Role, Section
from dd_lint.project.model import Project
from dd_lint.templates.presets import shape_of
from dd_lint.text.source import Span

_POINTER = re.compile(
    r"(?:please\s+|also\s+)?(?:see|refer|check|visit|for|more|note|notes|todo|tbd|coming|and|other|others|etc)\b",
    re.IGNORECASE,
)
_ICON = re.compile(r":[\w+-]+:$")
_LINK = re.compile(r"\]\(|\]\[|https?://")
_MARKS = " \t\n,;.|/·•*_~+&-–—"
_AMONG = 2
"""An item belongs to another kind of list where entries are not at least so many times as many as items."""


class StrayItem(NamedTuple):
    """An item that is no entry, where the other items are; `form` is what most of them look like."""

    item: Bullet
    form: str


def stray_items(project: Project) -> Iterator[StrayItem]:
    """The items that stand among entries and are none."""
    for section in project.document.by_role(Role.ENTRIES):
        if not section.bullets or not section.entries:
            continue
        depths = Counter(entry.depth for entry in section.entries if entry.conforming)
        others = Counter(bullet.depth for bullet in section.bullets)
        form = _form(project, section)
        for item in section.bullets:
            if not form and item.text.strip():
                continue
            if depths[item.depth] < _AMONG * others[item.depth] or _is_label_or_pointer(item, section):
                continue
            # Where entries vary, one that links to something may be as it should be.
            if section.entries[0].enclosed or not _LINK.search(project.source.slice(item.span)):
                yield StrayItem(item, form)


def unread_words(project: Project) -> Iterator[tuple[Entry, Span]]:
    """The words that fit no part of their entry, nor are the rest of a parenthesis that is not whole."""
    text = project.source.text
    for entry in project.enclosed_entries:
        if entry.meta is None or not entry.meta.closed:
            continue
        for place in entry.leftover:
            if not _is_torn(text[place.start : place.end]):
                yield entry, _without_marks(text, place)


def _form(project: Project, section: Section) -> str:
    """What most entries of a section look like; empty where no template says it, or it may be anything.

    A template for all sections says which titles are entries; one for some, that all that is there is one.
    """
    names = Counter(entry.template for entry in section.entries if not entry.enclosed)
    if not names:
        return "[TITLE](paper) (AUTHORS, VENUE YEAR)"
    name = names.most_common(1)[0][0]
    given = (shape_of(one) for one in project.config.templates if one.name == name and one.sections)
    return next((shape.line for shape in given if not shape.is_any), "")


def _is_label_or_pointer(item: Bullet, section: Section) -> bool:
    """Whether an item is a label of a group, or points elsewhere."""
    text = item.text.strip().strip("*_ ")
    label = text.endswith((":", "：", "...", "…")) and not _ICON.search(text)
    if label or _POINTER.match(text):
        return True
    place = bisect_right(section.entries, item.span.start, key=attrgetter("start"))
    return place < len(section.entries) and section.entries[place].depth > item.depth


def _is_torn(words: str) -> bool:
    """Whether words hold the rest of a link, or a bracket without a partner: what they are of is unsure."""
    even = all(words.count(one) == words.count(other) for one, other in ("()", "[]", "（）"))
    return not even or _LINK.search(words) is not None


def _without_marks(text: str, words: Span) -> Span:
    """Words without the commas and dashes around them."""
    start, end = words.start, words.end
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end) if start < end else words
