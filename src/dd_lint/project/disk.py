"""Reads below one repository and nowhere else, and looks names up in their exact case."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from dd_lint.project.read_file import read_regular
from dd_lint.project.target import Target

FILE_LIMIT = 1024 * 1024
"""Bytes of a citation file, or of a page that the list links to, that are read at most."""

# A link may say anything; no path that a file system takes is that deep in practice.
_DEEPEST = 200
_FIRST_READ = 1 << 16

_GIT_REMOTE = re.compile(
    r'\[remote "origin"\][^\[]*?\burl\s*=\s*\S*?github\.com[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?\s*$',
    re.MULTILINE,
)


class Files(Protocol):
    """Where a `Disk` reads, by full path."""

    def listing(self, folder: str) -> dict[str, str]:
        """The names in a folder, each with "file", "folder", "link" or "other"."""

    def follow(self, place: str) -> str:
        """The full path that a symbolic link leads to."""

    def kind(self, full: str) -> str:
        """What is at a full path that is no link: "file", "folder" or "other"."""

    def read(self, full: str, limit: int) -> bytes:
        """The bytes of a regular file of at most `limit`; `OSError` or `ValueError` if there are none."""


class _WorkingTree:
    """The files on the disk."""

    def listing(self, folder: str) -> dict[str, str]:
        try:
            with os.scandir(folder) as entries:
                return {entry.name: _kind(entry) for entry in entries}
        except (OSError, ValueError):
            return {}

    def follow(self, place: str) -> str:
        return os.path.realpath(place)

    def kind(self, full: str) -> str:
        return "folder" if os.path.isdir(full) else "file" if os.path.isfile(full) else "other"

    def read(self, full: str, limit: int) -> bytes:
        # A pipe without a writer would hold up a blocking open for ever.
        descriptor = os.open(full, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise ValueError("it is not a regular file")
            data = os.read(descriptor, _FIRST_READ)
            while len(data) >= _FIRST_READ and (more := os.read(descriptor, FILE_LIMIT)):
                data += more
                if len(data) > limit:
                    raise ValueError(f"it is larger than {limit // (1024 * 1024)} MB")
            return data
        finally:
            os.close(descriptor)


_WORKING_TREE = _WorkingTree()


class Disk:
    """Reads below the repository that holds a folder, and looks names up in their exact case.

    The repository is the nearest folder upwards that holds `.git`, or else the folder itself. Symbolic
    links are followed inside it only. `contents` stand in for what files hold, or would hold if they
    were there, by path relative to the folder; `files` may be those of a commit.
    """

    def __init__(
        self,
        folder: Path,
        contents: Mapping[str, bytes] = MappingProxyType({}),
        files: Files = _WORKING_TREE,
    ) -> None:
        self.folder = os.path.realpath(folder)
        self._files = files
        self.repository = self._repository()
        self._is_repository = os.path.exists(os.path.join(self.repository, ".git"))
        self._contents = {
            os.path.normpath(os.path.join(self.folder, path)): data for path, data in contents.items()
        }
        self._listings: dict[str, dict[str, str]] = {}
        self._spellings: dict[str, dict[str, str]] = {}
        self._folders: dict[str, tuple[str, str]] = {}

    def _repository(self) -> str:
        folder = self.folder
        while not os.path.exists(os.path.join(folder, ".git")):
            parent = os.path.dirname(folder)
            if parent == folder:
                return self.folder
            folder = parent
        return folder

    def is_inside(self, full: str) -> bool:
        """Whether a full path lies in the repository."""
        return full == self.repository or full.startswith(self.repository.rstrip(os.sep) + os.sep)

    def _relative(self, full: str) -> str:
        return os.path.relpath(full, self.folder).replace(os.sep, "/")

    def _listing(self, folder: str) -> dict[str, str]:
        """The names in a folder, each with "file", "folder", "link" or "other"."""
        if folder not in self._listings:
            self._listings[folder] = self._files.listing(folder)
            for full in self._contents:
                parent, name = os.path.split(full)
                while parent != folder and len(parent) > len(folder):
                    parent, name = os.path.split(parent)
                if parent == folder:
                    kind = "file" if os.path.join(folder, name) == full else "folder"
                    self._listings[folder].setdefault(name, kind)
        return self._listings[folder]

    def _spelling(self, folder: str, name: str) -> str | None:
        """The name that a folder holds, whatever its case."""
        if folder not in self._spellings:
            self._spellings[folder] = {known.lower(): known for known in self._listing(folder)}
        return self._spellings[folder].get(name.lower())

    def _look_up(self, full: str) -> tuple[str, str]:
        """What is at a full path, and its real spelling.

        Either "file" (a regular one), "folder", "other", "missing" or "outside" of the repository.
        """
        if full == self.repository:
            return "folder", full
        if not self.is_inside(full):
            return "outside", full
        if full.count(os.sep, len(self.repository)) > _DEEPEST:
            return "missing", full
        parent, name = os.path.split(full)
        if parent not in self._folders:
            self._folders[parent] = self._look_up(parent)
        state, parent = self._folders[parent]
        if state != "folder":
            return ("outside" if state == "outside" else "missing"), full
        listing = self._listing(parent)
        actual = name if name in listing else self._spelling(parent, name)
        if actual is None:
            return "missing", full
        place = os.path.join(parent, actual)
        kind = listing[actual]
        if kind == "link":
            real = self._files.follow(place)
            if not self.is_inside(real):
                return "outside", place
            kind = self._files.kind(real)
        return kind, place

    def target(self, path: str) -> Target:
        """What a path relative to the folder points at; one with a leading slash starts at the repository."""
        if path.startswith("/"):
            full = os.path.normpath(os.path.join(self.repository, path.lstrip("/")))
            relative = self._relative(full) if "\0" not in full else path
        else:
            full = os.path.normpath(os.path.join(self.folder, path))
            relative = os.path.normpath(path).replace(os.sep, "/")
        state, place = self._look_up(full)
        if state in ("file", "folder", "other") and place != full:
            return Target(relative, "case", self._relative(place))
        if not self._is_repository and not self.is_inside(full):
            return Target(relative, "beyond")
        return Target(relative, "file" if state == "other" else state)

    def files_of(self, folder: str, suffixes: tuple[str, ...]) -> list[str]:
        """Paths of the files in a folder whose names end in one of the suffixes."""
        state, full = self._look_up(os.path.normpath(os.path.join(self.folder, folder)))
        if state != "folder":
            return []
        prefix = self._relative(full)
        prefix = "" if prefix == "." else prefix + "/"
        names = self._listing(full).items()
        return [prefix + name for name, kind in names if kind != "folder" and name.endswith(suffixes)]

    def matching(self, pattern: str) -> list[str]:
        """Paths of the regular files that match a pattern relative to the folder, in order.

        `*` and `?` stand for letters of a name, `**` for any folders; none of them for a leading dot.
        """
        found = [self.folder]
        *folders, name = os.path.normpath(pattern).split(os.sep)
        for part in folders:
            inside = [one for folder in found for one in self._inside(folder, part, "folder")]
            found = [*found, *self._below(found)] if part == "**" else inside
        return sorted({self._relative(one) for folder in found for one in self._inside(folder, name, "file")})

    def _inside(self, folder: str, pattern: str, kind: str) -> list[str]:
        if pattern == "..":
            full = os.path.dirname(folder)
            return [full] if self.is_inside(full) else []
        names = (name for name, its in self._listing(folder).items() if its == kind)
        return [
            os.path.join(folder, name)
            for name in names
            if fnmatchcase(name, pattern) and (name[0] != "." or pattern[0] == ".")
        ]

    def _below(self, folders: list[str], depth: int = _DEEPEST) -> list[str]:
        inside = [one for folder in folders for one in self._inside(folder, "*", "folder")]
        return [*inside, *self._below(inside, depth - 1)] if inside and depth else inside

    def is_folder(self, folder: str) -> bool:
        """Whether a path relative to the list's folder is a folder of the repository."""
        return self._look_up(os.path.normpath(os.path.join(self.folder, folder)))[0] == "folder"

    def read(self, path: str, limit: int = FILE_LIMIT) -> bytes:
        """The bytes of a regular file in the repository.

        Raises:
            OSError: it cannot be read.
            ValueError: it lies outside the repository, is not a regular file, or is too large.
        """
        state, full = self._look_up(os.path.normpath(os.path.join(self.folder, path)))
        if state == "outside":
            raise ValueError("it leads out of the repository")
        if full in self._contents:
            return self._contents[full]
        return self._files.read(full, limit)

    def github_repository(self) -> str:
        """The `owner/name` that git's own configuration gives for the remote `origin`, or an empty text."""
        try:
            data = read_regular(os.path.join(self.repository, ".git", "config"), FILE_LIMIT)
        except (OSError, ValueError):
            return ""
        match = _GIT_REMOTE.search(data.decode("utf-8", errors="replace"))
        return match[1] if match else ""


def _kind(entry: os.DirEntry[str]) -> str:
    try:
        if entry.is_symlink():
            return "link"
        return "folder" if entry.is_dir() else "file" if entry.is_file() else "other"
    except OSError:
        return "other"
