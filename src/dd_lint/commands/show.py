"""`dd-lint show`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..arguments import ListCommand
from ..opening import list_options, open_list


@click.command("show", cls=ListCommand)
@list_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")
def command(
    path: Path, as_json: bool, config: Path | None, isolated: bool, stdin_filename: Path | None
) -> None:
    """Show a list as dd-lint reads it.

    Prints its sections, its entries and their parts, as a tree.
    """
    from ..rules import all_rules
    from ..show import show_json, show_tree

    project, _ = open_list(path, stdin_filename, config, isolated, all_rules())
    for piece in show_json(project.document) if as_json else show_tree(project.document):
        sys.stdout.write(piece)
