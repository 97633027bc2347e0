"""Names without a comma among names in the comma form: which of their two words is the family name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.citations.readable import is_as_written, readable_entries
from dd_lint.bibtex import split_authors
from dd_lint.project.model import Project
from dd_lint.text.source import Source, Span

# Bearers of a family name that show that it is one, where nobody has it as a given name.
_BEARERS = 3


class NamePlace(NamedTuple):
    """Where a name is that tells which of its words is the family name."""

    source: Source
    span: Span


class FamilyFirstName(NamedTuple):
    """A name whose family name comes first without its comma, and a `proof` where the list has one."""

    source: Source
    span: Span
    family: str
    given: str
    proof: NamePlace | None


@computed_once
def family_first_names(project: Project) -> tuple[FamilyFirstName, ...]:
    """The names that are surely the wrong way round for BibTeX."""
    suspects = _suspects(project)
    if not suspects:
        return ()
    known = _KnownNames(_known_places(project, {_key(word) for _, _, *words in suspects for word in words}))
    return tuple(
        FamilyFirstName(source, span, family, given, known.places.get((_key(family), _key(given))))
        for source, span, family, given in suspects
        if known.is_family_first(family, given)
    )


def _suspects(project: Project) -> list[tuple[Source, Span, str, str]]:
    """The names of two words among names in the comma form, with their places."""
    found = []
    for citation, entry in readable_entries(project):
        author = entry.field("author")
        if author is None or all("," in piece for piece in author.value.split(" and ")):
            continue
        if not is_as_written(citation.source, author):
            continue
        pieces = split_authors(author)
        bare = [(span, piece) for span, piece in pieces if _is_two_words(piece)]
        turned = sum("," in piece for _, piece in pieces)
        if turned >= 2 and turned > len(bare):
            for span, piece in bare:
                family, given = piece.split()
                found.append((citation.source, span, family, given))
    return found


def _is_two_words(piece: str) -> bool:
    words = piece.split()
    return len(words) == 2 and all(
        len(word) > 1 and word.replace("-", "").isalpha() and word[0].isupper() for word in words
    )


def _key(words: str) -> str:
    return " ".join(words.lower().split())


def _known_places(project: Project, words: set[str]) -> Mapping[tuple[str, str], NamePlace]:
    """Family and given names in lower case that hold some words, with a place that tells which is which."""
    found: dict[tuple[str, str], NamePlace] = {}
    for citation, entry in readable_entries(project):
        author = entry.field("author")
        lower = author.value.lower() if author is not None else ""
        if author is None or not any(word in lower for word in words):
            continue
        for span, piece in split_authors(author):
            family, comma, given = piece.partition(",")
            if comma and "," not in given:
                found.setdefault((_key(family), _key(given)), NamePlace(citation.source, span))
    for listed in project.entries:
        for name in listed.authors:
            given, _, family = name.name.strip().rpartition(" ")
            if given and "," not in name.name:
                found.setdefault((_key(family), _key(given)), NamePlace(project.source, name.span))
    return MappingProxyType(found)


class _KnownNames:
    """Who is called how: family and given names, with where that is told."""

    def __init__(self, places: Mapping[tuple[str, str], NamePlace]) -> None:
        self.places = places

    @cached_property
    def _bearers(self) -> Counter[str]:
        return Counter(family for family, _ in self.places)

    @cached_property
    def _given(self) -> frozenset[str]:
        return frozenset(word for _, given in self.places for word in (given, given.partition(" ")[0]))

    def is_family_first(self, first: str, second: str) -> bool:
        """Whether the first of two words is surely the family name."""
        one, two = _key(first), _key(second)
        bearers = self._bearers[one]
        if (two, one) in self.places or bearers < self._bearers[two]:
            return False
        if (one, two) in self.places:
            return True
        return bearers >= _BEARERS and one not in self._given and two not in self._bearers
