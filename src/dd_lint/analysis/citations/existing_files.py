"""What there is in place of a citation file that is missing."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from functools import cached_property
from urllib.parse import quote

from dd_lint.analysis.citations.new_citations import NewCitation, missing_citations
from dd_lint.analysis.citations.pairs import folded_title
from dd_lint.document.model import Entry
from dd_lint.findings import Edit, Fix
from dd_lint.markdown import Inline
from dd_lint.project.disk import Target
from dd_lint.project.model import Project
from dd_lint.text.folding import fold_title
from dd_lint.text.nearest import SAME, nearest

_MOST = 500
"""Among more files than these that nothing links to, no name is looked for: they are no slips."""


class Known:
    """The citation files that are there; nothing is computed unless one is missing."""

    def __init__(self, project: Project) -> None:
        self.project = project

    @cached_property
    def new(self) -> Mapping[str, NewCitation]:
        """The files that can be written, by path."""
        return {one.path: one for one in missing_citations(self.project)}

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {path.rpartition("/")[2].casefold(): path for path in self.project.citations}

    @cached_property
    def _orphans(self) -> dict[str, str]:
        """The paths of files that no entry links to, by their names without the ending."""
        paths = (path for path in self.project.citations if path not in self.project.cited_by)
        return {path.rpartition("/")[2].rpartition(".")[0]: path for path in paths}

    @cached_property
    def _orphans_by_title(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for path in self._orphans.values():
            for bib in self.project.citations[path].entries[:1]:
                found.setdefault(folded_title(bib), path)
        return found

    def named(self, target: Target) -> str:
        """The path of the file that bears a missing one's name in another folder or case; or empty."""
        return self._by_name.get(target.path.rpartition("/")[2].casefold(), "")

    def unused(self, entry: Entry) -> str:
        """The path of a file of the entry's title that no entry links to; empty where there is none."""
        title = fold_title(entry.title)
        return self._orphans_by_title.get(title, "") if title else ""

    def meant(self, entry: Entry, target: Target) -> str:
        """The path of the file that an entry's link to a missing one means; empty where there is none."""
        if path := self.named(target) or self.unused(entry):
            return path
        stem = target.path.rpartition("/")[2].rpartition(".")[0]
        if not stem or not 0 < len(self._orphans) <= _MOST:
            return ""
        found = nearest(stem, self._orphans, SAME)
        return self._orphans[found] if found else ""


def turned_to(project: Project, link: Inline, path: str) -> Fix | None:
    """The fix that makes a link lead to a file, where its address is in the link itself."""
    if link.destination_start < 0:
        return None
    before = "./" if link.destination.startswith(".") else ""
    _, mark, fragment = link.destination.partition("#")
    path = posixpath.relpath(path, project.folder_at(link.start) or ".")
    before = "" if path.startswith("../") else before
    address = before + quote(path, safe="/+,;:@&=!~$'*") + mark + fragment
    return Fix(f"link to {path}", (Edit(project.source, link.destination_span, address),), safe=False)
