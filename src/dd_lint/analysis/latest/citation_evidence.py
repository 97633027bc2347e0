"""With whom a paper's citation file sides where a dated copy and its entry differ."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dd_lint.bibtex import BibEntry, split_authors
from dd_lint.document.entry import Entry
from dd_lint.papers.identifiers import citation_identifiers
from dd_lint.papers.people import same_person
from dd_lint.papers.venues import is_workshop
from dd_lint.project.model import Project
from dd_lint.text.folding import fold_title

_PLACES = ("booktitle", "journal", "journaltitle", "school", "institution")
_YEAR = re.compile(r"\{?(\d{4})(?:-\d\d){0,2}\}?", re.ASCII)


class CitationEvidence:
    """What the citation file of a copy and its entry says; nothing where they have none, or not the same."""

    def __init__(self, project: Project, copy: Entry, entry: Entry) -> None:
        self.project = project
        self.copy = copy
        self.entry = entry
        citation, other = project.citation(entry), project.citation(copy)
        if other is not None and citation is not None and other is not citation:
            citation = None
        self.citation = citation or other
        self.bib: BibEntry | None = None
        if self.citation is not None and all(problem.repairs for problem in self.citation.problems):
            bib = self.citation.entries[0]
            if _title(bib) in map(_joined, (copy.title, entry.title)):
                self.bib = bib

    def sides(self, fields: Iterable[str]) -> tuple[list[str], list[str]]:
        """The fields that the file has as the copy has them, and all in which it contradicts the entry."""
        bib = self.bib
        if bib is None:
            return [], []
        contradicted = [field for field in fields if self._has(bib, self.entry, field) is False]
        # The file of a preprint may be as old as the copy.
        fresh = self._same_venue() or bool(self._has(bib, self.copy, "venue"))
        borne_out = [
            field
            for field in contradicted
            if (fresh or field not in ("venue", "year")) and self._has(bib, self.copy, field)
        ]
        return borne_out, contradicted

    def _same_venue(self) -> bool:
        venues = [one.meta.venue if one.meta else "" for one in (self.copy, self.entry)]
        return venues[0] == venues[1]

    def _has(self, bib: BibEntry, one: Entry, field: str) -> bool | None:
        """Whether the file has a field as an entry does; None where it does not tell."""
        if field == "title":
            return _title(bib) == _joined(one.title)
        if field == "link":
            return _has_link(bib, one)
        if field == "author field":
            return _has_authors(bib, one)
        if field == "venue":
            return self._has_venue(bib, one)
        return _has_year(bib, one) if field == "year" else None

    def _has_venue(self, bib: BibEntry, one: Entry) -> bool | None:
        places = [found.value for name in _PLACES if (found := bib.field(name)) and found.value.strip()]
        if not places or one.meta is None or not one.meta.venue:
            return None
        meta, venues = one.meta, self.project.venues
        workshop = meta.workshop or is_workshop(meta.venue)
        return any(venues.names(place, meta.venue) and is_workshop(place) == workshop for place in places)


def _joined(title: str) -> str:
    return fold_title(title).replace(" ", "")


def _title(bib: BibEntry) -> str:
    field = bib.field("title")
    return _joined(field.value) if field else ""


def _has_link(bib: BibEntry, one: Entry) -> bool | None:
    linked = one.identifier
    if linked is None:
        return None
    identifiers = citation_identifiers({field.key: field.value for field in reversed(bib.fields)})
    stated = [identifier for identifier in identifiers if identifier.kind == linked.kind]
    return linked in stated if stated else None


def _has_authors(bib: BibEntry, one: Entry) -> bool | None:
    """Whether the named authors are the file's, the first one in front, and "et al." stands for the rest."""
    field = bib.field("author")
    pieces = [text for _, text in split_authors(field) if text] if field is not None else []
    if not pieces or one.meta is None:
        return None
    names, position = one.meta.authors, 0
    for number, author in enumerate(names):
        rest = range(position, len(pieces) if number else 1)
        found = next((at for at in rest if same_person(author.name, pieces[at])), None)
        if found is None:
            return False
        position = found + 1
    return one.meta.et_al is not None or len(names) >= len(pieces)


def _has_year(bib: BibEntry, one: Entry) -> bool | None:
    field = bib.field("year") or bib.field("date")
    found = _YEAR.fullmatch(field.value.strip()) if field else None
    return int(found[1]) == one.meta.year if found and one.meta else None
