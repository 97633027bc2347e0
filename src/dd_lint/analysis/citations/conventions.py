"""What lists usually do with the citations of their papers."""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.citations.absent_authors import absent_authors
from dd_lint.analysis.citations.author_counts import author_counts
from dd_lint.analysis.citations.citation_links import papers_to_cite
from dd_lint.analysis.citations.cited_entry import cited_entries
from dd_lint.analysis.citations.readable import citations_by_folder
from dd_lint.analysis.convention import Convention
from dd_lint.config.model import MAJORITY
from dd_lint.project.model import Project

_MORE_THAN_HALF = 0.500_001
"""The least share that is no tie."""


def _has_citation_link(project: Project) -> Iterator[bool]:
    return (paper.has_link for paper in papers_to_cite(project))


CITATION_LINK = Convention(
    name="citation-link",
    about="whether a paper has a link to its citation",
    of="papers",
    values=_has_citation_link,
)


def _says_et_al(project: Project) -> Iterator[bool]:
    yield from (True for cited in cited_entries(project) if cited.entry.meta and cited.entry.meta.et_al)
    yield from (False for count in author_counts(project) if not count.has_et_al and not count.is_complete)


ET_AL_FOR_OTHERS = Convention(
    name="et-al-for-others",
    about='whether an entry that leaves authors out says "et al."',
    of="entries that name some of the authors",
    values=_says_et_al,
    fewest=2,
    forgiving=True,
)


def _says_et_al_of_nobody(project: Project) -> Iterator[bool]:
    return (count.has_et_al for count in author_counts(project) if count.is_complete)


ET_AL_FOR_NOBODY = Convention(
    name="et-al-for-nobody",
    about='whether an entry that names every author says "et al." all the same',
    of="entries that name all authors",
    values=_says_et_al_of_nobody,
    share=MAJORITY,
    fewest=3,
)


def _is_one_word(project: Project) -> Iterator[bool]:
    for cited in cited_entries(project):
        authors = cited.entry.authors
        yield bool(authors) and " " not in authors[0].name


FIRST_AUTHOR_BY_ONE_WORD = Convention(
    name="first-author-by-one-word",
    about="whether entries name their first author by one word, the family name",
    of="entries with a citation",
    values=_is_one_word,
    share=_MORE_THAN_HALF,
)


def _is_family_first(project: Project) -> Iterator[bool]:
    turned = {absent.cited.entry.start for absent in absent_authors(project) if absent.turned is not None}
    return (cited.entry.start in turned for cited in cited_entries(project))


FAMILY_NAME_FIRST = Convention(
    name="family-name-first",
    about="whether entries name an author the other way round than their citation files",
    of="entries with a citation",
    values=_is_family_first,
    share=_MORE_THAN_HALF,
    fewest=2,
)


def _gives_venue(project: Project) -> Iterator[bool]:
    return (bool(entry.meta.venue) for entry in project.entries if entry.meta and entry.meta.readable)


VENUE_GIVEN = Convention(
    name="venue-given",
    about="whether entries name the venue, or give the year alone",
    of="entries",
    values=_gives_venue,
    share=_MORE_THAN_HALF,
)


CITATIONS_A_FILE = Convention(
    name="citations-a-file",
    about="how many citations the files of a folder hold",
    of="citation files",
    takes=int,
)


def citations_a_file(project: Project, folder: str) -> Convention:
    """How many citations the files of one folder hold; each folder has a habit of its own."""
    files = citations_by_folder(project).get(folder, ())
    return CITATIONS_A_FILE.of_part(folder, [len(citation.papers) for citation in files])
