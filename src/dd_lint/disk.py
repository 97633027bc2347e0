"""Reads below one repository and nowhere else, and looks names up in their exact case."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import IO

FILE_LIMIT = 1024 * 1024
"""Bytes of a citation file, or of a page that the list links to, that are read at most."""

_GIT_REMOTE = re.compile(r'\[remote "origin"\][^\[]*?\burl\s*=\s*\S*?github\.com[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?\s*$', re.M)


@dataclass(frozen=True, slots=True)
class Target:
    """What a relative link points at.

    `path` is relative to the list's folder. `state` is "file", "folder", "missing", "outside" (of the
    repository) or "case" (it exists in another case: `actual`).
    """

    path: str
    state: str
    actual: str = ""


def read_capped(file: IO[bytes], limit: int) -> bytes:
    """All bytes of a file.

    Raises:
        ValueError: there are more than `limit`.
    """
    data = file.read(limit + 1)
    if len(data) > limit:
        raise ValueError(f"it is larger than {limit // (1024 * 1024)} MB")
    return data


class Disk:
    """Reads below the repository that holds a folder, and looks names up in their exact case."""

    def __init__(self, folder: Path) -> None:
        self.folder = os.path.realpath(folder)
        self.repository = self._repository()
        self.listings: dict[str, dict[str, bool]] = {}

    def _repository(self) -> str:
        folder = self.folder
        while not os.path.exists(os.path.join(folder, ".git")):
            parent = os.path.dirname(folder)
            if parent == folder:
                return self.folder
            folder = parent
        return folder

    def _listing(self, folder: str) -> dict[str, bool]:
        """The names in a folder, with whether each is itself a folder."""
        if folder not in self.listings:
            try:
                with os.scandir(folder) as entries:
                    self.listings[folder] = {entry.name: _is_folder(entry) for entry in entries}
            except (OSError, ValueError):
                self.listings[folder] = {}
        return self.listings[folder]

    def target(self, path: str) -> Target:
        """What a path relative to the folder points at."""
        start = self.repository if path.startswith("/") else self.folder
        full = os.path.normpath(os.path.join(start, path.lstrip("/")))
        relative = os.path.relpath(full, self.folder).replace(os.sep, "/") if "\0" not in full else path
        if not self._inside(full):
            return Target(relative, "outside")
        current, actual, state = self.repository, [], "file"
        parts = [part for part in os.path.relpath(full, self.repository).split(os.sep) if part != "."]
        for part in parts:
            listing = self._listing(current)
            name = part if part in listing else next((n for n in listing if n.lower() == part.lower()), None)
            if name is None:
                return Target(relative, "missing")
            if name != part:
                state = "case"
            actual.append(name)
            current = os.path.join(current, name)
        if not self._inside(os.path.realpath(current)):
            return Target(relative, "outside")
        folder = not parts or self._listing(os.path.dirname(current)).get(os.path.basename(current), False)
        if state == "case":
            return Target(relative, "case", os.path.relpath(current, self.folder).replace(os.sep, "/"))
        return Target(relative, "folder" if folder else "file")

    def _inside(self, full: str) -> bool:
        return full == self.repository or full.startswith(self.repository.rstrip(os.sep) + os.sep)

    def files_of(self, folder: str, suffixes: tuple[str, ...]) -> list[str]:
        """Paths of the files in a folder whose names end in one of the suffixes."""
        full = os.path.normpath(os.path.join(self.folder, folder))
        if not self._inside(os.path.realpath(full)):
            return []
        prefix = os.path.relpath(full, self.folder).replace(os.sep, "/")
        prefix = "" if prefix == "." else prefix + "/"
        return [prefix + name for name, is_folder in self._listing(full).items() if not is_folder and name.endswith(suffixes)]

    def is_folder(self, folder: str) -> bool:
        """Whether a path relative to the list's folder is a folder."""
        return os.path.isdir(os.path.join(self.folder, folder))

    def read(self, path: str) -> bytes:
        """The bytes of a regular file in the repository.

        Raises:
            OSError: it cannot be read.
            ValueError: it lies outside the repository, is no regular file, or is too large.
        """
        full = os.path.join(self.folder, path)
        if os.path.islink(full) and not self._inside(os.path.realpath(full, strict=True)):
            raise ValueError("it leads out of the repository")
        if not os.path.isfile(full):
            raise ValueError("it is no regular file")
        with open(full, "rb") as file:
            return read_capped(file, FILE_LIMIT)

    def github_repository(self) -> str:
        """The `owner/name` that git's own configuration gives for the remote `origin`, or an empty text."""
        try:
            with open(os.path.join(self.repository, ".git", "config"), "rb") as file:
                text = file.read(FILE_LIMIT).decode("utf-8", errors="replace")
        except OSError:
            return ""
        match = _GIT_REMOTE.search(text)
        return match[1] if match else ""


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
