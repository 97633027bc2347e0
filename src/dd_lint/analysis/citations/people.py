"""The people of an entry and those of its citation file."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property, lru_cache
from typing import NamedTuple

from dd_lint.bibtex import BibEntry, Field, split_authors
from dd_lint.document.model import Entry
from dd_lint.papers.people import are_two, same_person
from dd_lint.project.model import Project
from dd_lint.text.folding import fold_title
from dd_lint.text.source import Span

_RUN_TOGETHER = re.compile(r";|\bet al\b|\sand\w{1,2}\s|,.*,.*,|\d", re.IGNORECASE | re.DOTALL)
_JUNIOR = re.compile(r",\s*(?:jr|sr|i{1,3}|iv)\b\.?\s*,", re.IGNORECASE)
_TEAM = re.compile(
    r"\b(?:Team|Group|Labs?|Laboratory|Research|Collaboration|Consortium|Project|University|Institute|Inc|AI)\b"
    r"|\b[A-Za-z]*[a-z][A-Z]{2,}\b|\b[A-Z]{3,}\d*\b"
)
_LONGEST_NAME = 8


class Person(NamedTuple):
    """A name of an author field: what is written, and where."""

    span: Span
    text: str

    @property
    def shown(self) -> str:
        """The name in reading order, without LaTeX."""
        from dd_lint.bibtex import plain

        family, comma, given = self.text.partition(",")
        return plain(f"{given.strip()} {family.strip()}" if comma else self.text)

    @property
    def turned(self) -> str:
        """The name with its two parts exchanged; empty where it has no two parts."""
        family, comma, given = (part.strip() for part in self.text.partition(","))
        if comma:
            return f"{given}, {family}" if given and "," not in given else ""
        words = self.text.split()
        return f"{words[0]}, {words[1]}" if len(words) == 2 else ""


def people(bib: BibEntry) -> list[Person]:
    """The authors of a citation."""
    field = bib.field("author")
    return _people(field) if field is not None else []


@lru_cache(maxsize=4096)
def _people(field: Field) -> list[Person]:
    return [Person(span, text) for span, text in split_authors(field) if text and text.lower() != "others"]


def is_clean(persons: list[Person]) -> bool:
    """Whether names are separated as they should be, so that each is one person's."""
    return bool(persons) and not any(_is_unclean(person.text) for person in persons)


def _is_unclean(text: str) -> bool:
    commas = text.count(",") - (1 if _JUNIOR.search(text) else 0)
    return commas > 1 or len(text.split()) > _LONGEST_NAME or _RUN_TOGETHER.search(text) is not None


def holds_two(entry: Entry, persons: list[Person]) -> bool:
    """Whether a comma separates two people whom the entry names, where BibTeX reads one: another finding."""
    names = [author.name for author in entry.authors]
    return any("," in person.text and are_two(person.text, names) for person in persons)


def is_team(name: str) -> bool:
    """Whether a name is an organisation's ("DeepSeek-AI", `{The Gemma Team}`)."""
    return (name.startswith("{") and name.endswith("}") and " " in name) or _TEAM.search(name) is not None


def positions(entry: Entry, persons: list[Person]) -> list[int]:
    """Where each named author of an entry is among a citation's, in order; -1 for one who is not."""
    found: list[int] = []
    last = -1
    for author in entry.authors:
        begin = last + 1
        at = next((n for n in range(begin, len(persons)) if same_person(author.name, persons[n].text)), -1)
        found.append(at)
        last = max(last, at)
    return found


class OtherFiles:
    """What the citation files of a list prove about the names in one of them.

    `names_families_alone` tells whether its entries name their authors by one word.
    """

    def __init__(self, project: Project, *, names_families_alone: bool = False) -> None:
        self.project = project
        self.names_families_alone = names_families_alone

    @cached_property
    def _counts(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for citation in self.project.citations.values():
            for bib in citation.entries:
                counts.update(self._families(bib.field("author")))
        return counts

    @cached_property
    def _by_authors(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path, citation in self.project.citations.items():
            for field in [bib.field("author") for bib in citation.entries[:1]]:
                if field is not None:
                    found.setdefault(fold_title(field.value), []).append(path)
        return found

    def owner(self, bib: BibEntry, path: str, first: str) -> Entry | None:
        """The entry whose file has the very authors of a citation, and whose first author is theirs."""
        field = bib.field("author")
        for other in self._by_authors.get(fold_title(field.value), ())[:5] if field is not None else ():
            for user in self.project.cited_by.get(other, ())[:1] if other != path else ():
                if user.meta and user.meta.authors and same_person(user.meta.authors[0].name, first):
                    return user
        return None

    @staticmethod
    def _families(field: Field | None) -> list[str]:
        pieces = split_authors(field) if field is not None else []
        return [text.partition(",")[0].strip().casefold() for _, text in pieces if "," in text]

    def is_family_first(self, text: str, bib: BibEntry) -> bool:
        """Whether the other files prove that `Family, Given` is written the right way round."""
        one, _, other = (part.strip() for part in text.casefold().partition(","))
        own = Counter(self._families(bib.field("author")))
        return self._counts[one] - own[one] > self._counts[other] - own[other]
