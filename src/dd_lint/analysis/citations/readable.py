"""The citations that can be read, all or by folder, and whether a value is there as written."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dd_lint.analysis import computed_once
from dd_lint.bibtex import BibEntry, Citation, Field
from dd_lint.project.model import Project
from dd_lint.text.source import Source


@computed_once
def readable_entries(project: Project) -> tuple[tuple[Citation, BibEntry], ...]:
    """The entries of sound files, and of those with defects that leave no doubt how to read them."""
    return tuple(
        (citation, entry)
        for citation in project.citations.values()
        if all(problem.repairs for problem in citation.problems)
        for entry in citation.entries
    )


@computed_once
def citations_by_folder(project: Project) -> Mapping[str, tuple[Citation, ...]]:
    """The files with a citation in them, by the path of their folder."""
    found: dict[str, list[Citation]] = {}
    for citation in project.citations.values():
        if citation.entries:
            found.setdefault(citation.source.folder, []).append(citation)
    return MappingProxyType({folder: tuple(files) for folder, files in found.items()})


def is_as_written(source: Source, field: Field) -> bool:
    """Whether a value is between its delimiters as written, without macros and `#`."""
    start, end = field.value_span
    return source.text[start - 1 : start] in ("{", '"') and source.text[start:end] == field.value
