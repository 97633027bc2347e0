"""`dd-lint links`."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from ..arguments import ListCommand
from ..formats import FORMATS
from ..opening import list_options, open_list


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
@click.option("--allow-private", is_flag=True, help="Ask private addresses as well, such as an intranet's.")
@click.option(
    "--output-format", type=click.Choice(FORMATS), help="Default: full on a terminal, concise elsewhere."
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    help="The mildest finding that makes the exit code 1. Default: error, a dead link or another paper.",
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Default: auto, which obeys NO_COLOR and FORCE_COLOR.",
)
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
    allow_private: bool,
    output_format: str | None,
    fail_on: str,
    color: str,
) -> int:
    """Check whether the links of a list are alive.

    Papers and repositories are asked for at their registries, everything else at its own host. A token for
    GitHub in GITHUB_TOKEN makes a run quicker. What cannot be told is never called dead.
    """
    started = time.perf_counter()
    from ..engine import lint, select_rules
    from ..reporting import exit_code, print_report
    from ..rules import all_rules
    from ._links import with_outcomes

    rules = all_rules()
    opened = open_list(path, stdin_filename, config, isolated, rules)
    settings = opened.project.config
    links = settings.links
    links = links._replace(
        timeout=links.timeout if timeout is None else timeout,
        deadline=links.deadline if deadline is None else deadline,
    )
    project = replace(opened.project, config=replace(settings, links=links))
    checked, outcome = with_outcomes(
        project, cache=cache, no_cache=no_cache, allow_private=allow_private, suggest=suggest
    )
    selected = [rule for rule in select_rules(rules, settings) if rule.family == "LNK"]
    judge = partial(lint, rules=selected, started=started)
    report = replace(judge(checked), links=outcome)
    print_report(report, output_format, color, opened.prefix, statistics=False, summary=False)
    return exit_code(report, fail_on)
