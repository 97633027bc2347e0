"""Dated copies, and the entries of the list that they are copies of."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.convention import habit
from dd_lint.analysis.duplicates.similarity import nearly_same_title, shared_authors
from dd_lint.analysis.latest.conventions import updates_copied
from dd_lint.document.entry import Entry
from dd_lint.document.model import Role, Section
from dd_lint.papers.titles import content_words, title_words
from dd_lint.project.model import Project
from dd_lint.text.folding import fold_title

_COMMON = 50
"""Entries with one word from which on the word tells nothing."""
_COMPARED = 5
"""Entries that a copy is compared with at most."""
_LONGEST = 40
"""Words of a title that are looked at."""
_FEW = 2
"""Dated items up to which a section tells nothing of itself, and each is taken for a copy."""


class LatestCopy(NamedTuple):
    """A dated copy with its entry, None where the list has none.

    `other` is the entry of another paper that the copy's link leads to, if any.
    """

    copy: Entry
    entry: Entry | None
    other: Entry | None = None


@computed_once
def latest_copies(project: Project) -> tuple[LatestCopy, ...]:
    """The dated copies of the sections that hold such; those with announcements alone are left out."""
    return tuple(
        one for section in project.document.by_role(Role.LATEST) for one in _in_section(project, section)
    )


def _in_section(project: Project, section: Section) -> list[LatestCopy]:
    dated = [entry for entry in section.entries if entry.date is not None and entry.conforming]
    found = [listed_copy(project, entry) for entry in dated]
    missing = [one.copy for one in found if one.entry is None]
    if missing:
        similar = _similar(project, missing)
        found = [
            one._replace(entry=similar.get(one.copy.start)) if one.entry is None else one for one in found
        ]
    copied = habit(project, updates_copied(section, [one.entry is not None for one in found]))
    few = len(found) <= _FEW and bool(project.entries)
    return found if few or copied.usual is True else []


def listed_copy(project: Project, copy: Entry) -> LatestCopy:
    """The entry of a copy by its title, its link or its citation file."""
    same = project.entries_by_title.get(fold_title(copy.title), ())
    if same:
        return LatestCopy(copy, _closest(project, copy, same))
    identifier = copy.identifier
    linked = project.entries_by_identifier.get(identifier, ()) if identifier else ()
    cited = [
        entry
        for _, target in project.citation_links(copy)
        for entry in project.cited_by.get(target.found, ())[:_COMPARED]
        if entry.date is None
    ]
    others = [*linked[:_COMPARED], *cited]
    for other in others:
        if nearly_same_title(copy, other) or (other in linked and other in cited):
            return LatestCopy(copy, other)
    return LatestCopy(copy, None, linked[0] if linked else None)


def _closest(project: Project, copy: Entry, same: tuple[Entry, ...]) -> Entry:
    """The entry that is the most like a copy, where the list has the paper more than once."""
    text = project.source.text[copy.title_start : copy.end]
    return next(
        (entry for entry in same[:_COMPARED] if project.source.text[entry.title_start : entry.end] == text),
        same[0],
    )


def _similar(project: Project, missing: list[Entry]) -> dict[int, Entry]:
    """For copies that were not found, by their offset, the entries with nearly their titles and an author."""
    words = {copy.start: title_words(copy.title)[:_LONGEST] for copy in missing}
    postings: dict[str, list[Entry]] = {word: [] for title in words.values() for word in content_words(title)}
    for folded, entries in project.entries_by_title.items():
        for word in set(content_words(tuple(folded.split())[:_LONGEST])):
            if word in postings and len(postings[word]) <= _COMMON:
                postings[word].append(entries[0])
    found = {}
    for copy in missing:
        shared: Counter[int] = Counter()
        entries_at: dict[int, Entry] = {}
        for word in dict.fromkeys(content_words(words[copy.start])):
            if len(postings[word]) <= _COMMON:
                for entry in postings[word]:
                    shared[entry.start] += 1
                    entries_at[entry.start] = entry
        for start, _ in shared.most_common(_COMPARED):
            entry = entries_at[start]
            if nearly_same_title(copy, entry) and shared_authors(copy, entry):
                found[copy.start] = entry
                break
    return found
