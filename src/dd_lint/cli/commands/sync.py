"""`dd-lint sync`."""

from __future__ import annotations

import time
from pathlib import Path

import click

from dd_lint.cli.arguments import ListCommand
from dd_lint.cli.judging import judge_with
from dd_lint.cli.list_options import list_options, open_list
from dd_lint.text.errors import UserError


@click.command("sync", cls=ListCommand)
@list_options
@click.option("--check", is_flag=True, help="Print what is out of line; change nothing.")
@click.option("--diff", is_flag=True, help="Print what would change as a patch; change nothing.")
def command(
    path: Path, check: bool, diff: bool, config: Path | None, isolated: bool, stdin_filename: Path | None
) -> int:
    """Bring in line what follows from the entries and headings.

    Writes the counts of badges and headings, the contents, and the dated copies of entries anew where
    they differ from what they are made of. A rule that is ignored is not looked at. Exits with 1 if
    something remains that only a person can settle, or with --check or --diff if there is anything to do.
    """
    started = time.perf_counter()
    from dd_lint.cli.fixing import apply_fixes, print_patch, try_fixes
    from dd_lint.cli.report_output import print_report
    from dd_lint.lint.registry import all_rules
    from dd_lint.lint.selection import select_rules

    if check and diff:
        raise UserError("--check names the places, --diff shows the changes; leave one of the two out")
    if str(path) == "-" and not check:
        raise UserError("sync needs the list's file, not standard input, which --check takes")
    rules = all_rules()
    opened = open_list(path, stdin_filename, config, isolated, rules)
    derived = [rule for rule in select_rules(rules, opened.project.config) if rule.derived]
    judge = judge_with(derived, started)
    # Where the list contradicts what is made of it, what it is made of is right: no fix is unsafe here.
    if diff:
        fixed = try_fixes(opened, judge, unsafe=True)
        print_patch(fixed, opened.folder)
        return 1 if fixed.changes else 0
    report = judge(opened.project) if check else apply_fixes(opened, judge, unsafe=True, started=started)
    print_report(report, None, "auto", opened.prefix, statistics=False, hints=False)
    return 3 if report.failures else 1 if report.diagnostics else 0
