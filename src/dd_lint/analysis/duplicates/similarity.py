"""Whether two entries can be one paper's, by what they say of it."""

from __future__ import annotations

import re

from dd_lint.document.entry import Entry
from dd_lint.papers.people import same_person
from dd_lint.papers.titles import LONGEST_TITLE, content_words, is_sequel, title_words
from dd_lint.papers.venues import shipped_venues
from dd_lint.text.addresses import plain_address
from dd_lint.text.folding import fold
from dd_lint.text.nearest import REWORDED, SAME, likeness

_PREPRINT = frozenset(
    "arxiv biorxiv corr medrxiv openreview preprint preprints review ssrn submitted".split()
)
_COMMON = 0.6
"""The share of the longer title's words that a reworded one keeps at least."""
_FEW = 3
"""Words that the two titles of one paper have in common at least, where they begin with others."""
_LONGEST_AUTHOR_LIST = 12


def nearly_same_title(one: Entry, other: Entry) -> bool:
    """Whether two titles are much alike, or one goes on where the other ends; no proof by itself."""
    words, others = title_words(one.title), title_words(other.title)
    if words == others or is_sequel(words, others):
        return words == others
    first, second = " ".join(words)[:LONGEST_TITLE], " ".join(others)[:LONGEST_TITLE]
    if first.replace(" ", "") == second.replace(" ", ""):
        return True
    alike = likeness(first, second)
    if alike >= SAME or shared_authors(one, other) is False:
        return alike >= SAME
    shorter, longer = sorted((words, others), key=len)
    if len(shorter) > 1 and shorter in (longer[: len(shorter)], longer[-len(shorter) :]):
        return True
    meanings = [set(content_words(title)) for title in (words, others)]
    common = len(meanings[0] & meanings[1])
    return alike >= REWORDED and common >= _COMMON * max(map(len, meanings))


def may_be_retitled(one: Entry, other: Entry) -> bool:
    """Whether two titles share the name that they begin with, or half of what the shorter one says."""
    if is_sequel(title_words(one.title), title_words(other.title)) or shared_authors(one, other) is False:
        return False
    words, others = (content_words(title_words(entry.title)) for entry in (one, other))
    if not words or not others:
        return False
    common = len(set(words) & set(others))
    return words[0] == others[0] or (common >= _FEW and 2 * common >= min(len(words), len(others)))


def same_repository(one: Entry, other: Entry) -> bool:
    """Whether two entries have a code link in common."""
    first, second = (
        {plain_address(link.destination) for link in entry.links("code")} for entry in (one, other)
    )
    return not first.isdisjoint(second)


def shared_authors(one: Entry, other: Entry) -> bool | None:
    """Whether an author is named in both entries; None where one of them names nobody."""
    first = one.authors[:_LONGEST_AUTHOR_LIST]
    second = other.authors[:_LONGEST_AUTHOR_LIST]
    if not first or not second:
        return None
    return any(same_person(author.name, another.name) for author in first for another in second)


def published_apart(one: Entry, other: Entry) -> bool:
    """Whether two entries name two venues, as for the paper of a conference and its journal version."""
    first, second = _venue(one), _venue(other)
    return bool(first and second) and first != second


def _venue(entry: Entry) -> str:
    """Where a paper was published; empty for a preprint."""
    name = re.sub(r"\d+", " ", entry.meta.venue) if entry.meta else ""
    folded = fold(name)
    if not folded or not _PREPRINT.isdisjoint(folded.split()):
        return ""
    return shipped_venues().canonical(name.strip()) or folded


def same_link(one: Entry, other: Entry) -> bool:
    """Whether the titles of two entries lead to the same paper or address."""
    if one.paper is None or other.paper is None:
        return False
    if one.identifier is not None:
        return one.identifier == other.identifier
    return plain_address(one.paper.destination) == plain_address(other.paper.destination)
