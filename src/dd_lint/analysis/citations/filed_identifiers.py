"""The identifiers that citation files state, against those that the entries' links name."""

from __future__ import annotations

from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.citations.cited_entry import CitedEntry, cited_entries
from dd_lint.analysis.citations.misfiled import is_misfiled, same_title
from dd_lint.bibtex import Field
from dd_lint.document.entry import Entry
from dd_lint.papers.identifiers import Identifier, citation_identifiers
from dd_lint.project.model import Project
from dd_lint.text.folding import fold_title
from dd_lint.text.source import Span

_KINDS = frozenset({"arxiv", "doi"})
# The registrants of preprints, whose DOI is another one than the publisher's.
_PREPRINT_DOIS = (
    "10.1101/", "10.2139/", "10.5281/", "10.20944/", "10.21203/", "10.26434/", "10.31219/", "10.31234/",
    "10.36227/", "10.48550/",
)  # fmt: skip


class DifferentIdentifiers(NamedTuple):
    """The identifier of an entry's link, and another one of its kind that its citation states."""

    cited: CitedEntry
    linked: Identifier
    stated: Identifier

    @property
    def places(self) -> tuple[Span, ...]:
        """Where the citation has the identifier in its normal form."""
        places = []
        for field in self.cited.bib.fields:
            written = self.cited.citation.source.slice(field.value_span).lower()
            at = written.find(self.stated.value)
            while at >= 0:
                start = field.value_span.start + at
                places.append(Span(start, start + len(self.stated.value)))
                at = written.find(self.stated.value, at + len(self.stated.value))
        return tuple(places)

    @property
    def field(self) -> Field:
        """The field that states the identifier, in whatever form."""
        for field in self.cited.bib.fields:
            if self.stated in citation_identifiers({field.key: field.value}):
                return field
        return self.cited.bib.fields[0]


@computed_once
def different_identifiers(project: Project) -> tuple[DifferentIdentifiers, ...]:
    """The entries whose citations state no identifier that is their link's, but another one of its kind."""
    by_place = {cited.entry.start: cited for cited in cited_entries(project)}
    found = (
        (cited, _difference(cited, linked))
        for linked, entries in project.entries_by_identifier.items()
        if linked.kind in _KINDS and not _are_two_papers(entries)
        for entry in entries
        if (cited := by_place.get(entry.start)) is not None
    )
    return tuple(
        different for cited, different in found if different is not None and not is_misfiled(project, cited)
    )


def _are_two_papers(entries: tuple[Entry, ...]) -> bool:
    """Whether entries of one link have different titles, so that the link itself is in doubt."""
    first, *others = (fold_title(entry.title) for entry in entries)
    return not all(same_title(first, other) for other in others)


def _difference(cited: CitedEntry, linked: Identifier) -> DifferentIdentifiers | None:
    if any(linked.value in field.value for field in cited.bib.fields):
        return None
    identifiers = citation_identifiers({field.key: field.value for field in reversed(cited.bib.fields)})
    stated = [one for one in identifiers if one.kind == linked.kind]
    if not stated or any(_is_same(one.value, linked.value) for one in stated):
        return None
    return DifferentIdentifiers(cited, linked, stated[0])


def _is_same(one: str, other: str) -> bool:
    """Whether values name one paper; a chapter's DOI goes on after its book's."""
    if one == other or one.startswith(f"{other}_") or other.startswith(f"{one}_"):
        return True
    return one.startswith(_PREPRINT_DOIS) != other.startswith(_PREPRINT_DOIS)
