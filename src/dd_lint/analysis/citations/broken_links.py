"""Links of entries to citation files that are not there, or not where the link says."""

from __future__ import annotations

from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.citations.existing_files import file_meant
from dd_lint.markdown import Inline
from dd_lint.markdown.destinations import is_disk_path
from dd_lint.project.model import Project
from dd_lint.project.target import Target


class BrokenLink(NamedTuple):
    """A citation link that leads to no file, where it leads, and the file that it means, or an empty path."""

    link: Inline
    target: Target
    meant: str

    @property
    def is_nowhere(self) -> bool:
        """Whether there is no file of that name, nor one that may be meant."""
        return self.target.state == "missing" and not self.meant

    @property
    def folder(self) -> str:
        """The folder that the file would be in."""
        return self.target.path.rpartition("/")[0]


@computed_once
def broken_links(project: Project) -> tuple[BrokenLink, ...]:
    """The first broken link to each place, without those that leave the repository or name a disk's path.

    Of the former nobody knows whether they are broken; the latter were never meant for the repository.
    """
    found: dict[str, BrokenLink] = {}
    for entry in (*project.entries, *project.latest):
        for link, target in project.citation_links(entry):
            if target.state in ("file", "beyond") or is_disk_path(link.destination):
                continue
            if target.path not in found:
                meant = file_meant(project, entry, target) if target.state == "missing" else ""
                found[target.path] = BrokenLink(link, target, meant)
    return tuple(found.values())


@computed_once
def cited_folders(project: Project) -> frozenset[str]:
    """The folders of the citation files that are there and that entries link to."""
    return frozenset(
        target.path.rpartition("/")[0]
        for entry in (*project.entries, *project.latest)
        for _, target in project.citation_links(entry)
        if target.state == "file"
    )
