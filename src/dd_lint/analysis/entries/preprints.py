"""The preprints of a list: entries that name no venue, or arXiv."""

from __future__ import annotations

from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.document.entry import Entry, Meta
from dd_lint.markdown import Inline
from dd_lint.papers.identifiers import arxiv_date
from dd_lint.project.model import Project

_NO_VENUES = ("", "arxiv", "corr", "preprint", "arxiv preprint")


class Preprint(NamedTuple):
    """A preprint with its `arxiv_id` and the year that this one is from; `year` is that of the entry."""

    entry: Entry
    meta: Meta
    link: Inline
    year: int
    arxiv_id: str
    arxiv_year: int


@computed_once
def preprints_on_arxiv(project: Project) -> tuple[Preprint, ...]:
    """The preprints that say a year and link to arXiv, by an id that tells its own."""
    found = (_preprint(project, entry) for entry in project.entries)
    return tuple(one for one in found if one is not None)


def _preprint(project: Project, entry: Entry) -> Preprint | None:
    meta, paper, identifier = entry.meta, entry.paper, entry.identifier
    if meta is None or meta.year is None or paper is None or not _is_unpublished(project, meta):
        return None
    if identifier is None or identifier.kind != "arxiv":
        return None
    date = arxiv_date(identifier.value)
    if date is None or not _is_its_own_year(project, entry, meta, date[0]):
        return None
    return Preprint(entry, meta, paper, meta.year, identifier.value, date[0])


def _is_unpublished(project: Project, meta: Meta) -> bool:
    """Whether nothing but the year is where the venue belongs, or arXiv's name."""
    if meta.workshop or meta.venue.lower() not in _NO_VENUES:
        return False
    between = project.source.text[meta.authors_span.end : meta.year_span.start]
    return meta.venue != "" or not between.strip(" ,.;\n\t()")


def _is_its_own_year(project: Project, entry: Entry, meta: Meta, arxiv_year: int) -> bool:
    """Whether the year is the preprint's; one in a column, or in front, may be a release's."""
    if not entry.bullet and _has_own_cell(project.source.text, meta):
        return False
    if meta.year_start >= entry.title_start or meta.venue:
        return True
    # No paper is dated before it was written.
    return bool(meta.authors) and meta.year is not None and meta.year < arxiv_year


def _has_own_cell(text: str, meta: Meta) -> bool:
    """Whether nothing but a date is in the cell of a table that has the year."""
    start = text.rfind("\n", 0, meta.year_start) + 1
    end = text.find("\n", meta.year_end)
    before = text[start : meta.year_start].rpartition("|")
    after = text[meta.year_end : end if end >= 0 else len(text)].partition("|")
    cell = before[2] + after[0]
    return bool(before[1] or after[1]) and not any(map(str.isalpha, cell))


def says_year_alone(entry: Entry) -> bool:
    """Whether an entry names authors and a year, and no venue."""
    meta = entry.meta
    return meta is not None and bool(meta.authors) and meta.year is not None and not meta.venue
