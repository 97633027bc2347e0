"""The venues that entries name, and what is known of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.document.entry import Entry, Meta
from dd_lint.papers.venues import reads_as_venue
from dd_lint.project.model import Project
from dd_lint.text.folding import fold
from dd_lint.text.source import Span

_LEAST_KNOWN = 0.5
"""A list of another field, of less than this share of whose venues the table knows, would only be annoyed."""
_INSTITUTION = re.compile(
    r"\b(?:universit\w{0,4}|institut\w{0,3}|school|college|academy|polytechnic|eth|epfl|mit|hochschule)\b",
    re.IGNORECASE,
)
_LONG = 8
"""Characters from which on a name is too long to be near another by chance."""
_THESIS = re.compile(r"\b(?:thes[ie]s|dissertations?)\b")


class VenueUse(NamedTuple):
    """A venue that an entry names; `known` is its name in the table of venues, None where it has none."""

    entry: Entry
    meta: Meta
    known: str | None


class UnknownVenue(NamedTuple):
    """A venue that nothing else tells of; `nearest` is the known one that it may be a misspelling of."""

    use: VenueUse
    nearest: str | None


@computed_once
def venue_uses(project: Project) -> tuple[VenueUse, ...]:
    """The venues of the list, dated copies apart, in reading order."""
    published = [
        (entry, entry.meta) for entry in project.entries if entry.meta is not None and entry.meta.venue
    ]
    known = {venue: project.venues.canonical(venue) for venue in {meta.venue for _, meta in published}}
    return tuple(VenueUse(entry, meta, known[meta.venue]) for entry, meta in published)


@computed_once
def named_arxiv(project: Project) -> tuple[VenueUse, ...]:
    """The preprints that name arXiv as their venue, in a way that the configuration does not call one."""
    named = project.config.known_venues.items()
    wanted = {fold(one) for name, others in named for one in (name, *others)}
    return tuple(
        use for use in venue_uses(project) if use.known == "arXiv" and fold(use.meta.venue) not in wanted
    )


_COMMON = frozenset(
    "AAAI|ACL|CVPR|ECCV|EMNLP|ICASSP|ICCV|ICLR|ICML|ICRA|IJCAI|Interspeech|IROS|MICCAI|NAACL|NeurIPS|"
    "SIGGRAPH|SIGIR|SIGMOD|TPAMI".split("|")
)
"""Venues so common that a slip of the pen means them, though the list has no other paper of them."""
_FEW_WORDS = 2
"""Words of a venue, at most, that may be an acronym with a slip of the pen, and no name cut short."""


def unknown_venues(project: Project) -> Iterator[UnknownVenue]:
    """The venues that are not in the table, that the list names once, and that are none for all one knows.

    There are none in a list of whose venues hardly any is known.
    """
    uses = venue_uses(project)
    if sum(use.known is not None for use in uses) < _LEAST_KNOWN * len(uses):
        return
    used = {use.known for use in uses}
    times = Counter(fold(use.meta.venue) for use in uses)
    for use in uses:
        entry, meta, known = use
        # Without a year, nothing shows that what is in its place is a venue.
        if known is not None or times[fold(meta.venue)] > 1 or meta.year is None:
            continue
        nearest = project.venues.nearest(meta.venue)
        if nearest not in used and nearest not in _COMMON:
            nearest = None
        # Elsewhere than in parentheses, what a venue is is not sure enough to say that it is none.
        short = len(meta.venue.split()) <= _FEW_WORDS
        if not entry.enclosed and not (nearest and short and _is_mistyped(meta.venue, nearest)):
            continue
        contradicted = reads_as_venue(meta.venue) and bool(venues_cited(project, entry))
        if not _awards_theses(project, entry, meta) and (nearest or not contradicted):
            yield UnknownVenue(use, nearest)


def venues_cited(project: Project, entry: Entry) -> frozenset[str]:
    """The known venues that an entry's citation file names."""
    citation = project.citation(entry)
    bib = citation.entry if citation else None
    fields = (bib.field("booktitle"), bib.field("journal")) if bib else ()
    found = (project.venues.find(field.value) for field in fields if field)
    return frozenset(venue for venue in found if venue is not None)


def venue_name(project: Project, meta: Meta) -> Span:
    """The place of the venue's name, without the "Workshop" after it."""
    start = meta.venue_start
    written = project.source.text.startswith(meta.venue, start)
    return Span(start, start + len(meta.venue)) if written else meta.venue_span


def _is_mistyped(venue: str, known: str) -> bool:
    """Whether a venue is surely another one: a long name, or the same letters in another order."""
    return len(venue) >= _LONG or sorted(venue.lower()) == sorted(known.lower())


def _awards_theses(project: Project, entry: Entry, meta: Meta) -> bool:
    """Whether what is in a venue's place is a university, or the section is of theses."""
    if _INSTITUTION.search(meta.venue):
        return True
    path = project.document.section_path(entry.section)
    return any(_THESIS.search(fold(section.title)) for section in path)
