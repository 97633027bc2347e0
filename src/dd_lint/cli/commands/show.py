"""`dd-lint show`."""

from __future__ import annotations

import sys

import click

from dd_lint.cli.command_group import ListCommand
from dd_lint.cli.open_list import open_list
from dd_lint.cli.options import ListOptions, list_options
from dd_lint.text.errors import UserError


@click.command("show", cls=ListCommand)
@list_options
@click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")
@click.option("--why", is_flag=True, help="Say what decided each title, and how sure each part is.")
@click.option("--conventions", is_flag=True, help="Print the list's conventions as a configuration.")
def command(wanted: ListOptions, as_json: bool, why: bool, conventions: bool) -> None:
    """Show a list as dd-lint reads it.

    Prints its sections, its entries with the template that each was read by, and their parts, as a tree.
    """
    if conventions and (as_json or why):
        other = "--json" if as_json else "--why"
        raise UserError(f"{other} and --conventions exclude each other")
    from dd_lint.formats.document_tree import show_json, show_tree
    from dd_lint.lint.registry import all_rules

    project, _ = open_list(wanted, all_rules())
    if conventions:
        from dd_lint.scaffold.proposed_config import configuration_text

        sys.stdout.write(configuration_text(project))
        return
    show = show_json if as_json else show_tree
    for piece in show(project.document, why=why):
        sys.stdout.write(piece)
