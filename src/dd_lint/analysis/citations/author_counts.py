"""How many authors entries name, and how many their citation files have."""

from __future__ import annotations

from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.citations.cited_entry import CitedEntry, cited_entries
from dd_lint.analysis.citations.filed_names import are_told_apart, author_positions, filed_names, is_team
from dd_lint.analysis.citations.misfiled import is_misfiled
from dd_lint.document.entry import Meta
from dd_lint.findings import Related
from dd_lint.project.model import Project


class AuthorCount(NamedTuple):
    """An entry's meta field, how many authors it names, and how many its citation file has."""

    cited: CitedEntry
    meta: Meta
    in_entry: int
    in_file: int
    has_others: bool

    @property
    def is_complete(self) -> bool:
        """Whether the entry names every author of the file."""
        return self.in_file <= self.in_entry and not self.has_others

    @property
    def has_et_al(self) -> bool:
        """Whether the entry says "et al."."""
        return self.meta.et_al is not None


@computed_once
def author_counts(project: Project) -> tuple[AuthorCount, ...]:
    """The counts of the entries whose authors are all found in their citation files.

    Those that rightly say "et al.", as a glance shows, are left out.
    """
    counts = (_author_count(project, cited) for cited in cited_entries(project) if not _says_so(cited))
    return tuple(count for count in counts if count is not None)


def _says_so(cited: CitedEntry) -> bool:
    """Whether an entry has "et al.", and its citation plainly more authors than it names."""
    author, meta = cited.bib.field("author"), cited.entry.meta
    if author is None or meta is None or meta.et_al is None:
        return False
    return author.value.count(" and ") >= len(meta.authors)


def _author_count(project: Project, cited: CitedEntry) -> AuthorCount | None:
    """The count of an entry, if its authors are all in a citation file that is sound."""
    meta = cited.entry.meta
    if meta is None or not meta.readable or not meta.authors or cited.citation.problems:
        return None
    names = filed_names(cited.bib)
    if not are_told_apart(names) or is_team(names[0].text):
        return None
    if any(is_team(author.name) for author in meta.authors):
        return None
    if -1 in author_positions(cited.entry, names) or is_misfiled(project, cited):
        return None
    return AuthorCount(cited, meta, len(meta.authors), len(names), cited.bib.has_others)


def authors_in_file(count: AuthorCount) -> tuple[Related, ...]:
    """The author field of the citation file as a place that belongs to a finding."""
    field = count.cited.bib.field("author")
    if field is None:
        return ()
    return (Related(count.cited.citation.source, field.value_span, "the authors in the citation file"),)
