"""The only reader of disk: a path to a list becomes a frozen `Project`.

Everything that rules may want to know of files is gathered here: the list, its citation files, and
what its relative links point at. Nothing outside the repository of the list is read.
"""

from __future__ import annotations

import datetime
import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import unquote

from .bibtex import Citation, parse_citation
from .cited import cited_parts
from .config import NOT_MARKDOWN, NOT_READ, Config
from .conflicts import conflicts
from .destination import is_relative
from .disk import Disk, Target, read_regular
from .document import Document, Entry
from .errors import UserError
from .folding import fold_title
from .identifiers import Identifier, paper_identifier
from .links.outcome import Outcome
from .markdown import Inline
from .outline import build_document
from .source import Source, Span, joined
from .suppressions import Suppression, Suppressions, read_suppressions
from .venues import Venues, shipped_venues

LIST_LIMIT = 64 * 1024 * 1024
"""Bytes of a list that are read at most."""
FILES_LIMIT = 500
"""Files that a list may consist of."""
LINE_LIMIT = 100_000
"""Characters of a line that are parsed at most."""
LIST_NAMES = ("README.md", "readme.md", "Readme.md", "README.markdown")


class ProjectError(UserError):
    """The list cannot be read; one line for a person."""


class Unreadable(NamedTuple):
    """A file, or a line of one, that is not checked, and why; a merge conflict, if it is `conflicting`."""

    source: Source
    span: Span
    reason: str
    conflicting: bool = False


@dataclass(frozen=True)
class Project:
    """A list with all the files that belong to it.

    `citations` maps, in order, a path relative to the list's folder to the parsed file, for every file of the
    citation folder and every other one that an entry cites. `targets` maps a relative destination, as
    written, to what it points at. `pages` maps the path of another Markdown file to the fragments that
    it defines. `repository` is the `owner/name` of the repository on GitHub, where git tells.
    `has_citation_folder` tells whether the folder of the configuration exists. `unused` are the
    suppressions that hid nothing, once the engine has run the rules that they name. `outcomes` are those
    of the links that the network was asked for, by URL. Where the list is in several files, `files` has each
    of them as a project of its own, for what is a matter of one page.
    """

    document: Document
    citations: Mapping[str, Citation]
    targets: Mapping[str, Target]
    pages: Mapping[str, frozenset[str]]
    unreadable: tuple[Unreadable, ...]
    has_citation_folder: bool
    repository: str
    today: datetime.date
    config: Config
    unused: tuple[Suppression, ...] = ()
    outcomes: Mapping[str, Outcome] = field(default_factory=lambda: MappingProxyType({}))
    files: tuple[Project, ...] = ()

    @cached_property
    def suppressions(self) -> Suppressions:
        """What the comments of the list and its citation files say to the linter."""
        return read_suppressions(self.document, self.citations.values())

    @property
    def source(self) -> Source:
        """The list's own text."""
        return self.document.source

    def folder_at(self, offset: int) -> str:
        """The folder of the file that holds a place of the list, relative to the list's own."""
        return self.source.local(Span(offset, offset))[0].folder

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of the list, dated copies apart."""
        return tuple(self.document.entries)

    @cached_property
    def enclosed_entries(self) -> tuple[Entry, ...]:
        """The entries whose template puts authors, venue and year in parentheses, dated copies apart."""
        return tuple(entry for entry in self.entries if entry.enclosed)

    @cached_property
    def latest(self) -> tuple[Entry, ...]:
        """The dated copies."""
        return tuple(self.document.latest)

    @cached_property
    def entries_by_title(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries of the list, dated copies apart, by their folded title."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            if entry.title:
                found.setdefault(fold_title(entry.title), []).append(entry)
        return MappingProxyType({title: tuple(entries) for title, entries in found.items()})

    @cached_property
    def entries_by_identifier(self) -> Mapping[Identifier, tuple[Entry, ...]]:
        """The entries of the list, dated copies apart, by the paper that their title's link names."""
        found: dict[Identifier, list[Entry]] = {}
        for entry in self.entries:
            identifier = paper_identifier(entry.paper.destination) if entry.paper else None
            if identifier is not None:
                found.setdefault(identifier, []).append(entry)
        return MappingProxyType({identifier: tuple(entries) for identifier, entries in found.items()})

    def citation_links(self, entry: Entry) -> Iterator[tuple[Inline, Target]]:
        """An entry's links to citation files of the repository, with what they point at."""
        for link in entry.links("bibtex"):
            target = self.targets.get(link.destination)
            if target is not None:
                yield link, target

    def citation(self, entry: Entry) -> Citation | None:
        """What an entry cites, if it is there, as if it were alone in its file.

        A file of many citations is cited by a link to a part of it (`refs.bib#key`, `refs.bib#L12-L20`), by
        `[@key]`, or stands below the entry in the list itself.
        """
        return self._citations_by_place.get(entry.start)

    @cached_property
    def _citations_by_place(self) -> dict[int, Citation]:
        return cited_parts(self)

    @cached_property
    def venues(self) -> Venues:
        """The shipped table of venues with the configuration's own."""
        return Venues(self.config.known_venues) if self.config.known_venues else shipped_venues()

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries, dated copies included, that link to each citation file."""
        found: dict[str, list[Entry]] = {}
        for entry in (*self.entries, *self.latest):
            for _, target in self.citation_links(entry):
                found.setdefault(target.actual or target.path, []).append(entry)
        return MappingProxyType({path: tuple(entries) for path, entries in found.items()})


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
    whole = project.source
    document = build_document(Source(whole.parts[number][1].path, whole.alone(number)), project.config)
    return replace(project, document=document._replace(source=whole))


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
    import difflib

    try:
        names = os.listdir(path.parent)
    except (OSError, ValueError):
        return ""
    close = difflib.get_close_matches(path.name.lower(), [name.lower() for name in names], n=1, cutoff=0.7)
    return next(
        (f"; did you mean {path.parent / name}?" for name in names if close and name.lower() == close[0]), ""
    )


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
                path = target.actual or target.path if target else ""
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
