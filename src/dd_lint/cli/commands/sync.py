"""`dd-lint sync`."""

from __future__ import annotations

import time

import click

from dd_lint.cli.command_group import ListCommand
from dd_lint.cli.exit_code import exit_code
from dd_lint.cli.open_list import open_list
from dd_lint.cli.options import ListOptions, OutputOptions, list_options
from dd_lint.cli.print_report import print_report
from dd_lint.text.errors import UserError


@click.command("sync", cls=ListCommand)
@list_options
@click.option("--check", is_flag=True, help="Print what is out of line; change nothing.")
@click.option("--diff", is_flag=True, help="Print what would change as a patch; change nothing.")
def command(wanted: ListOptions, check: bool, diff: bool) -> int:
    """Bring in line what follows from the entries and headings.

    Writes the counts of badges and headings, the contents, and the dated copies of entries anew where
    they differ from what they are made of. A rule that is ignored is not looked at. Exits with 1 if
    something remains that only a person can settle, or with --check or --diff if there is anything to do.
    """
    started = time.perf_counter()
    from dd_lint.cli.apply_fixes import apply_fixes
    from dd_lint.cli.print_patch import print_patch
    from dd_lint.lint.engine import linter
    from dd_lint.lint.registry import all_rules
    from dd_lint.lint.selection import select_rules

    if check and diff:
        raise UserError("--check names the places, --diff shows the changes; leave one of the two out")
    if wanted.from_stdin and not check:
        raise UserError("sync needs the list's file, not standard input, which --check takes")
    rules = all_rules()
    opened = open_list(wanted, rules)
    selected = select_rules(rules, opened.project.config)
    derived = [rule for rule in selected if rule.derived]
    lint = linter(derived, started, heard=[rule for rule in selected if not rule.derived])
    # Where the list contradicts what is made of it, what it is made of is right: no fix is unsafe here.
    if diff:
        return print_patch(opened, lint, unsafe=True)
    report = lint(opened.project) if check else apply_fixes(opened, lint, unsafe=True, started=started)
    print_report(report, OutputOptions(), opened.prefix, hints=False)
    return exit_code(report, "info")
