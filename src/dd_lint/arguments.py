"""How the command line takes its arguments, and what it says of wrong ones."""

from __future__ import annotations

import difflib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def complain(message: str) -> None:
    """Say something about the run, on standard error and on one line."""
    from .formats import visible

    click.echo(f"dd-lint: {visible(message)}", err=True)


class UsageProblem(click.ClickException):
    """A usage or configuration error, shown in one line."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Say it."""
        complain(self.message)


class Trouble(UsageProblem):
    """Something that is not the user's mistake: a file that cannot be written, fixes that do not end."""

    exit_code = 3


class CommandGroup(click.Group):
    """A group in which `dd-lint PATH` is `dd-lint check PATH`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `check` before arguments that begin with no command."""
        own = {name for option in self.get_params(ctx) for name in option.opts}
        if args and args[0] not in self.commands and args[0] not in own:
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands, and what may follow `check`: a path, or its options."""
        check = self.commands["check"]
        with check.make_context("check", [], parent=ctx, resilient_parsing=True) as context:
            if incomplete.startswith("-"):
                found = [*super().shell_complete(ctx, incomplete), *check.shell_complete(context, incomplete)]
                return list({item.value: item for item in found}.values())
            (path,) = (one for one in check.params if one.name == "path")
            # bash looks for files where nothing else fits, if they are what it is told first.
            return [*path.shell_complete(context, incomplete), *super().shell_complete(ctx, incomplete)]


class ListCommand(click.Command):
    """A command for the one list that its argument `path` names."""

    allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse a second path, and a misspelt command in the place of the path."""
        rest = super().parse_args(ctx, args)
        if not ctx.resilient_parsing:
            self._check_path(ctx, ctx.params["path"])
            if rest:
                raise UsageProblem(f"one list per run, but there is a second path: {rest[0]}")
        return rest

    def _check_path(self, ctx: click.Context, path: Path) -> None:
        group = ctx.find_root().command
        assert isinstance(group, click.Group)
        close = difflib.get_close_matches(str(path), group.commands, n=1)
        if close and "." not in path.name and not os.path.exists(path):
            raise UsageProblem(f"{path}: no such file; did you mean the command {close[0]}?")


class ListPath(click.Path):
    """The path of a list; an empty one, as an unset variable of a script gives, is a mistake."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, allow_dash=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path as a `Path`."""
        if value == "":
            raise UsageProblem("the path is empty; name the list's file or folder")
        return super().convert(value, param, ctx)
