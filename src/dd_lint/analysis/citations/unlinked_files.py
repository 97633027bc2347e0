"""The files of the citation folder that the list does not link to, and whose they may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from dd_lint.analysis.citations.existing_files import file_of_name
from dd_lint.analysis.citations.misfiled import folded_title
from dd_lint.bibtex import Citation
from dd_lint.document.entry import Entry
from dd_lint.findings import Node
from dd_lint.project.model import Project
from dd_lint.text.source import Span


def unlinked_files(project: Project) -> Iterator[Citation]:
    """The files of the citation folder that the list does not even name; none where it uses no file there."""
    folder = project.config.citations.folder
    prefix = "" if folder == "." else f"{folder}/"
    files = {
        path: citation
        for path, citation in project.citations.items()
        if not citation.inline and path.rpartition("/")[0] == prefix.rstrip("/")
    }
    linked = _linked_paths(project, prefix)
    if linked.isdisjoint(files):
        return
    # A link that leads nowhere, and names the file in another folder, is what is wrong.
    missing = (target for target in project.targets.values() if target.state == "missing")
    linked |= {file_of_name(project, target) for target in missing}
    for path, citation in files.items():
        if path not in linked and not _is_written(project, path):
            yield citation


def _linked_paths(project: Project, prefix: str) -> set[str]:
    """The files of the citation folder that any link leads to, by a relative or an absolute address."""
    found = set()
    for link in project.document.links:
        if target := project.targets.get(link.destination):
            found.add(target.found)
        elif f"/{prefix}" in link.destination and "//" in link.destination:
            address = re.split(r"[#?]", link.destination, maxsplit=1)[0]
            found.add(prefix + unquote(address.rpartition(f"/{prefix}")[2]))
    return found


def _is_written(project: Project, path: str) -> bool:
    """Whether the list writes a path, as in a link whose Markdown is broken."""
    return path in project.source.text or quote(path, errors="surrogateescape") in project.source.text


def entries_of_title(project: Project, citation: Citation) -> tuple[Entry, ...]:
    """The entries of the list that bear the title of a file's first citation."""
    bib = citation.entry
    return project.entries_by_title.get(folded_title(bib), ()) if bib is not None else ()


def is_awaited(project: Project, citation: Citation) -> bool:
    """Whether the citation link of an entry of the file's title has no address yet.

    Then the file is not forgotten. Of an empty link it is said what it lacks, but not what it is for.
    """
    entries = entries_of_title(project, citation)
    return any(not link.destination.strip() for entry in entries for link in entry.links("bibtex"))


def file_place(citation: Citation) -> Span:
    """What stands for a whole file: its first key, or the first character of a file that has none."""
    bib = citation.entry
    if bib is not None and bib.key:
        return bib.key_span
    return Span(0, min(1, len(citation.source.text)))


def file_node(citation: Citation) -> Node:
    """A citation file as a whole, as what a finding is about."""
    return Node(citation.source.path, file_place(citation))
