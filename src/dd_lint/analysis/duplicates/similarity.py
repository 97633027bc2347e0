"""Whether two titles, or two entries, can be one paper's."""

from __future__ import annotations

import re

from dd_lint.document.model import Entry
from dd_lint.papers.identifiers import paper_identifier
from dd_lint.papers.people import same_person
from dd_lint.papers.venues import shipped_venues
from dd_lint.text.folding import fold, fold_title

_FUNCTION_WORDS = frozenset(
    "a an and are as at based by for in is its of on our the through toward towards using via with".split()
)
_GENERIC = frozenset(
    """abstract appendix arxiv article benchmark bibtex blog challenge code codes competition data
    dataset datasets demo doc docs documentation download github here home homepage introduction link
    news official overview page paper papers pdf post poster project repo repository review slides
    supplementary survey talk tutorial video web webpage website workshop""".split()
)
_SEQUEL = frozenset(
    """appendix continued extended extension follow further journal more part plus revisited second
    supplementary up v ver version""".split()
)
_PREPRINT = frozenset(
    "arxiv biorxiv corr medrxiv openreview preprint preprints review ssrn submitted".split()
)
_COUNT = re.compile(r"\d+|^(?:i{1,3}|iv|vi{0,3}|ix|x)$")
_MISSPELT = 92
_REWORDED = 75
"""Per cent of equal letters, in order, from which on titles are alike, the latter with common words."""
_COMMON = 0.6
_LONGEST_TITLE = 500
_LONGEST_AUTHOR_LIST = 12


def title_words(title: str) -> tuple[str, ...]:
    """The folded words of a title; the `+` that makes a sequel's name is the word "plus"."""
    return tuple(fold_title(title.replace("+", " plus ") if "+" in title else title).split())


def content_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that carry meaning, without the s of a plural."""
    return tuple(
        word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word
        for word in words
        if word not in _FUNCTION_WORDS
    )


def slips(one: str, other: str, most: int) -> int | None:
    """How many slips of the pen separate two words; None for more than `most`.

    A slip is a letter too many, missing or wrong, or two neighbours that changed places (the restricted
    Damerau-Levenshtein distance). Meant for a few short words and a `most` of 3 or less: importing a
    library for that takes longer than parsing a list.
    """
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if not one or not other:
        surplus = len(one) + len(other)
        return surplus if surplus <= most else None
    if most <= 0 or abs(len(one) - len(other)) > most:
        return None
    rests = [(one[1:], other), (one, other[1:]), (one[1:], other[1:])]
    if one[:2] == other[1::-1] and len(other) > 1:
        rests.append((one[2:], other[2:]))
    found = [count for rest in rests if (count := slips(*rest, most - 1)) is not None]
    return 1 + min(found) if found else None


def is_generic(words: tuple[str, ...]) -> bool:
    """Whether a title could be any paper's: "Paper", "Project Page", nothing at all."""
    return all(word in _GENERIC or word in _FUNCTION_WORDS or word.isdigit() for word in words)


def is_sequel(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two titles differ in a count alone: a number, "II", "+", "v2", "Revisited"."""
    first = sorted(_without_count(word) for word in _surplus(one, other))
    second = sorted(_without_count(word) for word in _surplus(other, one))
    return [word for word in first if word] == [word for word in second if word] and one != other


def _surplus(one: tuple[str, ...], other: tuple[str, ...]) -> list[str]:
    left = list(other)
    surplus = []
    for word in one[:_LONGEST_TITLE]:
        if word in left:
            left.remove(word)
        else:
            surplus.append(word)
    return surplus


def _without_count(word: str) -> str:
    rest = _COUNT.sub("", word)
    return "" if rest in _SEQUEL else rest


def nearly_same_title(one: Entry, other: Entry) -> bool:
    """Whether two titles are much alike, or one goes on where the other ends; no proof by itself."""
    words, others = title_words(one.title), title_words(other.title)
    if words == others or is_sequel(words, others):
        return words == others
    first, second = " ".join(words)[:_LONGEST_TITLE], " ".join(others)[:_LONGEST_TITLE]
    if first.replace(" ", "") == second.replace(" ", ""):
        return True
    from rapidfuzz import fuzz

    ratio = fuzz.ratio(first, second)
    if ratio >= _MISSPELT or shared_authors(one, other) is False:
        return ratio >= _MISSPELT
    shorter, longer = sorted((words, others), key=len)
    if len(shorter) > 1 and shorter in (longer[: len(shorter)], longer[-len(shorter) :]):
        return True
    meanings = [set(content_words(title)) for title in (words, others)]
    common = len(meanings[0] & meanings[1])
    return ratio >= _REWORDED and common >= _COMMON * max(map(len, meanings))


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
    identifier = paper_identifier(one.paper.destination)
    if identifier is not None:
        return identifier == paper_identifier(other.paper.destination)
    return plain_address(one.paper.destination) == plain_address(other.paper.destination)


def plain_address(url: str) -> str:
    """An address without scheme, `www.`, fragment and closing slash, in lower case up to its path."""
    rest = (
        re.sub(r"^\s*(?:https?:)?//(?:www\.)?", "", url.partition("#")[0], flags=re.IGNORECASE)
        .strip()
        .rstrip("/")
    )
    host, slash, path = rest.partition("/")
    return f"{host.lower()}{slash}{path}"
