"""Entries whose authors are all found in their citation files, so that those can be counted."""

from __future__ import annotations

from typing import NamedTuple

from dd_lint.analysis.citations.pairs import Pair, is_other_papers
from dd_lint.analysis.citations.people import is_clean, is_team, people, positions
from dd_lint.document.model import Meta
from dd_lint.findings import Related
from dd_lint.project.model import Project


class Counted(NamedTuple):
    """An entry's meta field, and how many authors it names and its citation file has."""

    pair: Pair
    meta: Meta
    named: int
    filed: int
    has_others: bool

    @property
    def is_complete(self) -> bool:
        """Whether the entry names every author of the file."""
        return self.filed <= self.named and not self.has_others


def counted(project: Project, pair: Pair) -> Counted | None:
    """The authors of an entry, if they are all in a citation file that is sound."""
    meta = pair.entry.meta
    if meta is None or not meta.readable or not meta.authors or pair.citation.problems:
        return None
    persons = people(pair.bib)
    if (
        not is_clean(persons)
        or is_team(persons[0].text)
        or any(is_team(author.name) for author in meta.authors)
    ):
        return None
    if -1 in positions(pair.entry, persons) or is_other_papers(project, pair):
        return None
    return Counted(pair, meta, len(meta.authors), len(persons), pair.bib.has_others)


def authors_in_file(found: Counted) -> tuple[Related, ...]:
    """The author field of the citation file as a place that belongs to a finding."""
    field = found.pair.bib.field("author")
    if field is None:
        return ()
    return (Related(found.pair.citation.source, field.value_span, "the authors in the citation file"),)
