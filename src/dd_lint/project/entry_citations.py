"""Which citation belongs to which entry, where files hold those of many papers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property

from dd_lint.bibtex import BibEntry, Citation
from dd_lint.document.entry import Entry
from dd_lint.document.model import Document
from dd_lint.markdown import Inline
from dd_lint.project.target import Target
from dd_lint.text.source import Span

_KEY = re.compile(r"\[@([^\s\[\];,]+)\](?![(\[])")
_LINES = re.compile(r"L(\d{1,7})(?:C\d+)?(?:-L?(\d{1,7})(?:C\d+)?)?")


def citation_links(entry: Entry, targets: Mapping[str, Target]) -> Iterator[tuple[Inline, Target]]:
    """An entry's links to citation files of the repository, with what they point at."""
    for link in entry.links("bibtex"):
        target = targets.get(link.destination)
        if target is not None:
            yield link, target


def citations_by_entry(
    document: Document, citations: Mapping[str, Citation], targets: Mapping[str, Target]
) -> dict[int, Citation]:
    """The citation of each entry, by where the entry begins: a file, or the part of one that is its own."""
    found: dict[int, Citation] = {}
    by_key = _by_key(citations)
    libraries = {path: _Library(citation) for path, citation in citations.items()}
    text = document.source.text
    entries = tuple(document.entries)
    for entry in (*entries, *document.latest):
        for link, target in citation_links(entry, targets):
            library = libraries.get(target.found)
            part = library.part(link.destination.partition("#")[2]) if library else None
            if part is not None:
                found.setdefault(entry.start, part)
        if by_key and (named := _KEY.search(text, entry.start, entry.end)):
            citation, bib = by_key.get(named[1], (None, None))
            if citation is not None and bib is not None:
                found.setdefault(entry.start, citation.only(bib))
    inline = citations.get(document.source.path)
    if inline is not None:
        starts = sorted(entry.start for entry in entries)
        for bib in inline.entries:
            above = bisect_right(starts, bib.span.start) - 1
            if above >= 0:
                found.setdefault(starts[above], inline.only(bib))
    return found


def missing_parts(
    document: Document, citations: Mapping[str, Citation], targets: Mapping[str, Target]
) -> Iterator[tuple[Span, str, Citation | None]]:
    """The places where entries name a part that no file has, by its name; and the file, if one is named."""
    by_key = {bib.key for citation in citations.values() for bib in citation.entries}
    libraries = {path: _Library(citation) for path, citation in citations.items()}
    text = document.source.text
    # A list that cites nobody by key has other names in brackets.
    by_key = by_key if any(named[1] in by_key for named in _KEY.finditer(text)) else set()
    for entry in (*document.entries, *document.latest):
        for link, target in citation_links(entry, targets):
            library = libraries.get(target.found)
            fragment = link.destination.partition("#")[2]
            if library and fragment and library.citation.entries and not library.named(fragment):
                yield link.destination_span, fragment, library.citation
        for named in _KEY.finditer(text, entry.start, entry.end) if by_key else ():
            if named[1] not in by_key:
                yield Span(*named.span(1)), named[1], None


def _by_key(citations: Mapping[str, Citation]) -> dict[str, tuple[Citation, BibEntry]]:
    """The citations whose keys no other has, with their files."""
    found: dict[str, tuple[Citation, BibEntry]] = {}
    repeated: set[str] = set()
    for citation in citations.values():
        for bib in citation.entries:
            if bib.key in found:
                repeated.add(bib.key)
            found[bib.key] = citation, bib
    return {key: place for key, place in found.items() if key not in repeated}


class _Library:
    """A file of citations, in which a fragment names those of a key or of lines."""

    def __init__(self, citation: Citation) -> None:
        self.citation = citation

    @cached_property
    def _by_key(self) -> dict[str, list[BibEntry]]:
        found: dict[str, list[BibEntry]] = {}
        for bib in self.citation.entries:
            found.setdefault(bib.key, []).append(bib)
        return found

    @cached_property
    def _ends(self) -> list[int]:
        position = self.citation.source.position
        return [position(bib.span.end - 1).line for bib in self.citation.entries]

    def part(self, fragment: str) -> Citation | None:
        """What a fragment names, if it is one citation; without one, a file of one citation as a whole."""
        if not fragment:
            return self.citation if len(self.citation.entries) == 1 else None
        named = self.named(fragment)
        return self.citation.only(named[0]) if len(named) == 1 else None

    def named(self, fragment: str) -> list[BibEntry]:
        """The citations that a fragment names; two at most of many."""
        lines = _LINES.fullmatch(fragment)
        if fragment in self._by_key or not lines:
            return self._by_key.get(fragment, [])
        first, last = int(lines[1]), int(lines[2] or lines[1])
        begin = bisect_left(self._ends, first)
        position = self.citation.source.position
        near = self.citation.entries[begin : begin + 2]
        return [bib for bib in near if position(bib.span.start).line <= last]
