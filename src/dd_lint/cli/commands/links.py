"""`dd-lint links`."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path

import click

from dd_lint.cli.arguments import ListCommand
from dd_lint.cli.judging import judge_with
from dd_lint.cli.list_options import list_options, open_list, output_options
from dd_lint.text.errors import UserError


def _read_bases(ctx: click.Context, option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    for name, _, address in pairs:
        if not name or not re.fullmatch(r"https?://[^\s?#]+", address):
            raise UserError(
                f"--base needs NAME=URL, such as github=https://github.example.org/api, not {name!r}"
            )
    return {name: address for name, _, address in pairs}


@click.command("links", cls=ListCommand)
@list_options
@click.option("--timeout", type=click.FloatRange(min=0.1), metavar="SECONDS", help="For one request.")
@click.option(
    "--deadline", type=click.FloatRange(min=0), metavar="SECONDS", help="For the whole run; 0 for none."
)
@click.option(
    "--cache", type=click.Path(path_type=Path), metavar="FILE", help="Where to remember what was found out."
)
@click.option("--no-cache", is_flag=True, help="Ask for all links, and remember nothing.")
@click.option("--suggest", is_flag=True, help="Look for copies of dead pages in the Wayback Machine.")
@click.option(
    "--base",
    "bases",
    multiple=True,
    metavar="NAME=URL",
    callback=_read_bases,
    help="Ask a registry (arxiv, doi, github, …) at this address; its token goes there.",
)
@click.option("--allow-private", is_flag=True, help="Ask private addresses as well, such as an intranet's.")
@click.option("--fix", is_flag=True, help="Write the new addresses of what has moved within its host.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix: of all that has moved, and of copies.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    help="The mildest finding that makes the exit code 1. Default: error, a dead link or another paper.",
)
@output_options
def command(
    path: Path,
    config: Path | None,
    isolated: bool,
    stdin_filename: Path | None,
    timeout: float | None,
    deadline: float | None,
    cache: Path | None,
    no_cache: bool,
    suggest: bool,
    bases: dict[str, str],
    allow_private: bool,
    fix: bool,
    unsafe_fixes: bool,
    output_format: str | None,
    reports: dict[str, Path],
    fail_on: str,
    color: str,
) -> int:
    """Check whether the links of a list are alive.

    Papers and repositories are asked for at their registries, everything else at its own host. A token for
    GitHub in GITHUB_TOKEN makes a run quicker. What cannot be told is never called dead.
    """
    started = time.perf_counter()
    from dd_lint.cli.report_output import exit_code, print_report, write_reports
    from dd_lint.links.list_links import with_outcomes
    from dd_lint.lint.registry import all_rules
    from dd_lint.lint.selection import select_rules

    if unsafe_fixes and not fix:
        raise UserError("--unsafe-fixes goes with --fix")
    if fix and str(path) == "-":
        raise UserError("--fix needs the list's file, not standard input")
    rules = all_rules()
    opened = open_list(path, stdin_filename, config, isolated, rules)
    settings = opened.project.config
    links = settings.links
    links = links._replace(
        timeout=links.timeout if timeout is None else timeout,
        deadline=links.deadline if deadline is None else deadline,
    )
    project = replace(opened.project, config=replace(settings, links=links))
    checked, asked = with_outcomes(
        project, cache=cache, no_cache=no_cache, bases=bases, allow_private=allow_private, suggest=suggest
    )
    selected = [rule for rule in select_rules(rules, settings) if rule.family.network]
    judge = judge_with(selected, started, checked.outcomes, asked)
    if fix:
        from dd_lint.cli.fixing import apply_fixes

        report = apply_fixes(opened._replace(project=checked), judge, unsafe=unsafe_fixes, started=started)
    else:
        report = judge(checked)
    print_report(report, output_format, color, opened.prefix, statistics=False, summary=fix)
    write_reports(report, reports, opened.prefix)
    return exit_code(report, fail_on)
