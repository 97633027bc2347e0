"""Where and when a paper appeared: what an entry says and what its citation file says."""

from __future__ import annotations

import re
from typing import NamedTuple

from dd_lint.analysis.citations.pairs import Pair
from dd_lint.bibtex import BibEntry, Field
from dd_lint.document.model import Meta
from dd_lint.papers.venues import Venues, is_workshop, reads_as_venue
from dd_lint.text.folding import fold

_PLACES = ("booktitle", "journal", "journaltitle", "school", "institution", "howpublished")
_PLAIN_YEAR = re.compile(r"\{?(\d{4})(?:-\d\d){0,2}\}?", re.ASCII)
_PREPRINTS = frozenset({"arXiv", "bioRxiv"})
_PREPRINT_ADDRESS = re.compile(r"\s*(?:\\url\{)?(?:https?://)?(?:www\.)?arxiv\.org/", re.IGNORECASE)
_SMALL_WORDS = frozenset({"of", "the", "on", "in", "for", "and", "proceedings", "a"})


class Conflict(NamedTuple):
    """A contradiction about the place of publication.

    `kind` is "preprint" (the file still says so of a published paper), "published" (the reverse),
    "workshop" or "venue"; `field` is what the file says.
    """

    kind: str
    field: Field


def venue_conflict(pair: Pair, venues: Venues) -> Conflict | None:
    """What a citation file says against the venue of its entry; None where nothing is certain."""
    meta = pair.entry.meta
    if meta is None or not meta.readable or _is_no_venue(meta.venue, venues, enclosed=pair.entry.enclosed):
        return None
    places = [field for name in _PLACES if (field := pair.bib.field(name)) and field.value.strip()]
    if not places:
        return _bare_preprint(pair.bib, meta, venues)
    field, text = places[0], places[0].value
    if not meta.venue or venues.canonical(meta.venue) in _PREPRINTS:
        found = venues.find(text)
        # "IEEE Access" is a place, "https://…" in the journal field is not.
        return Conflict("published", field) if found is not None and found not in _PREPRINTS else None
    naming = next((place for place in places if venues.names(place.value, meta.venue)), None)
    if naming is not None:
        workshop = meta.workshop or is_workshop(meta.venue)
        return Conflict("workshop", naming) if workshop != is_workshop(naming.value) else None
    found = venues.find(text)
    if found in _PREPRINTS or _PREPRINT_ADDRESS.match(text):
        return Conflict("preprint", field)
    known = venues.canonical(meta.venue) is not None
    if (found is None and not known) or _spells(text, meta.venue):
        return None
    if not known and (meant := venues.nearest(meta.venue)) and venues.names(text, meant):
        # A misspelt name is another finding, not another venue.
        return None
    return Conflict("venue", field)


def _bare_preprint(bib: BibEntry, meta: Meta, venues: Venues) -> Conflict | None:
    """An arXiv identifier and no other place, of a paper that has appeared."""
    field = bib.field("eprint")
    archive = bib.field("archiveprefix") or bib.field("eprinttype")
    if field is None or not meta.venue or venues.canonical(meta.venue) in _PREPRINTS:
        return None
    return Conflict("preprint", field) if archive is None or fold(archive.value) == "arxiv" else None


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
