"""Entries whose titles are nearly the same, and in what they differ."""

from __future__ import annotations

from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.duplicates.candidates import Candidate, TitleIndex
from dd_lint.analysis.duplicates.policy import reports_across
from dd_lint.analysis.duplicates.similarity import (
    published_apart,
    same_link,
    same_repository,
    shared_authors,
)
from dd_lint.document.entry import Entry
from dd_lint.papers.titles import is_generic, is_sequel, title_words
from dd_lint.project.model import Project
from dd_lint.text.nearest import slips

_LONG_TITLE = 6
"""Words from which on a title is one paper's even where no authors are named."""
_YEARS_APART = 3
"""Years after which a paper hardly appears again under another name."""
_LONG_WORD = 10
"""Letters of a word from which on two slips may be in it."""


class SimilarTitles(NamedTuple):
    """Two entries, the one further up first, that may be one paper.

    `kind` is that of a `Candidate`; `words` are the two that differ by a slip of the pen, that of
    the later one first.
    """

    earlier: Entry
    later: Entry
    kind: str
    words: tuple[str, str] = ("", "")


@computed_once
def similar_titles(project: Project) -> tuple[SimilarTitles, ...]:
    """The entries that may be one paper by their titles, each two once."""
    titles = TitleIndex(list(project.entries_by_title.items()))
    found: dict[tuple[int, int], SimilarTitles] = {}
    for candidate in titles.candidates():
        pair = candidate[:2]
        earlier, later = _closest(titles.entries[candidate.first], titles.entries[candidate.second])
        if pair in found or earlier.kind != later.kind or not _one_paper(titles, candidate, earlier, later):
            continue
        words = ("", "")
        if candidate.kind == "slip":
            there, here = (title_words(entry.title)[candidate.place] for entry in (earlier, later))
            words = here, there
        found[pair] = SimilarTitles(earlier, later, candidate.kind, words)
    return tuple(
        one for one in found.values() if one.earlier.section == one.later.section or reports_across(project)
    )


def _closest(some: tuple[Entry, ...], others: tuple[Entry, ...]) -> tuple[Entry, Entry]:
    """An entry under each title, in the list's order, of the same section where there are such."""
    sections = {entry.section: entry for entry in reversed(some)}
    together = next(((sections[entry.section], entry) for entry in others if entry.section in sections), None)
    one, other = together or (some[0], others[0])
    return (one, other) if one.start < other.start else (other, one)


def _one_paper(titles: TitleIndex, candidate: Candidate, earlier: Entry, later: Entry) -> bool:
    """Whether two titles are one paper's, written in two ways.

    Two entries with one link are one paper whatever their titles are; whether it may be listed twice is
    judged by that link.
    """
    one, other = titles.words[candidate.first], titles.words[candidate.second]
    if one == other or is_generic(one) or same_link(earlier, later):
        return False
    named_later = candidate.kind == "name" and same_repository(earlier, later)
    if published_apart(earlier, later) and not named_later:
        return False
    if candidate.kind == "slip" and not _is_slip(one[candidate.place], other[candidate.place]):
        return False
    if candidate.kind != "spaces" and is_sequel(one, other):
        return False
    shared = shared_authors(earlier, later)
    if candidate.kind in ("name", "subtitle"):
        return (
            bool(shared)
            and not _two_preprints(earlier, later)
            and _years_apart(earlier, later) <= _YEARS_APART
        )
    return bool(shared) or (shared is None and min(len(one), len(other)) >= _LONG_TITLE)


def _is_slip(word: str, other: str) -> bool:
    """Whether one word can be the other, misspelt."""
    if word[0] != other[0] or not (word.isalpha() and other.isalpha()):
        return False
    allowed = 1 if min(len(word), len(other)) < _LONG_WORD else 2
    return slips(word, other, allowed) is not None


def _two_preprints(earlier: Entry, later: Entry) -> bool:
    """Whether both links are arXiv's, which gives a paper one identifier."""
    identifiers = (earlier.identifier, later.identifier)
    return all(one is not None and one.kind == "arxiv" for one in identifiers)


def _years_apart(earlier: Entry, later: Entry) -> int:
    years = [entry.meta.year for entry in (earlier, later) if entry.meta and entry.meta.year is not None]
    return max(years) - min(years) if years else 0
