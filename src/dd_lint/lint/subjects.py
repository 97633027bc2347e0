"""What findings are about, in words that outlive the mending of other faults beside them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dd_lint.bibtex import BibEntry, Citation
from dd_lint.document.entry import Entry
from dd_lint.project.model import Project
from dd_lint.text.folding import fold_title
from dd_lint.text.source import Source


class _Subject(NamedTuple):
    """A paper of the list or a citation, by the place that it takes in its file."""

    start: int
    end: int
    name: str
    bib: BibEntry | None = None

    def part(self, offset: int) -> str:
        """The name with that of the field at a place."""
        if not self.name:
            return ""
        fields = self.bib.fields if self.bib else ()
        keys = (field.key for field in fields if field.span.start <= offset < field.span.end)
        return f"{self.name}\0{next(keys, '')}"


class Subjects:
    """The papers and citations of a project, each file's looked up once it has a finding."""

    def __init__(self, project: Project) -> None:
        self._lists = {id(one.source): one for one in (project, *project.files)}
        self._citations = {id(one.source): one for one in project.citations.values() if not one.inline}
        self._found: dict[int, Sequence[_Subject]] = {}

    def at(self, source: Source, offset: int) -> str:
        """The paper or the field of a citation at a place of a file; empty where there is neither."""
        subjects = self._found.get(id(source))
        if subjects is None:
            subjects = self._found[id(source)] = sorted(self._of(source), key=lambda one: one.start)
        number = bisect_right(subjects, offset, key=lambda one: one.start) - 1
        if number < 0 or offset >= subjects[number].end:
            return ""
        return subjects[number].part(offset)

    def _of(self, source: Source) -> Iterator[_Subject]:
        page = self._lists.get(id(source))
        if page is not None:
            yield from (_paper(entry, "") for entry in page.document.entries)
            yield from (_paper(entry, "latest") for entry in page.latest)
        elif citation := self._citations.get(id(source)):
            yield from _entries(citation)


def _paper(entry: Entry, kind: str) -> _Subject:
    """An entry by its paper's identifier, which no mending of its words changes, or by its title."""
    identifier = entry.identifier
    name = f"{identifier.kind}:{identifier.value}" if identifier else fold_title(entry.title)
    return _Subject(entry.start, entry.end, f"{kind}\0{name}" if name else "")


def _entries(citation: Citation) -> Iterator[_Subject]:
    alone = len(citation.entries) == 1
    for entry in citation.entries:
        # The key of the only one in its file may be what is mended.
        yield _Subject(entry.span.start, entry.span.end, "@" if alone else f"@{entry.key}", entry)
