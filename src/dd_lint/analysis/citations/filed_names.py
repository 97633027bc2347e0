"""The names of authors in a citation file, and where among them those of its entry are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dd_lint.bibtex import BibEntry, Field, plain, split_authors
from dd_lint.document.entry import Entry
from dd_lint.papers.people import are_two, same_person
from dd_lint.text.source import Span

_RUN_TOGETHER = re.compile(r";|\bet al\b|\sand\w{1,2}\s|,.*,.*,|\d", re.IGNORECASE | re.DOTALL)
_JUNIOR = re.compile(r",\s*(?:jr|sr|i{1,3}|iv)\b\.?\s*,", re.IGNORECASE)
_TEAM = re.compile(
    r"\b(?:Team|Group|Labs?|Laboratory|Research|Collaboration|Consortium|Project|University|Institute|Inc|AI)\b"
    r"|\b[A-Za-z]*[a-z][A-Z]{2,}\b|\b[A-Z]{3,}\d*\b"
)
_LONGEST_NAME = 8


class FiledName(NamedTuple):
    """A name of an author field: what is written, and where."""

    span: Span
    text: str

    @property
    def shown(self) -> str:
        """The name in reading order, without LaTeX."""
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


def filed_names(bib: BibEntry) -> tuple[FiledName, ...]:
    """The names of a citation's authors as written, without "others"."""
    field = bib.field("author")
    return _names(field) if field is not None else ()


@lru_cache(maxsize=4096)
def _names(field: Field) -> tuple[FiledName, ...]:
    return tuple(
        FiledName(span, text) for span, text in split_authors(field) if text and text.lower() != "others"
    )


def are_told_apart(names: tuple[FiledName, ...]) -> bool:
    """Whether there are names, separated as they should be, so that each is one person's."""
    return bool(names) and not any(_is_run_together(name.text) for name in names)


def _is_run_together(text: str) -> bool:
    commas = text.count(",") - (1 if _JUNIOR.search(text) else 0)
    return commas > 1 or len(text.split()) > _LONGEST_NAME or _RUN_TOGETHER.search(text) is not None


def hold_two_people(entry: Entry, names: tuple[FiledName, ...]) -> bool:
    """Whether a comma separates two people whom the entry names, where BibTeX reads one.

    What is no one person's name can be compared with nobody's.
    """
    known = [author.name for author in entry.authors]
    return any("," in name.text and are_two(name.text, known) for name in names)


def is_team(name: str) -> bool:
    """Whether a name is an organisation's ("DeepSeek-AI", `{The Gemma Team}`)."""
    return (name.startswith("{") and name.endswith("}") and " " in name) or _TEAM.search(name) is not None


def author_positions(entry: Entry, names: tuple[FiledName, ...]) -> list[int]:
    """Where each named author of an entry is among a citation's, in order; -1 for one who is not."""
    found: list[int] = []
    last = -1
    for author in entry.authors:
        begin = last + 1
        at = next((n for n in range(begin, len(names)) if same_person(author.name, names[n].text)), -1)
        found.append(at)
        last = max(last, at)
    return found
