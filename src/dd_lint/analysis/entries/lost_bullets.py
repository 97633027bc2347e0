"""Entries that lost their bullet, and so became part of the entry above, or a paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from dd_lint.document.entries.parenthesis_reader import ParenthesisReader
from dd_lint.document.entry import Entry
from dd_lint.document.model import Role, Section
from dd_lint.markdown import Block, Inline
from dd_lint.project.model import Project
from dd_lint.text.source import Span

_BULLET = re.compile(r"[ \t>]*[+*-]")
_LEAD = re.compile(r"[ \t>]*(?=(?:\[[^\[\]\n]{4,24}\][ \t]*)?[*_]{0,3}$)")
_BETWEEN = re.compile(r"[ \t]*(?:[+*-][ \t]*)?")
_LINK = re.compile(r"[*_]{0,3}\[([^\[\]\n]+)\]\(")
_SPACES = {"\u00a0": "a no-break space", "\u202f": "a no-break space", "\u3000": "a full-width space"}
_MOST_LINKS = 20
"""Links of a line that are looked at."""


class LostBullet(NamedTuple):
    """An entry without a bullet of its own.

    `fault` is "line" (it is on that of the entry before), "space" (none after the bullet), "odd" (no ordinary
    one), "bullet" (none, below an entry) or "paragraph" (none, apart from the list). `bullet` is that of the
    entry above; for "odd", what is behind the bullet. With
    `text` in `place`, the entry has one, but where the entry above has more before its bullet: `place` is
    None then.
    """

    title: str
    span: Span
    fault: str
    bullet: str
    place: Span | None
    text: str


def joined_entries(project: Project) -> Iterator[LostBullet]:
    """The entries that Markdown joins to the one before."""
    for section in project.document.sections:
        if section.role not in (Role.ENTRIES, Role.LATEST):
            continue
        above: Entry | None = None
        for before, entry in zip(section.entries, section.entries[1:], strict=False):
            above = before if before.bullet else above
            if entry.swallowed and above is not None:
                lost = _joined(project.source.text, above, before, entry)
                if lost is not None:
                    yield lost


def _joined(text: str, above: Entry, before: Entry, entry: Entry) -> LostBullet | None:
    """How an entry lost its bullet; `above` is the last one that has its own.

    None for a paper that is named after other words: that is no entry of its own.
    """
    margin = _margin(text, above)
    # A number is repeated as it is: Markdown counts on by itself.
    marker = f"{margin or ''}{above.bullet} "
    end = _parts_end(before)
    feed = text.rfind("\n", end, entry.start)
    lead = text[max(feed + 1, end) : entry.start]
    indent = _LEAD.match(lead)
    if feed < 0:
        if _BETWEEN.fullmatch(lead) is None:
            return None
        fault, place, right = "line", Span(entry.start - len(lead), entry.start), f"\n{marker}"
    elif _BULLET.fullmatch(lead):
        fault, place, right = "space", Span(entry.start, entry.start), " "
    elif indent is not None:
        fault, place, right = "bullet", Span(feed + 1, feed + 1 + indent.end()), marker
    else:
        return None
    span = Span(entry.start, entry.paper.text_end + 1) if entry.paper else entry.title_span
    return LostBullet(entry.title, span, fault, above.bullet, place if margin is not None else None, right)


def _parts_end(entry: Entry) -> int:
    """Where the last part of an entry ends."""
    ends = [resource.link.end for resource in entry.resources]
    if entry.meta is not None:
        ends.append(entry.meta.span.end)
    return max(ends, default=entry.title_end)


def _margin(text: str, entry: Entry) -> str | None:
    """What comes before an entry's bullet, or None where that is another bullet."""
    margin = text[text.rfind("\n", 0, entry.bullet_start) + 1 : entry.bullet_start]
    return None if margin.strip(" \t>") else margin


def entries_in_paragraphs(project: Project) -> Iterator[LostBullet]:
    """The entries that are paragraphs, in sections whose other entries are items of a list."""
    text = project.source.text
    template = ParenthesisReader(text, project.config.icon_kinds)
    for section, links in _lines_between_items(project):
        link = links[0]
        entry = _read(template, text, links)
        if entry is not None and entry.meta is not None and entry.meta.readable and entry.meta.authors:
            place = bisect_right(section.entries, link.start, key=attrgetter("start"))
            above = section.entries[max(place - 1, 0)]
            above = section.entries[0] if above.swallowed else above
            yield LostBullet(
                entry.title,
                Span(link.start, link.text_end + 1),
                "paragraph",
                above.bullet,
                Span(link.start, link.start) if _margin(text, above) == "" else None,
                f"{above.bullet} ",
            )


def bullets_without_space(project: Project) -> Iterator[LostBullet]:
    """The lines that begin with a bullet and another kind of space, of which Markdown makes no item."""
    text = project.source.text
    for one in project.document.as_text:
        if one.kind != "bullet":
            continue
        feed = text.find("\n", one.span.end)
        line = text[one.span.end : feed if feed >= 0 else len(text)]
        if "](" in line:
            link = _LINK.match(line)
            kind = _SPACES.get(text[one.span.start], "an unusual space")
            title = link[1] if link else line
            yield LostBullet(title, one.span, "odd", kind, one.span, " ")


def _lines_between_items(project: Project) -> Iterator[tuple[Section, tuple[Inline, ...]]]:
    """The lines that begin with a link outside of all items, with their section of entries."""
    document, text = project.document, project.source.text
    starts = [section.title_span.start for section in document.sections]
    items = [entry.span for section in document.sections for entry in section.entries]
    items += [bullet.span for section in document.sections for bullet in section.bullets]
    items.sort()
    for index, link in enumerate(document.links):
        if link.kind != "link" or text[link.start - 1 : link.start].strip("\n"):
            continue
        section = document.sections[bisect_right(starts, link.start) - 1]
        item = bisect_right(items, (link.start, len(text))) - 1
        inside = item >= 0 and link.start < items[item].end
        if section.role is Role.ENTRIES and section.entries and section.entries[0].enclosed and not inside:
            yield section, document.links[index : index + _MOST_LINKS]


def _read(template: ParenthesisReader, text: str, links: tuple[Inline, ...]) -> Entry | None:
    """The entry that a line with a link at its start would be, if it had a bullet."""
    start = links[0].start
    feed = text.find("\n", start)
    end = len(text) if feed < 0 else feed
    own = tuple(link for link in links if link.start < end)
    block = Block("item", start, end, 1, own, bullet="+", bullet_start=start)
    return next(iter(template.read(block, 0)), None)
