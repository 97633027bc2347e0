"""Entries whose citation file is another paper's."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dd_lint.analysis import computed_once
from dd_lint.analysis.citations.cited_entry import CitedEntry, cited_entries
from dd_lint.analysis.citations.filed_names import filed_names
from dd_lint.bibtex import BibEntry
from dd_lint.bibtex.misplaced_fields import instead_of_title, looks_swapped
from dd_lint.document.entry import Entry
from dd_lint.papers.people import same_person
from dd_lint.project.model import Project
from dd_lint.text.folding import fold_title


def is_misfiled(project: Project, cited: CitedEntry) -> bool:
    """Whether a citation says nothing of its entry: it is another paper's, or its fields changed places.

    Such a pair is neither compared nor counted. This is no matter of who speaks first: an entry that takes
    another's file must not hide, by a finding at the same place, what is wrong with the file for its owner,
    and it must not tell how the list writes names.
    """
    return cited.entry.start in _misfiled(project)


@computed_once
def _misfiled(project: Project) -> frozenset[int]:
    """Where the entries begin whose citations say nothing of them."""
    return frozenset(
        cited.entry.start
        for cited in cited_entries(project)
        if looks_swapped(cited.bib)
        or (entry_of_filed_title(project, cited) is not None and not same_first_author(cited))
        or is_borrowed(project, cited)
    )


def entry_of_filed_title(project: Project, cited: CitedEntry) -> Entry | None:
    """The other entry of the list whose title the citation has."""
    title = folded_title(cited.bib)
    if not title or same_title(title, fold_title(cited.entry.title)) or instead_of_title(cited.bib):
        return None
    others = project.entries_by_title.get(title)
    return others[0] if others else None


def is_borrowed(project: Project, cited: CitedEntry) -> bool:
    """Whether entries of other titles link to the file too, and it does not bear this one's.

    Whose file it is then is open, also where the entries may be one paper, of which no rule speaks.
    """
    own = fold_title(cited.entry.title)
    if cited.citation.inline or len(project.citations[cited.path].entries) > 1:
        return False
    if len(project.cited_by.get(cited.path, ())) < 2 or same_title(own, folded_title(cited.bib)):
        return False
    return any(not same_title(own, title) for title in _titles_by_file(project).get(cited.path, ()))


@computed_once
def _titles_by_file(project: Project) -> Mapping[str, tuple[str, ...]]:
    """The folded titles, each once, of the entries that link to each file, dated copies apart."""
    return MappingProxyType(
        {
            path: tuple({fold_title(user.title): None for user in users if user.date is None})
            for path, users in project.cited_by.items()
        }
    )


def folded_title(bib: BibEntry) -> str:
    """A citation's title, folded; empty where it has none."""
    title = bib.field("title")
    return fold_title(title.value) if title else ""


def same_title(one: str, other: str) -> bool:
    """Whether two folded titles differ in nothing but the spaces: "FedME2", "FedME 2"."""
    return one == other or one.replace(" ", "") == other.replace(" ", "")


def same_first_author(cited: CitedEntry) -> bool:
    """Whether the entry and the citation begin with the same person."""
    authors, names = cited.entry.authors, filed_names(cited.bib)
    return bool(authors and names) and same_person(authors[0].name, names[0].text)
