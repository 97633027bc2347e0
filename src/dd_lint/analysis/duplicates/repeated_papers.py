"""Entries that seem to be one paper, by title and by the identifier in the link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.duplicates.groups import groups
from dd_lint.analysis.duplicates.similarity import (
    nearly_same_title,
    published_apart,
    same_link,
    shared_authors,
)
from dd_lint.document.entry import Entry
from dd_lint.papers.titles import is_generic, title_words
from dd_lint.project.model import Project

_COMPARED = 8
"""Entries of a group that a later one is compared with at most."""
_WORDED, _DISTINCTIVE = 3, 4
"""Words of a title from which on it is enough to tell a paper, and from which on no two papers share it."""
_VOLUME = re.compile(r"10\.\d+/978[\d-]+x?|10\.1145/\d{7}")
"""The DOI of a whole proceedings volume, which its papers share."""


class Duplicate(NamedTuple):
    """Two entries, the one further up first.

    `kind` is "title" (one paper under one title), "copied" (one title, yet other authors and another
    link), "paper" (one identifier and nearly one title) or "clash" (one identifier, two titles).
    """

    kind: str
    earlier: Entry
    later: Entry

    @property
    def across(self) -> bool:
        """Whether a paper is in two sections, which a list may do on purpose."""
        return self.kind in ("title", "paper") and self.earlier.section != self.later.section


@computed_once
def repeated_papers(project: Project) -> tuple[Duplicate, ...]:
    """All that seem to be one paper, those included that the list, or its configuration, wants."""
    return (*_by_title(project), *_by_identifier(project))


def _by_title(project: Project) -> Iterator[Duplicate]:
    for group in project.entries_by_title.values():
        if len(group) > 1 and not is_generic(title_words(group[0].title)):
            yield from _within_title(group, groups(project))


def _within_title(group: tuple[Entry, ...], stands_in: dict[int, int]) -> Iterator[Duplicate]:
    seen = _Seen(stands_in)
    for later in group:
        for earlier in seen.before(later):
            kind = _same_title(earlier, later)
            if kind:
                yield Duplicate(kind, earlier, later)
                break
        seen.add(later)


def _same_title(earlier: Entry, later: Entry) -> str:
    """What an equal title means; empty where the papers may well be two."""
    words = title_words(later.title)
    # What is of two kinds is a paper and its implementation.
    if earlier.kind != later.kind or words != title_words(earlier.title) or _yearly(earlier, later):
        return ""
    if len(words) < _WORDED and not _is_paper(earlier, later):
        return ""
    if same_link(earlier, later):
        return "title"
    shared = shared_authors(earlier, later)
    if shared is not False and published_apart(earlier, later):
        return ""
    if shared:
        return "title"
    if len(words) < _DISTINCTIVE:
        return ""
    if shared is None:
        return "title"
    return "copied" if len(words) > _DISTINCTIVE else ""


def _is_paper(*entries: Entry) -> bool:
    """Whether entries are surely papers, and not a lecture or an employer that is listed twice."""
    return any(entry.enclosed or entry.identifier is not None for entry in entries)


def _yearly(earlier: Entry, later: Entry) -> bool:
    """Whether two events without a paper, such as workshops, are those of two years."""
    if earlier.paper is not None and later.paper is not None:
        return False
    return earlier.meta is not None and later.meta is not None and earlier.meta.year != later.meta.year


def _by_identifier(project: Project) -> Iterator[Duplicate]:
    for identifier, group in project.entries_by_identifier.items():
        if len(group) > 1 and not (identifier.kind == "doi" and _VOLUME.fullmatch(identifier.value)):
            yield from _within_identifier(group, groups(project))


def _within_identifier(group: tuple[Entry, ...], stands_in: dict[int, int]) -> Iterator[Duplicate]:
    seen = _Seen(stands_in)
    for later in group:
        words = title_words(later.title)
        if is_generic(words):
            continue
        found = None
        for earlier in seen.before(later):
            if words == title_words(earlier.title):
                found = None
                break
            if nearly_same_title(earlier, later):
                found = Duplicate("paper", earlier, later)
                break
            found = found or Duplicate("clash", seen.entries[0], later)
        if found is not None:
            yield found
        seen.add(later)


class _Seen:
    """The entries of a group so far, at most some of them, so that a large group stays cheap."""

    def __init__(self, stands_in: dict[int, int]) -> None:
        self.stands_in = stands_in
        self.entries: list[Entry] = []
        self.by_group: dict[int, Entry] = {}

    def before(self, later: Entry) -> Iterator[Entry]:
        """What to compare an entry with: its own group first, then in the list's order."""
        own = self.by_group.get(self.stands_in[later.start])
        if own is not None:
            yield own
        yield from self.entries

    def add(self, entry: Entry) -> None:
        """Take one more entry."""
        self.by_group.setdefault(self.stands_in[entry.start], entry)
        if len(self.entries) < _COMPARED:
            self.entries.append(entry)
