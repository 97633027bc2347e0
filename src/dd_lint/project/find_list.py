"""Where a list is: the file that a path names, and its bytes."""

from __future__ import annotations

import os
from pathlib import Path

from dd_lint.config.model import NOT_MARKDOWN, NOT_READ
from dd_lint.project.read_file import read_regular, why_unreadable
from dd_lint.text.errors import UserError
from dd_lint.text.nearest import MISSPELT, nearest

LIST_LIMIT = 64 * 1024 * 1024
"""Bytes of a list that are read at most."""
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
        raise ProjectError(f"{path}: {why_unreadable(error)}") from error
    if path.suffix.lower() in NOT_MARKDOWN:
        raise ProjectError(f"{path}: {NOT_READ}")
    return path


def bytes_of_list(path: Path) -> bytes:
    """The bytes of the list at `path`.

    Raises:
        ProjectError: it cannot be read.
    """
    try:
        return read_regular(path, LIST_LIMIT)
    except (OSError, ValueError) as error:
        raise ProjectError(f"{path}: {why_unreadable(error)}") from error


def _nearby(path: Path) -> str:
    """A did-you-mean for a file that is not there."""
    try:
        names = os.listdir(path.parent)
    except (OSError, ValueError):
        return ""
    near = nearest(path.name, names, MISSPELT)
    return f"; did you mean {path.parent / near}?" if near else ""
