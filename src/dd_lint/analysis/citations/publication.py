"""Where and when a paper appeared: what an entry says and what its citation file says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.citations.cited_entry import CitedEntry, cited_entries
from dd_lint.bibtex import BibEntry, Field
from dd_lint.document.entry import Entry, Meta
from dd_lint.papers.identifiers import arxiv_date
from dd_lint.papers.venues import Venues, is_workshop, reads_as_venue
from dd_lint.project.model import Project
from dd_lint.text.folding import fold

_PLACES = ("booktitle", "journal", "journaltitle", "school", "institution", "howpublished")
_PLAIN_YEAR = re.compile(r"\{?(\d{4})(?:-\d\d){0,2}\}?", re.ASCII)
_PREPRINTS = frozenset({"arXiv", "bioRxiv"})
_PREPRINT_ADDRESS = re.compile(r"\s*(?:\\url\{)?(?:https?://)?(?:www\.)?arxiv\.org/", re.IGNORECASE)
_PROCEEDINGS = re.compile(r"\bPMLR\b|Proceedings of Machine Learning Research", re.IGNORECASE)
"""The series whose volumes appear in the year after the conference (https://proceedings.mlr.press)."""

_SMALL_WORDS = frozenset({"of", "the", "on", "in", "for", "and", "proceedings", "a"})


class VenueConflict(NamedTuple):
    """A contradiction about the place of publication.

    `kind` is "preprint" (the file still says so of a published paper), "published" (the reverse),
    "workshop" or "venue"; `field` is what the file says.
    """

    kind: str
    field: Field


def venue_conflict(project: Project, cited: CitedEntry) -> VenueConflict | None:
    """What a citation file says against the venue of its entry; None where nothing is certain."""
    return _venue_conflicts(project).get(cited.entry.start)


@computed_once
def _venue_conflicts(project: Project) -> Mapping[int, VenueConflict]:
    """The contradictions by where the entries begin."""
    found = ((cited, _venue_conflict(cited, project.venues)) for cited in cited_entries(project))
    return MappingProxyType(
        {cited.entry.start: conflict for cited, conflict in found if conflict is not None}
    )


def _venue_conflict(cited: CitedEntry, venues: Venues) -> VenueConflict | None:
    meta = cited.entry.meta
    if meta is None or not meta.readable or _is_no_venue(meta.venue, venues, enclosed=cited.entry.enclosed):
        return None
    places = publication_places(cited.bib)
    if not places:
        return _bare_preprint(cited.bib, meta, venues)
    field, text = places[0], places[0].value
    if not meta.venue or venues.canonical(meta.venue) in _PREPRINTS:
        found = venues.find(text)
        # "IEEE Access" is a place, "https://…" in the journal field is not.
        return VenueConflict("published", field) if found is not None and found not in _PREPRINTS else None
    naming = next((place for place in places if venues.names(place.value, meta.venue)), None)
    if naming is not None:
        workshop = meta.workshop or is_workshop(meta.venue)
        return VenueConflict("workshop", naming) if workshop != is_workshop(naming.value) else None
    found = venues.find(text)
    if found in _PREPRINTS or _PREPRINT_ADDRESS.match(text):
        return VenueConflict("preprint", field)
    known = venues.canonical(meta.venue) is not None
    if (found is None and not known) or _spells(text, meta.venue):
        return None
    if not known and (meant := venues.nearest(meta.venue)) and venues.names(text, meant):
        # A misspelt name is the same venue.
        return None
    return VenueConflict("venue", field)


def publication_places(bib: BibEntry) -> tuple[Field, ...]:
    """The fields of a citation that say where the paper appeared, the most telling first."""
    return tuple(field for name in _PLACES if (field := bib.field(name)) and field.value.strip())


def _bare_preprint(bib: BibEntry, meta: Meta, venues: Venues) -> VenueConflict | None:
    """An arXiv identifier and no other place, of a paper that has appeared."""
    field = bib.field("eprint")
    archive = bib.field("archiveprefix") or bib.field("eprinttype")
    if field is None or not meta.venue or venues.canonical(meta.venue) in _PREPRINTS:
        return None
    return VenueConflict("preprint", field) if archive is None or fold(archive.value) == "arxiv" else None


def _is_no_venue(name: str, venues: Venues, *, enclosed: bool) -> bool:
    """Whether something else is where the venue belongs: "Jan", "under review".

    Elsewhere than in parentheses, whatever is not known to be a venue may be a person.
    """
    return name != "" and venues.canonical(name) is None and not (enclosed and reads_as_venue(name))


def _spells(text: str, acronym: str) -> bool:
    """Whether the letters of an acronym come, in order, as initials of a text's words."""
    initials = iter(word[0] for word in fold(text).split() if word not in _SMALL_WORDS)
    letters = fold(acronym).replace(" ", "")
    return 2 <= len(letters) <= 8 and all(letter in initials for letter in letters)


def plain_year(bib: BibEntry) -> tuple[int, Field] | None:
    """The year of a citation and the field that says it, if it is a plain one."""
    field = bib.field("year") or bib.field("date")
    if field is None:
        return None
    found = _PLAIN_YEAR.fullmatch(field.value.strip())
    return (int(found[1]), field) if found else None


def appears_in_later_proceedings(bib: BibEntry, held: int, printed: int) -> bool:
    """Whether a series printed a paper that may give it the year after that of its conference."""
    fields = (bib.field("series"), bib.field("publisher"))
    return printed == held + 1 and any(
        field is not None and _PROCEEDINGS.search(field.value) for field in fields
    )


def contradicts_own_link(project: Project, entry: Entry, filed_year: int) -> bool:
    """Whether a preprint's arXiv identifier is of the year of its file, and so against that of its entry.

    The entry is then wrong by itself, also in lists that have no habit of giving that year.
    """
    meta, identifier = entry.meta, entry.identifier
    if meta is None or (meta.venue and project.venues.canonical(meta.venue) != "arXiv"):
        return False
    if identifier is None or identifier.kind != "arxiv":
        return False
    date = arxiv_date(identifier.value)
    return date is not None and date[0] == filed_year
