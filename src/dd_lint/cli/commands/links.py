"""`dd-lint links`."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from dd_lint.cli.command_group import ListCommand
from dd_lint.cli.exit_code import exit_code
from dd_lint.cli.open_list import open_list
from dd_lint.cli.options import ListOptions, OutputOptions, list_options, option_group, output_options
from dd_lint.cli.print_report import print_report
from dd_lint.text.errors import UserError

if TYPE_CHECKING:
    from dd_lint.config.model import Config
    from dd_lint.project.model import Project
    from dd_lint.project.outcomes import LinkReport


class LinkOptions(NamedTuple):
    """How links are asked for; what the configuration says of it holds where an option says nothing."""

    timeout: float | None
    deadline: float | None
    cache: Path | None
    no_cache: bool
    suggest: bool
    bases: Mapping[str, str]
    allow_private: bool

    def over(self, config: Config) -> Config:
        """The configuration, with these limits in place of its own."""
        links = config.links
        return replace(
            config,
            links=links._replace(
                timeout=links.timeout if self.timeout is None else self.timeout,
                deadline=links.deadline if self.deadline is None else self.deadline,
            ),
        )

    def ask(self, project: Project) -> tuple[Project, LinkReport]:
        """Ask the network for the links of a list."""
        from dd_lint.links.check_project import check_project

        return check_project(
            project,
            cache=self.cache,
            no_cache=self.no_cache,
            bases=self.bases,
            allow_private=self.allow_private,
            suggest=self.suggest,
        )


def _read_bases(ctx: click.Context, option: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    for name, _, address in pairs:
        if not name or not re.fullmatch(r"https?://[^\s?#]+", address):
            raise UserError(
                f"--base needs NAME=URL, such as github=https://github.example.org/api, not {name!r}"
            )
    return {name: address for name, _, address in pairs}


link_options = option_group(
    "asking",
    LinkOptions,
    click.option("--timeout", type=click.FloatRange(min=0.1), metavar="SECONDS", help="For one request."),
    click.option(
        "--deadline", type=click.FloatRange(min=0), metavar="SECONDS", help="For the whole run; 0 for none."
    ),
    click.option(
        "--cache",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Where to remember what was found out.",
    ),
    click.option("--no-cache", is_flag=True, help="Ask for all links, and remember nothing."),
    click.option("--suggest", is_flag=True, help="Look for copies of dead pages in the Wayback Machine."),
    click.option(
        "--base",
        "bases",
        multiple=True,
        metavar="NAME=URL",
        callback=_read_bases,
        help="Ask a registry (arxiv, doi, github, …) at this address; its token goes there.",
    ),
    click.option(
        "--allow-private", is_flag=True, help="Ask private addresses as well, such as an intranet's."
    ),
)


@click.command("links", cls=ListCommand)
@list_options
@link_options
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
    wanted: ListOptions,
    asking: LinkOptions,
    fix: bool,
    unsafe_fixes: bool,
    fail_on: str,
    output: OutputOptions,
) -> int:
    """Check whether the links of a list are alive.

    Papers and repositories are asked for at their registries, everything else at its own host. A token for
    GitHub in GITHUB_TOKEN makes a run quicker. What cannot be told is never called dead.
    """
    started = time.perf_counter()
    from dd_lint.lint.engine import linter
    from dd_lint.lint.registry import all_rules
    from dd_lint.lint.selection import select_rules

    if unsafe_fixes and not fix:
        raise UserError("--unsafe-fixes goes with --fix")
    if fix and wanted.from_stdin:
        raise UserError("--fix needs the list's file, not standard input")
    rules = all_rules()
    opened = open_list(wanted, rules)
    opened = opened.with_config(asking.over(opened.project.config))
    selected = [rule for rule in select_rules(rules, opened.project.config) if rule.family.network]
    checked, asked = asking.ask(opened.project)
    lint = linter(selected, started, checked.outcomes, asked)
    if fix:
        from dd_lint.cli.apply_fixes import apply_fixes

        report = apply_fixes(opened._replace(project=checked), lint, unsafe=unsafe_fixes, started=started)
    else:
        report = lint(checked)
    print_report(report, output, opened.prefix, f"{wanted.command} --links", summary=fix)
    return exit_code(report, fail_on)
