"""The commands: which there are, and what stands for one where none is named."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dd_lint.text.errors import UserError
from dd_lint.text.nearest import nearest

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = ("check", "cite", "completion", "explain", "init", "links", "rules", "show", "sync")


class CommandGroup(click.Group):
    """A group of the modules of `commands`, in which `dd-lint PATH` is `dd-lint check PATH`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"{__package__}.commands.{cmd_name}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `check` before arguments that begin with no command."""
        own = {name for option in self.get_params(ctx) for name in option.opts}
        if args and args[0] not in COMMANDS and args[0] not in own:
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands, and what may follow `check`: a path, or its options."""
        check = self.get_command(ctx, "check")
        assert check is not None
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
                raise UserError(f"one list per run, but there is a second path: {rest[0]}")
        return rest

    def _check_path(self, ctx: click.Context, path: Path) -> None:
        if "." not in path.name and not os.path.exists(path) and (meant := nearest(str(path), COMMANDS)):
            raise UserError(f"{path}: no such file; did you mean the command {meant}?")
