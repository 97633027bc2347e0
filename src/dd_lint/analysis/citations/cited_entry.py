"""The entries of a list, each with the citation that it links to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.bibtex import BibEntry, Citation
from dd_lint.document.entry import Entry
from dd_lint.findings import Finding, Node, Related
from dd_lint.project.model import Project
from dd_lint.text.source import Span


class CitedEntry(NamedTuple):
    """An entry, the file that it links to, and the one citation in that file."""

    entry: Entry
    citation: Citation
    bib: BibEntry

    @property
    def path(self) -> str:
        """The citation file."""
        return self.citation.source.path


@computed_once
def cited_entries(project: Project) -> tuple[CitedEntry, ...]:
    """Each entry of the list that has a title and a citation, if there is no doubt how to read the file."""
    found = []
    for entry in project.entries:
        citation = project.citation(entry)
        if citation is not None and entry.title and all(problem.repairs for problem in citation.problems):
            found.append(CitedEntry(entry, citation, citation.entries[0]))
    return tuple(found)


def first_of_each_place(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The first finding of each place: a paper that the list repeats has one citation file."""
    seen: set[tuple[str, Span]] = set()
    for finding in findings:
        place = (finding.source.path, finding.span)
        if place not in seen:
            seen.add(place)
            yield finding


def is_damaged(project: Project, path: str, text: str) -> bool:
    """Whether a text of a file lost a character that is no UTF-8, so that it cannot be compared."""
    return "\ufffd" in text and path in _unreadable_paths(project)


@computed_once
def _unreadable_paths(project: Project) -> frozenset[str]:
    """The files in which a byte is not UTF-8, or a line too long."""
    return frozenset(one.source.path for one in project.unreadable)


def entry_place(project: Project, entry: Entry, message: str) -> Related:
    """An entry's title as a place that belongs to a finding."""
    return Related(project.source, entry.title_span, message)


def entry_node(project: Project, entry: Entry) -> Node:
    """An entry as what a finding is about."""
    return Node(project.source.path, entry.title_span)
