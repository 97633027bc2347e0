"""`dd-lint check`, which is what `dd-lint` does of itself."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dd_lint.cli.arguments import ListCommand
from dd_lint.cli.judging import judge_with
from dd_lint.cli.list_options import list_options, open_list, output_options
from dd_lint.cli.shell_completion import complete_rules
from dd_lint.text.errors import UserError

if TYPE_CHECKING:
    from dd_lint.config.model import Config
    from dd_lint.project.outcomes import LinkReport
    from dd_lint.rules import Rule


@click.command("check", cls=ListCommand)
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    shell_complete=complete_rules,
    help="Run these rules alone: codes, names, families (CIT) or ALL, separated by commas.",
)
@click.option(
    "--ignore", multiple=True, metavar="RULES", shell_complete=complete_rules, help="Do not run these rules."
)
@click.option(
    "--extend-select",
    multiple=True,
    metavar="RULES",
    shell_complete=complete_rules,
    help="Run these rules as well.",
)
@list_options
@output_options
@click.option(
    "--statistics", is_flag=True, help="Print how often each rule found something, not the findings."
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--fix", is_flag=True, help="Apply the safe fixes to the files.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: the unsafe fixes as well.")
@click.option("--diff", is_flag=True, help="Print what --fix would change; change nothing.")
@click.option("--since", metavar="REF", help="Only what has been added since a commit of git.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Leave out the findings that this file holds.",
)
@click.option("--write-baseline", is_flag=True, help="Write all findings to the baseline.")
@click.option("--prune-baseline", is_flag=True, help="Remove from the baseline what is no longer found.")
@click.option("--links", is_flag=True, help="Ask the network for the links too, as `dd-lint links` does.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="The mildest finding that makes the exit code 1. Default: info; of links, error.",
)
def command(
    path: Path,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    extend_select: tuple[str, ...],
    config: Path | None,
    isolated: bool,
    stdin_filename: Path | None,
    output_format: str | None,
    reports: dict[str, Path],
    color: str,
    statistics: bool,
    exit_zero: bool,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    since: str | None,
    baseline: Path | None,
    write_baseline: bool,
    prune_baseline: bool,
    links: bool,
    fail_on: str | None,
) -> int:
    """Check a list and its citation files.

    PATH is the list's file, a folder with a README.md, or - for standard input.
    """
    started = time.perf_counter()
    from dd_lint.cli.report_output import exit_code, print_report, write_reports
    from dd_lint.lint.registry import all_rules
    from dd_lint.lint.selection import select_rules

    if statistics and output_format not in (None, "full", "concise"):
        raise UserError(f"--statistics goes with --output-format full or concise, not {output_format}")
    _check_fix_options(str(path) == "-", fix, unsafe_fixes, diff)
    _check_baseline_options(write_baseline, prune_baseline, since is not None, fix or diff)
    rules = all_rules()
    opened = open_list(path, stdin_filename, config, isolated, rules)
    settings = _settings(opened.project.config, rules, select, ignore, extend_select)
    opened = opened._replace(project=replace(opened.project, config=settings))
    selected = select_rules(rules, settings)
    baseline = baseline or settings.baseline
    if prune_baseline and baseline is None:
        raise UserError("--prune-baseline needs a baseline: --baseline FILE, or the key baseline")
    asked: LinkReport | None = None
    if links:
        from dd_lint.links.list_links import with_outcomes

        checked, asked = with_outcomes(opened.project)
        opened = opened._replace(project=checked)
    judge = judge_with(selected, started, opened.project.outcomes, asked)
    if write_baseline:
        from dd_lint.cli.known_findings import write_new_baseline

        report = judge(opened.project)
        return exit_code(report, "never") or write_new_baseline(opened, baseline, report)
    if baseline or since is not None:
        from dd_lint.cli.known_findings import leave_out_known

        judge = leave_out_known(opened, judge, baseline, since)
    if diff:
        from dd_lint.cli.fixing import print_patch, try_fixes

        fixed = try_fixes(opened, judge, unsafe=unsafe_fixes)
        print_patch(fixed, opened.folder)
        return 1 if fixed.changes and not exit_zero else 0
    if fix:
        from dd_lint.cli.fixing import apply_fixes

        report = apply_fixes(opened, judge, unsafe=unsafe_fixes, started=started)
    else:
        report = judge(opened.project)
    print_report(report, output_format, color, opened.prefix, statistics=statistics)
    write_reports(report, reports, opened.prefix)
    if baseline:
        from dd_lint.cli.known_findings import settle_stale

        settle_stale(baseline, report, selected, prune=prune_baseline)
    return exit_code(report, "never" if exit_zero else fail_on)


def _check_fix_options(stdin: bool, fix: bool, unsafe_fixes: bool, diff: bool) -> None:
    if fix and diff:
        raise UserError("--fix changes the files, --diff only says how; leave one of the two out")
    if unsafe_fixes and not (fix or diff):
        raise UserError("--unsafe-fixes goes with --fix or --diff")
    if (fix or diff) and stdin:
        raise UserError(f"{'--fix' if fix else '--diff'} needs the list's file, not standard input")


def _check_baseline_options(write: bool, prune: bool, since: bool, fix: bool) -> None:
    for name, given in (("--prune-baseline", prune), ("--since", since), ("--fix or --diff", fix)):
        if write and given:
            raise UserError(f"--write-baseline takes all that is found; leave {name} out")


def _settings(
    settings: Config,
    rules: tuple[Rule, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    extend_select: tuple[str, ...],
) -> Config:
    """The configuration, with what the command line says of rules in place of what it says."""
    from dd_lint.config.selectors import check_selectors

    if ignore or select:
        settings = replace(settings, ignore=check_selectors(ignore, rules, where="--ignore"))
    if select:
        settings = replace(settings, select=check_selectors(select, rules, where="--select"))
    if extend_select:
        words = check_selectors(extend_select, rules, where="--extend-select")
        settings = replace(settings, extend_select=words)
    return settings
