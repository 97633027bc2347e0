"""Opens the list that a command is for, and says in one line what is wrong with its path or configuration."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dd_lint.cli.complain import complain
from dd_lint.cli.options import ListOptions
from dd_lint.text.errors import UserError

if TYPE_CHECKING:
    from dd_lint.config.model import Config
    from dd_lint.project.model import Project
    from dd_lint.rules import Rule


class Opened(NamedTuple):
    """A list, and the folder that its files are relative to, seen from the working folder."""

    project: Project
    folder: Path

    @property
    def prefix(self) -> str:
        """What leads from the working folder to the list's files; empty, or with a slash at its end."""
        return prefix(self.folder)

    def with_config(self, config: Config) -> Opened:
        """The list by another configuration of its rules; nothing of it is read again."""
        return self._replace(project=self.project.with_config(config))


def prefix(folder: Path) -> str:
    """What leads from the working folder to a folder's files; empty, or with a slash at its end."""
    return "" if folder == Path() else folder.as_posix().rstrip("/") + "/"


def open_list(given: ListOptions, rules: Sequence[Rule]) -> Opened:
    """Read the list at a path, or standard input for `-`, with its configuration.

    Raises:
        UserError: the list or its configuration cannot be read.
    """
    from dd_lint.analysis.conventions import CONVENTIONS
    from dd_lint.config.file import load_config
    from dd_lint.project.disk import Disk
    from dd_lint.project.find_list import find_list
    from dd_lint.project.load_project import load_project, read_project
    from dd_lint.project.unmatched_settings import unknown_titles, unmatched_files

    given.check()
    path = given.stdin_filename or Path("README.md") if given.from_stdin else find_list(given.path)
    settings = load_config(
        path.parent, config=given.config, isolated=given.isolated, rules=rules, conventions=CONVENTIONS
    )
    if given.from_stdin:
        project = load_project(_standard_input(), Disk(path.parent), path.name, settings)
    else:
        project = read_project(path, settings)
    for pattern in unmatched_files(settings, Disk(path.parent)):
        complain(pattern)
    # More of them mean that the configuration was written for another list, which the first ones show.
    for problem in islice(unknown_titles(settings, project.document), 10):
        complain(problem)
    return Opened(project, path.parent)


def _standard_input() -> bytes:
    from dd_lint.project.find_list import LIST_LIMIT
    from dd_lint.project.read_file import read_capped

    if sys.stdin is None:
        raise UserError("standard input is closed")
    try:
        return read_capped(sys.stdin.buffer, LIST_LIMIT)
    except OSError as error:
        raise UserError(f"standard input: {error.strerror}") from error
    except ValueError as error:
        raise UserError(f"standard input: {error}") from error
