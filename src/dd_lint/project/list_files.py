"""The only reader of disk: a path to a list becomes a frozen `Project`.

Nothing outside the repository of the list is read.
"""

from __future__ import annotations

import datetime
import os
import posixpath
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

from dd_lint.bibtex import Citation, parse_citation
from dd_lint.config.model import NOT_MARKDOWN, NOT_READ, Config
from dd_lint.document.build import build_document
from dd_lint.document.model import Document
from dd_lint.markdown.destinations import is_relative
from dd_lint.project.disk import Disk, Target
from dd_lint.project.model import Project, Unreadable
from dd_lint.project.read_file import read_regular
from dd_lint.text.conflicts import conflicts
from dd_lint.text.errors import UserError
from dd_lint.text.nearest import MISSPELT, nearest
from dd_lint.text.source import Source, Span, joined

LIST_LIMIT = 64 * 1024 * 1024
"""Bytes of a list that are read at most."""
FILES_LIMIT = 500
"""Files that a list may consist of."""
LINE_LIMIT = 100_000
"""Characters of a line that are parsed at most."""
LIST_NAMES = ("README.md", "readme.md", "Readme.md", "README.markdown")


class ProjectError(UserError):
    """The list cannot be read; one line for a person."""


def find_list(path: Path) -> Path:
    """The list that a path names: the file itself, or a folder's README.md.

    Raises:
        ProjectError: there is no such file or folder, or the folder holds no README.
    """
    try:
        if path.is_dir():
            names = set(os.listdir(path))
            for name in LIST_NAMES:
                if name in names:
                    return path / name
            for name in sorted(names):
                if name.lower().startswith("readme.") and name.lower().endswith(NOT_MARKDOWN):
                    raise ProjectError(f"{path / name}: {NOT_READ}")
            raise ProjectError(f"{path}: the folder holds no README.md; name the list's file")
        if not path.exists():
            if path.is_symlink():
                raise ProjectError(f"{path}: a link that leads nowhere")
            raise ProjectError(f"{path}: no such file{_nearby(path)}")
    except (OSError, ValueError) as error:
        raise ProjectError(f"{path}: {_reason(error)}") from error
    if path.suffix.lower() in NOT_MARKDOWN:
        raise ProjectError(f"{path}: {NOT_READ}")
    return path


def read_project(path: Path, config: Config, *, today: datetime.date | None = None) -> Project:
    """Read the list at `path` with all that belongs to it.

    Raises:
        ProjectError: the list itself cannot be read.
    """
    return load_project(read_list(path), Disk(path.parent), path.name, config, today=today)


def load_project(
    data: bytes, disk: Disk, name: str, config: Config, *, today: datetime.date | None = None
) -> Project:
    """A project of a list's bytes, as if they were in the file `name` of the folder of `disk`."""
    text, unreadable = _decode(data, name)
    # The bytes of a long list are not kept while it is parsed.
    del data
    sources = [Source(name, text)]
    for path in other_files(config, disk, name):
        more_text, more = _decode(_read_other(disk, path), path)
        sources.append(Source(path, more_text))
        unreadable.extend(more)
    source = joined(sources)
    document = build_document(source, config)
    targets = _targets(document, disk)
    wanted = {*_cited_paths(document, targets, config), *_libraries(source.text, disk)}
    folder_files = disk.files_of(config.citations.folder, config.citations.suffixes)
    citations: dict[str, Citation] = {}
    if document.bibtex:
        citations[name] = _inline_citations(document)
    for citation_path in sorted({*folder_files, *wanted}):
        try:
            content_bytes = disk.read(citation_path)
        except (OSError, ValueError) as error:
            reason = f"{citation_path} cannot be read: {_reason(error)}"
            unreadable.append(Unreadable(Source(citation_path, ""), Span(0, 0), reason))
            continue
        content, more = _decode(content_bytes, citation_path)
        unreadable.extend(more)
        citations[citation_path] = parse_citation(Source(citation_path, content))
    project = Project(
        document=document,
        citations=MappingProxyType(citations),
        targets=MappingProxyType(targets),
        pages=MappingProxyType(_pages(targets, document, disk, config)),
        unreadable=tuple(unreadable),
        has_citation_folder=disk.is_folder(config.citations.folder),
        repository=disk.github_repository(),
        today=today or datetime.date.today(),
        config=config,
    )
    return replace(project, files=tuple(_of_one_file(project, number) for number in range(len(source.parts))))


def _of_one_file(project: Project, number: int) -> Project:
    """One file of a list in several, as a project of its own; its places are those in the whole."""
    return replace(project, document=build_document(project.source, project.config, number))


def other_files(config: Config, disk: Disk, name: str) -> list[str]:
    """The files that belong to a list beside the one of that name, by the patterns of its configuration."""
    found = dict.fromkeys(path for pattern in config.files for path in disk.matching(pattern))
    found.pop(name, None)
    if len(found) > FILES_LIMIT:
        raise ProjectError(f"{len(found):,} files match `files`; a list has {FILES_LIMIT:,} at most")
    return list(found)


def _read_other(disk: Disk, path: str) -> bytes:
    if path.lower().endswith(NOT_MARKDOWN):
        raise ProjectError(f"{path}: {NOT_READ}")
    try:
        return disk.read(path, LIST_LIMIT)
    except (OSError, ValueError) as error:
        raise ProjectError(f"{path}: {_reason(error)}") from error


def read_list(path: Path) -> bytes:
    """The bytes of the list at `path`.

    Raises:
        ProjectError: it cannot be read.
    """
    try:
        return read_regular(path, LIST_LIMIT)
    except (OSError, ValueError) as error:
        raise ProjectError(f"{path}: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    return error.strerror or type(error).__name__ if isinstance(error, OSError) else str(error)


def _nearby(path: Path) -> str:
    """A did-you-mean for a file that is not there."""
    try:
        names = os.listdir(path.parent)
    except (OSError, ValueError):
        return ""
    near = nearest(path.name, names, MISSPELT)
    return f"; did you mean {path.parent / near}?" if near else ""


def _decode(data: bytes, path: str) -> tuple[str, list[Unreadable]]:
    """Text with line feeds and without a mark; lines too long to parse are emptied and named."""
    problems: list[tuple[int, int, str]] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8-sig", errors="replace")
        # The codec counts from after the mark.
        readable, byte = error.object[: error.start], error.object[error.start]
        place = len(readable.decode("utf-8", errors="replace").replace("\r\n", "\n"))
        problems.append((place, place + 1, f"is not UTF-8: byte 0x{byte:02x} starts no character"))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        place = text.index("\0")
        problems.append((place, place + 1, "holds a NUL character"))
        text = text.replace("\0", "\ufffd")
    if len(text) > LINE_LIMIT:
        text = _without_long_lines(text, problems)
    source = Source(path, text)
    unreadable = [Unreadable(source, Span(start, end), f"{path} {reason}") for start, end, reason in problems]
    for mark, *_ in conflicts(text):
        reason = "an unresolved merge conflict begins here; keep one of its sides, and remove the markers"
        unreadable.append(Unreadable(source, mark, reason, conflicting=True))
    return text, unreadable


def _without_long_lines(text: str, problems: list[tuple[int, int, str]]) -> str:
    lines = text.split("\n")
    offset = 0
    for number, line in enumerate(lines):
        if len(line) > LINE_LIMIT:
            lines[number] = ""
            reason = f"has {len(line):,} characters and is not checked; lines over {LINE_LIMIT:,} are not"
            problems.append((offset, offset, f"line {number + 1} {reason}"))
        offset += len(lines[number]) + 1
    return "\n".join(lines)


def _targets(document: Document, disk: Disk) -> dict[str, Target]:
    """What the relative links of the list lead to, from the file that each is in."""
    targets: dict[str, Target] = {}
    for link in document.links:
        destination = link.destination
        if not is_relative(destination):
            continue
        known = targets.get(destination)
        # In files of other folders, the same words may lead elsewhere; one place that is there is enough.
        if known is None or (document.source.parts and known.state != "file"):
            path = unquote(re.split(r"[#?]", destination, maxsplit=1)[0])
            folder = document.source.local(link.span)[0].folder
            if folder and not path.startswith("/"):
                path = posixpath.join(folder, path)
            target = disk.target(path)
            if known is None or target.state == "file":
                targets[destination] = target
    return targets


def _cited_paths(document: Document, targets: Mapping[str, Target], config: Config) -> set[str]:
    paths = set()
    for entries in (document.entries, document.latest):
        for entry in entries:
            for link in entry.links("bibtex"):
                target = targets.get(link.destination)
                path = target.found if target else ""
                if target and target.state in ("file", "case") and path.endswith(config.citations.suffixes):
                    paths.add(path)
    return paths


def _libraries(text: str, disk: Disk) -> list[str]:
    """The BibTeX files beside a list that cites by key: `[@key]`."""
    return disk.files_of(".", (".bib",)) if "[@" in text else []


def _inline_citations(document: Document) -> Citation:
    """What the list itself holds of BibTeX: all else of it is blank, so that every place is the list's."""
    source, position, parts = document.source, 0, []
    for start, end in document.bibtex:
        parts += [
            _blank(source.text[position:start]),
            source.text[start:end].replace("`", " ").replace("~~~", "   "),
        ]
        position = end
    masked = Source(source.path, "".join([*parts, _blank(source.text[position:])]))
    found = parse_citation(masked)
    problems = tuple(one for one in found.problems if one.kind not in ("empty", "no-entry"))
    return Citation(source, found.entries, problems, inline=True)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _pages(
    targets: Mapping[str, Target], document: Document, disk: Disk, config: Config
) -> dict[str, frozenset[str]]:
    """The fragments that other Markdown files define, where the list links to one of them."""
    pages: dict[str, frozenset[str]] = {}
    for destination, target in targets.items():
        path = target.path
        if "#" not in destination or target.state != "file" or path in pages:
            continue
        own = path == document.source.path and not document.source.parts
        if path.lower().endswith((".md", ".markdown")) and not own:
            try:
                text, _ = _decode(disk.read(path), path)
            except (OSError, ValueError):
                continue
            page = build_document(Source(path, text), config)
            pages[path] = frozenset(
                {section.slug for section in page.sections} | {anchor.name for anchor in page.anchors}
            )
    return pages
