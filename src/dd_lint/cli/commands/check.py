"""`dd-lint check`, which is what `dd-lint` does of itself."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click

from dd_lint.cli.check_options import (
    EarlierOptions,
    FixOptions,
    RuleOptions,
    earlier_options,
    fix_options,
    rule_options,
)
from dd_lint.cli.command_group import ListCommand
from dd_lint.cli.exit_code import exit_code
from dd_lint.cli.open_list import Opened, open_list
from dd_lint.cli.options import ListOptions, OutputOptions, list_options, output_options
from dd_lint.cli.print_report import print_report
from dd_lint.text.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dd_lint.lint.engine import Linter
    from dd_lint.lint.report import Report
    from dd_lint.rules import Rule


@click.command("check", cls=ListCommand)
@rule_options
@list_options
@output_options
@click.option(
    "--statistics", is_flag=True, help="Print how often each rule found something, not the findings."
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@fix_options
@earlier_options
@click.option("--links", is_flag=True, help="Ask the network for the links too, as `dd-lint links` does.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="The mildest finding that makes the exit code 1. Default: info; of links, error.",
)
def command(
    selection: RuleOptions,
    wanted: ListOptions,
    output: OutputOptions,
    statistics: bool,
    exit_zero: bool,
    fixing: FixOptions,
    earlier: EarlierOptions,
    links: bool,
    fail_on: str | None,
) -> int:
    """Check a list and its citation files.

    PATH is the list's file, a folder with a README.md, or - for standard input.
    """
    started = time.perf_counter()
    from dd_lint.lint.registry import all_rules
    from dd_lint.lint.selection import select_rules

    _check_options(wanted, output, fixing, earlier, statistics=statistics)
    rules = all_rules()
    opened = open_list(wanted, rules)
    opened = opened.with_config(selection.over(opened.project.config, rules))
    earlier = earlier.over(opened.project.config)
    selected = select_rules(rules, opened.project.config)
    opened, lint = _linter(opened, selected, started, links=links)
    if earlier.write_baseline:
        return _write_baseline(opened, lint, earlier)
    lint = _without_earlier(opened, lint, earlier)
    if fixing.diff:
        changes = _print_patch(opened, lint, fixing)
        return 0 if exit_zero else changes
    report = _report(opened, lint, fixing, started)
    command = wanted.command + " --links" * links
    print_report(report, output, opened.prefix, command, statistics=statistics)
    _settle_baseline(earlier, report, selected)
    return exit_code(report, "never" if exit_zero else fail_on)


def _check_options(
    wanted: ListOptions,
    output: OutputOptions,
    fixing: FixOptions,
    earlier: EarlierOptions,
    *,
    statistics: bool,
) -> None:
    if statistics and output.output_format not in (None, "full", "concise"):
        raise UserError(f"--statistics goes with --output-format full or concise, not {output.output_format}")
    fixing.check(from_stdin=wanted.from_stdin)
    earlier.check(fixing=fixing.fix or fixing.diff)


def _linter(opened: Opened, rules: Sequence[Rule], started: float, *, links: bool) -> tuple[Opened, Linter]:
    """What lints the list, and the list itself with what the network says if `links` are asked for."""
    from dd_lint.lint.engine import linter

    if not links:
        return opened, linter(rules, started)
    from dd_lint.links.check_project import check_project

    project, asked = check_project(opened.project)
    return opened._replace(project=project), linter(rules, started, project.outcomes, asked)


def _write_baseline(opened: Opened, lint: Linter, earlier: EarlierOptions) -> int:
    from dd_lint.cli.baseline_and_since import write_new_baseline

    report = lint(opened.project)
    code = exit_code(report, "never")
    if code == 0:
        write_new_baseline(opened, earlier.baseline, report)
    return code


def _without_earlier(opened: Opened, lint: Linter, earlier: EarlierOptions) -> Linter:
    if not earlier.leaves_out:
        return lint
    from dd_lint.cli.baseline_and_since import leave_out_earlier

    return leave_out_earlier(opened, lint, earlier)


def _settle_baseline(earlier: EarlierOptions, report: Report, rules: Sequence[Rule]) -> None:
    if earlier.baseline is not None:
        from dd_lint.cli.baseline_and_since import settle_stale

        settle_stale(earlier.baseline, report, rules, prune=earlier.prune_baseline)


def _print_patch(opened: Opened, lint: Linter, fixing: FixOptions) -> int:
    from dd_lint.cli.print_patch import print_patch

    return print_patch(opened, lint, unsafe=fixing.unsafe_fixes)


def _report(opened: Opened, lint: Linter, fixing: FixOptions, started: float) -> Report:
    """What is found, or what remains after fixes."""
    if not fixing.fix:
        return lint(opened.project)
    from dd_lint.cli.apply_fixes import apply_fixes

    return apply_fixes(opened, lint, unsafe=fixing.unsafe_fixes, started=started)
