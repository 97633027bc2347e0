"""The entries that author fields are read from."""

from __future__ import annotations

from dd_lint.document.model import Entry, Meta
from dd_lint.project.model import Project


def metas(project: Project) -> list[tuple[Entry, Meta]]:
    """The entries of the list whose parenthesis names authors."""
    return [(entry, entry.meta) for entry in project.entries if entry.meta is not None and entry.meta.authors]
