"""Which citation file that is there a link to a missing one, or to another paper's, means."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote

from dd_lint.analysis import computed_once
from dd_lint.analysis.citations.misfiled import folded_title
from dd_lint.document.entry import Entry
from dd_lint.findings import Edit, Fix
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.project.target import Target
from dd_lint.text.folding import fold_title
from dd_lint.text.nearest import SAME, nearest

_MOST = 500
"""Among more files than these that nothing links to, no name is looked for: they are no slips."""


def file_of_name(project: Project, target: Target) -> str:
    """The path of the file that bears a missing one's name in another folder or case; or empty."""
    return _paths_by_name(project).get(target.path.rpartition("/")[2].casefold(), "")


def unused_file_of(project: Project, entry: Entry) -> str:
    """The path of a file of the entry's title that no entry links to; empty where there is none."""
    title = fold_title(entry.title)
    return _unused_by_title(project).get(title, "") if title else ""


def file_meant(project: Project, entry: Entry, target: Target) -> str:
    """The path of the file that an entry's link to a missing one means; empty where there is none."""
    if path := file_of_name(project, target) or unused_file_of(project, entry):
        return path
    stem, unused = target.path.rpartition("/")[2].rpartition(".")[0], _unused_by_stem(project)
    if not stem or not 0 < len(unused) <= _MOST:
        return ""
    found = nearest(stem, unused, SAME)
    return unused[found] if found else ""


@computed_once
def _paths_by_name(project: Project) -> Mapping[str, str]:
    return MappingProxyType({path.rpartition("/")[2].casefold(): path for path in project.citations})


@computed_once
def _unused_by_stem(project: Project) -> Mapping[str, str]:
    """The paths of files that no entry links to, by their names without the ending."""
    paths = (path for path in project.citations if path not in project.cited_by)
    return MappingProxyType({path.rpartition("/")[2].rpartition(".")[0]: path for path in paths})


@computed_once
def _unused_by_title(project: Project) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for path in _unused_by_stem(project).values():
        for bib in project.citations[path].entries[:1]:
            found.setdefault(folded_title(bib), path)
    return MappingProxyType(found)


def fix_of_link(project: Project, link: Inline, path: str) -> Fix | None:
    """The fix that makes a link lead to a file, where its address is in the link itself."""
    if link.destination_start < 0:
        return None
    before = "./" if link.destination.startswith(".") else ""
    _, mark, fragment = link.destination.partition("#")
    path = posixpath.relpath(path, project.folder_at(link.start) or ".")
    before = "" if path.startswith("../") else before
    address = before + quote(path, safe="/+,;:@&=!~$'*") + mark + fragment
    return Fix(f"link to {path}", (Edit(project.source, link.destination_span, address),), safe=False)
