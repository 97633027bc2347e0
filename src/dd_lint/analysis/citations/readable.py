"""What the rules on BibTeX share: the entries that can be relied on, and how they are spoken of."""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.bibtex import BibEntry, Citation, Field
from dd_lint.project.model import Project
from dd_lint.text.source import Source


def citations(project: Project) -> Iterator[Citation]:
    """The citation files by path."""
    return iter(project.citations.values())


def readable_entries(project: Project) -> Iterator[tuple[Citation, BibEntry]]:
    """The entries of sound files, and of those with defects that leave no doubt how to read them."""
    for citation in citations(project):
        if all(problem.repairs for problem in citation.problems):
            for entry in citation.entries:
                yield citation, entry


def is_as_written(source: Source, field: Field) -> bool:
    """Whether a value is between its delimiters as written, without macros and `#`."""
    start, end = field.value_span
    return source.text[start - 1 : start] in ("{", '"') and source.text[start:end] == field.value
