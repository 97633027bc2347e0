"""A list with all that belongs to it: what rules get.

Everything that they may want to know of files is gathered here: the list, its citation files, and what its
relative links point at.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from dd_lint.bibtex import Citation
from dd_lint.config.model import Config
from dd_lint.document.entry import Entry
from dd_lint.document.model import Document
from dd_lint.document.suppressions import Suppressions, read_suppressions
from dd_lint.markdown import Inline
from dd_lint.papers.identifiers import Identifier
from dd_lint.papers.venues import Venues, shipped_venues
from dd_lint.project.entry_citations import citation_links, citations_by_entry
from dd_lint.project.outcomes import Outcome
from dd_lint.project.target import Target
from dd_lint.text.folding import fold_title
from dd_lint.text.source import Source, Span


class Unreadable(NamedTuple):
    """A file, or a line of one, that is not checked, and why; a merge conflict, if it is `conflicting`."""

    source: Source
    span: Span
    reason: str
    conflicting: bool = False


@dataclass(frozen=True)
class Project:
    """A list with all the files that belong to it.

    `citations` maps, in order, a path relative to the list's folder to the parsed file, for every file of the
    citation folder and every other one that an entry cites. `targets` maps a relative destination, as
    written, to what it points at. `pages` maps the path of another Markdown file to the fragments that
    it defines. `repository` is the `owner/name` of the repository on GitHub, where git tells.
    `has_citation_folder` tells whether the folder of the configuration exists. `outcomes` are those
    of the links that the network was asked for, by URL. Where the list is in several files, `files` has each
    of them as a project of its own, for what is a matter of one page. `computed` is the memory of analyses.
    """

    document: Document
    citations: Mapping[str, Citation]
    targets: Mapping[str, Target]
    pages: Mapping[str, frozenset[str]]
    unreadable: tuple[Unreadable, ...]
    has_citation_folder: bool
    repository: str
    today: datetime.date
    config: Config
    outcomes: Mapping[str, Outcome] = field(default_factory=lambda: MappingProxyType({}))
    files: tuple[Project, ...] = ()
    computed: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def with_config(self, config: Config) -> Project:
        """The list by another configuration of its rules, and so its files; nothing of it is read again."""
        pages = tuple(replace(page, config=config) for page in self.files)
        return replace(self, config=config, files=pages)

    def with_outcomes(self, outcomes: Mapping[str, Outcome]) -> Project:
        """The list, and its files, with what the network said of its links."""
        pages = tuple(replace(page, outcomes=outcomes) for page in self.files)
        return replace(self, outcomes=outcomes, files=pages)

    @cached_property
    def suppressions(self) -> Suppressions:
        """What the comments of the list and its citation files say to the linter."""
        return read_suppressions(self.document, self.citations.values())

    @property
    def source(self) -> Source:
        """The list's own text."""
        return self.document.source

    def folder_at(self, offset: int) -> str:
        """The folder of the file that holds a place of the list, relative to the list's own."""
        return self.source.local(Span(offset, offset))[0].folder

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The papers of the list, dated copies apart; all its entries where most are something else."""
        return tuple(self.document.papers)

    @cached_property
    def enclosed_entries(self) -> tuple[Entry, ...]:
        """The entries whose template puts authors, venue and year in parentheses, dated copies apart."""
        return tuple(entry for entry in self.entries if entry.enclosed)

    @cached_property
    def latest(self) -> tuple[Entry, ...]:
        """The dated copies."""
        return tuple(self.document.latest)

    @cached_property
    def entries_by_title(self) -> Mapping[str, tuple[Entry, ...]]:
        """All entries of the list, dated copies apart, by their folded title."""
        found: dict[str, list[Entry]] = {}
        for entry in self.document.entries:
            if entry.title:
                found.setdefault(fold_title(entry.title), []).append(entry)
        return MappingProxyType({title: tuple(entries) for title, entries in found.items()})

    @cached_property
    def entries_by_identifier(self) -> Mapping[Identifier, tuple[Entry, ...]]:
        """All entries of the list, dated copies apart, by the paper that their title's link names."""
        found: dict[Identifier, list[Entry]] = {}
        for entry in self.document.entries:
            identifier = entry.identifier
            if identifier is not None:
                found.setdefault(identifier, []).append(entry)
        return MappingProxyType({identifier: tuple(entries) for identifier, entries in found.items()})

    def citation_links(self, entry: Entry) -> Iterator[tuple[Inline, Target]]:
        """An entry's links to citation files of the repository, with what they point at."""
        return citation_links(entry, self.targets)

    def citation(self, entry: Entry) -> Citation | None:
        """What an entry cites, if it is there, as if it were alone in its file.

        A file of many citations is cited by a link to a part of it (`refs.bib#key`, `refs.bib#L12-L20`), by
        `[@key]`, or stands below the entry in the list itself.
        """
        return self._citations_by_place.get(entry.start)

    @cached_property
    def _citations_by_place(self) -> dict[int, Citation]:
        return citations_by_entry(self.document, self.citations, self.targets)

    @cached_property
    def venues(self) -> Venues:
        """The shipped table of venues with the configuration's own."""
        return Venues(self.config.known_venues) if self.config.known_venues else shipped_venues()

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries, dated copies included, that link to each citation file."""
        found: dict[str, list[Entry]] = {}
        for entry in (*self.document.entries, *self.latest):
            for _, target in self.citation_links(entry):
                found.setdefault(target.found, []).append(entry)
        return MappingProxyType({path: tuple(entries) for path, entries in found.items()})
