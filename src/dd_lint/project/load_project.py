"""A path to a list becomes a frozen `Project`: the list with all that belongs to it.

Nothing outside the repository of the list is read.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from dd_lint.config.model import NOT_MARKDOWN, NOT_READ, Config
from dd_lint.document.build import build_document
from dd_lint.project.citation_files import read_citations
from dd_lint.project.decode import decode
from dd_lint.project.disk import Disk
from dd_lint.project.find_list import LIST_LIMIT, ProjectError, bytes_of_list
from dd_lint.project.linked_files import link_targets, linked_pages
from dd_lint.project.model import Project, Unreadable
from dd_lint.project.read_file import why_unreadable
from dd_lint.text.source import Source, joined

FILES_LIMIT = 500
"""Files that a list may consist of."""


def read_project(path: Path, config: Config, *, today: datetime.date | None = None) -> Project:
    """Read the list at `path` with all that belongs to it.

    Raises:
        ProjectError: the list itself cannot be read.
    """
    return load_project(bytes_of_list(path), Disk(path.parent), path.name, config, today=today)


def load_project(
    data: bytes, disk: Disk, name: str, config: Config, *, today: datetime.date | None = None
) -> Project:
    """A project of a list's bytes, as if they were in the file `name` of the folder of `disk`.

    Raises:
        ProjectError: another file of a list in several cannot be read.
    """
    first, unreadable = decode(data, name)
    # The bytes of a long list are not kept while it is parsed.
    del data
    others, unreadable_others = _other_sources(config, disk, name)
    source = joined([Source(name, first), *others])
    document = build_document(source, config)
    targets = link_targets(document, disk)
    citations, unreadable_citations = read_citations(document, targets, disk, config)
    project = Project(
        document=document,
        citations=MappingProxyType(citations),
        targets=MappingProxyType(targets),
        pages=MappingProxyType(linked_pages(targets, document, disk, config)),
        unreadable=(*unreadable, *unreadable_others, *unreadable_citations),
        has_citation_folder=disk.is_folder(config.citations.folder),
        repository=disk.github_repository(),
        today=today or datetime.date.today(),
        config=config,
    )
    return replace(project, files=tuple(_of_one_file(project, number) for number in range(len(source.parts))))


def _of_one_file(project: Project, number: int) -> Project:
    """One file of a list in several, as a project of its own; its places are those in the whole."""
    return replace(project, document=build_document(project.source, project.config, number))


def _other_sources(config: Config, disk: Disk, name: str) -> tuple[list[Source], list[Unreadable]]:
    """The files that belong to a list beside the one of that name, by the patterns of its configuration."""
    paths = dict.fromkeys(path for pattern in config.files for path in disk.matching(pattern))
    paths.pop(name, None)
    if len(paths) > FILES_LIMIT:
        raise ProjectError(f"{len(paths):,} files match `files`; a list has {FILES_LIMIT:,} at most")
    sources, unreadable = [], []
    for path in paths:
        text, problems = decode(_read_other(disk, path), path)
        sources.append(Source(path, text))
        unreadable += problems
    return sources, unreadable


def _read_other(disk: Disk, path: str) -> bytes:
    if path.lower().endswith(NOT_MARKDOWN):
        raise ProjectError(f"{path}: {NOT_READ}")
    try:
        return disk.read(path, LIST_LIMIT)
    except (OSError, ValueError) as error:
        raise ProjectError(f"{path}: {why_unreadable(error)}") from error
