"""What the citation files of a list prove about the names in one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from dd_lint.analysis import computed_once
from dd_lint.analysis.citations.cited_entry import CitedEntry
from dd_lint.bibtex import BibEntry, split_authors
from dd_lint.document.entry import Entry
from dd_lint.papers.people import same_person
from dd_lint.project.model import Project
from dd_lint.text.folding import fold_title

_FILES_COMPARED = 5
"""Files with the very same authors of which an owner is looked for, at most."""


def is_proved_family_first(project: Project, name: str, bib: BibEntry) -> bool:
    """Whether the other files prove that `Family, Given` is written the right way round."""
    one, _, other = (part.strip() for part in name.casefold().partition(","))
    counts, own = _family_counts(project), Counter(_families(bib))
    return counts.get(one, 0) - own[one] > counts.get(other, 0) - own[other]


@computed_once
def _family_counts(project: Project) -> Mapping[str, int]:
    """How often each folded family name stands before a comma in the citation files."""
    counts: Counter[str] = Counter()
    for citation in project.citations.values():
        for bib in citation.entries:
            counts.update(_families(bib))
    return MappingProxyType(counts)


def _families(bib: BibEntry) -> list[str]:
    field = bib.field("author")
    pieces = split_authors(field) if field is not None else ()
    return [text.partition(",")[0].strip().casefold() for _, text in pieces if "," in text]


def owner_of_authors(project: Project, cited: CitedEntry, first: str) -> Entry | None:
    """The entry whose file has the very authors of a citation, and whose first author is theirs."""
    field = cited.bib.field("author")
    paths = _files_by_authors(project).get(fold_title(field.value), ()) if field is not None else ()
    for path in paths[:_FILES_COMPARED]:
        for user in project.cited_by.get(path, ())[:1] if path != cited.path else ():
            if user.authors and same_person(user.authors[0].name, first):
                return user
    return None


@computed_once
def _files_by_authors(project: Project) -> Mapping[str, tuple[str, ...]]:
    """The paths of citation files by the folded author field of their first citation."""
    found: dict[str, list[str]] = {}
    for path, citation in project.citations.items():
        for field in [bib.field("author") for bib in citation.entries[:1]]:
            if field is not None:
                found.setdefault(fold_title(field.value), []).append(path)
    return MappingProxyType({authors: tuple(paths) for authors, paths in found.items()})
