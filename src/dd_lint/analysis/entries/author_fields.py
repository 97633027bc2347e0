"""The entries that name authors."""

from __future__ import annotations

from dd_lint.analysis import computed_once
from dd_lint.document.entry import Entry, Meta
from dd_lint.project.model import Project


@computed_once
def author_fields(project: Project) -> tuple[tuple[Entry, Meta], ...]:
    """The entries of the list that name authors, dated copies apart, each with what it says of its paper."""
    return tuple(
        (entry, entry.meta) for entry in project.entries if entry.meta is not None and entry.meta.authors
    )
