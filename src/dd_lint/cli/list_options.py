"""Opens the list that a command is for, and says in one line what is wrong with its path or configuration."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from dd_lint.cli.arguments import ListPath, complain, read_reports
from dd_lint.formats import FORMATS
from dd_lint.text.errors import UserError

if TYPE_CHECKING:
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


_LIST_OPTIONS = (
    click.argument("path", default=".", type=ListPath()),
    click.option(
        "--config", type=click.Path(path_type=Path), metavar="FILE", help="Read this configuration file."
    ),
    click.option("--isolated", is_flag=True, help="Read no configuration file."),
    click.option(
        "--stdin-filename",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Where the list given as - belongs.",
    ),
)


_OUTPUT_OPTIONS = (
    click.option(
        "--output-format", type=click.Choice(FORMATS), help="Default: full on a terminal, concise elsewhere."
    ),
    click.option(
        "--report",
        "reports",
        multiple=True,
        metavar="FORMAT=FILE",
        callback=read_reports,
        help="Write the findings to a file as well.",
    ),
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="Default: auto, which obeys NO_COLOR and FORCE_COLOR.",
    ),
)


def output_options(command: Any) -> Any:
    """Give a command the options that say how its report is shown."""
    for option in reversed(_OUTPUT_OPTIONS):
        command = option(command)
    return command


def list_options(command: Any) -> Any:
    """Give a command the argument and the options that say which list it is for."""
    for option in reversed(_LIST_OPTIONS):
        command = option(command)
    return command


def prefix(folder: Path) -> str:
    """What leads from the working folder to a folder's files; empty, or with a slash at its end."""
    return "" if folder == Path() else folder.as_posix().rstrip("/") + "/"


def open_list(
    path: Path, stdin_filename: Path | None, config: Path | None, isolated: bool, rules: Sequence[Rule]
) -> Opened:
    """Read the list at a path, or standard input for `-`, with its configuration.

    Raises:
        UserError: the list or its configuration cannot be read.
    """
    from dd_lint.config.file import load_config
    from dd_lint.project.disk import Disk
    from dd_lint.project.list_files import find_list, load_project, read_project
    from dd_lint.project.unmatched_settings import unknown_titles, unmatched_files

    stdin = str(path) == "-"
    if stdin_filename is not None and not stdin:
        raise UserError("--stdin-filename goes with the path - (standard input)")
    if isolated and config is not None:
        raise UserError(
            "--isolated reads no configuration file, --config names one; leave one of the two out"
        )
    path = stdin_filename or Path("README.md") if stdin else find_list(path)
    settings = load_config(path.parent, config=config, isolated=isolated, rules=rules)
    if stdin:
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
    from dd_lint.project.disk import read_capped
    from dd_lint.project.list_files import LIST_LIMIT

    if sys.stdin is None:
        raise UserError("standard input is closed")
    try:
        return read_capped(sys.stdin.buffer, LIST_LIMIT)
    except OSError as error:
        raise UserError(f"standard input: {error.strerror}") from error
    except ValueError as error:
        raise UserError(f"standard input: {error}") from error
