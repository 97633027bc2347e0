"""Entries with the citations that they link to, and what makes comparing the two pointless."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dd_lint.bibtex import BibEntry, Citation, Field, split_authors
from dd_lint.bibtex.misplaced_fields import looks_swapped, suspicious_title
from dd_lint.document.model import Entry
from dd_lint.findings import Finding, Related
from dd_lint.papers.people import same_person
from dd_lint.project.model import Project
from dd_lint.text.folding import fold_title
from dd_lint.text.source import Span


class Pair(NamedTuple):
    """An entry, the file that it links to, and the one citation in that file."""

    entry: Entry
    citation: Citation
    bib: BibEntry

    @property
    def path(self) -> str:
        """The citation file."""
        return self.citation.source.path


def pairs(project: Project) -> Iterator[Pair]:
    """Each entry of the list with its citation."""
    for entry in project.entries:
        if pair := pair_of(project, entry):
            yield pair


def pair_of(project: Project, entry: Entry) -> Pair | None:
    """An entry with its citation, if it has one and there is no doubt how to read the file."""
    citation = project.citation(entry)
    if citation is None or not entry.title or not all(problem.repairs for problem in citation.problems):
        return None
    return Pair(entry, citation, citation.entries[0])


def once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first finding of each place: a paper that the list repeats has one citation file."""
    seen: set[tuple[str, Span]] = set()
    for finding in findings:
        place = (finding.source.path, finding.span)
        if place not in seen:
            seen.add(place)
            yield finding


def is_other_papers(project: Project, pair: Pair) -> bool:
    """Whether the file as a whole is not this entry's, or its title and authors are not where they belong.

    Another finding says so: about the title, the shared file or the fields that changed places.
    """
    if looks_swapped(pair.bib):
        return True
    return (other_title(project, pair) is not None and not same_first_author(pair)) or is_borrowed(
        project, pair
    )


def other_title(project: Project, pair: Pair) -> Entry | None:
    """The other entry of the list whose title the citation has."""
    title = folded_title(pair.bib)
    if not title or same_title(title, fold_title(pair.entry.title)) or suspicious_title(pair.bib):
        return None
    others = project.entries_by_title.get(title)
    return others[0] if others else None


def is_borrowed(project: Project, pair: Pair) -> bool:
    """Whether entries of other papers link to the file too, and it does not bear this one's title."""
    own = fold_title(pair.entry.title)
    users = project.cited_by.get(pair.path, ())
    if pair.citation.inline or len(project.citations[pair.path].entries) > 1:
        return False
    if len(users) < 2 or same_title(own, folded_title(pair.bib)):
        return False
    return any(not same_title(own, fold_title(user.title)) for user in users if user.date is None)


def folded_title(bib: BibEntry) -> str:
    """A citation's title, folded; empty where it has none."""
    title = bib.field("title")
    return fold_title(title.value) if title else ""


def same_title(one: str, other: str) -> bool:
    """Whether two folded titles differ in nothing but the spaces: "FedME2", "FedME 2"."""
    return one == other or one.replace(" ", "") == other.replace(" ", "")


def same_first_author(pair: Pair) -> bool:
    """Whether the entry and the citation begin with the same person."""
    authors = pair.entry.authors
    names = named(pair.bib.field("author"))
    return bool(authors and names) and same_person(authors[0].name, names[0])


def named(author: Field | None) -> list[str]:
    """The names of an author field as written, without "others"."""
    if author is None:
        return []
    return [piece for _, piece in split_authors(author) if piece and piece.lower() != "others"]


def unreadable_paths(project: Project) -> frozenset[str]:
    """The files in which a byte is not UTF-8, or a line too long, as another finding says."""
    return frozenset(one.source.path for one in project.unreadable)


def is_damaged(unreadable: frozenset[str], path: str, text: str) -> bool:
    """Whether a text of a file lost a character that could not be read."""
    return "\ufffd" in text and path in unreadable


def entry_place(project: Project, entry: Entry, message: str) -> Related:
    """An entry's title as a place that belongs to a finding."""
    return Related(project.source, entry.title_span, message)
