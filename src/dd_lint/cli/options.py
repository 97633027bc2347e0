"""Groups of options, each of which a command gets as one argument; those that several commands have."""

from __future__ import annotations

import functools
import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import click

from dd_lint.formats import FORMATS
from dd_lint.text.errors import UserError

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def option_group(argument: str, group: type[Any], *options: Decorator) -> Decorator:
    """A decorator that gives a command the options, and hands what they say over as one `argument`.

    `group` is a named tuple whose fields have the names of the options.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(command)
        def gather(**given: Any) -> Any:
            values = {name: given.pop(name) for name in group._fields}
            return command(**given, **{argument: group(**values)})

        whole: Callable[..., Any] = gather
        for option in reversed(options):
            whole = option(whole)
        return whole

    return decorate


class ListPath(click.Path):
    """The path of a list; an empty one, as an unset variable of a script gives, is a mistake."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, allow_dash=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path as a `Path`."""
        if value == "":
            raise UserError("the path is empty; name the list's file or folder")
        return super().convert(value, param, ctx)


class ListOptions(NamedTuple):
    """Which list a command is for, and which configuration holds for it."""

    path: Path
    config: Path | None
    isolated: bool
    stdin_filename: Path | None

    @property
    def from_stdin(self) -> bool:
        """Whether the list comes by standard input."""
        return str(self.path) == "-"

    @property
    def command(self) -> str:
        """The command line that checks the list once more."""
        path = [] if self.path == Path() else [str(self.path)]
        config = [] if self.config is None else ["--config", str(self.config)]
        return shlex.join(["dd-lint", *path, *config, *["--isolated"] * self.isolated])

    def check(self) -> None:
        """Raises `UserError` for options that contradict each other."""
        if self.stdin_filename is not None and not self.from_stdin:
            raise UserError("--stdin-filename goes with the path - (standard input)")
        if self.isolated and self.config is not None:
            raise UserError(
                "--isolated reads no configuration file, --config names one; leave one of the two out"
            )


list_options = option_group(
    "wanted",
    ListOptions,
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


class OutputOptions(NamedTuple):
    """How a report is shown, whether with all findings, and the files that it is written to, by format."""

    output_format: str | None = None
    reports: Mapping[str, Path] = MappingProxyType({})
    color: str = "auto"
    all_findings: bool = True


def _read_reports(ctx: click.Context, option: click.Parameter, values: tuple[str, ...]) -> dict[str, Path]:
    """The files to write, by format, of arguments `FORMAT=FILE`."""
    files = {}
    for value in values:
        name, _, path = value.partition("=")
        if name not in FORMATS or not path:
            raise UserError(f"--report needs FORMAT=FILE with one of {', '.join(FORMATS)}, not {value!r}")
        files[name] = Path(path)
    return files


output_options = option_group(
    "output",
    OutputOptions,
    click.option(
        "--output-format", type=click.Choice(FORMATS), help="Default: full on a terminal, concise elsewhere."
    ),
    click.option(
        "--report",
        "reports",
        multiple=True,
        metavar="FORMAT=FILE",
        callback=_read_reports,
        help="Write the findings to a file as well.",
    ),
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="Default: auto, which obeys NO_COLOR and FORCE_COLOR.",
    ),
    click.option(
        "--all",
        "all_findings",
        is_flag=True,
        help="Show every finding of a rule, in the formats for people too.",
    ),
)
