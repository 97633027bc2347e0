"""The options that `check` alone has: which rules run, what becomes of fixes, what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from dd_lint.cli.options import option_group
from dd_lint.cli.rule_completion import complete_rules
from dd_lint.text.errors import UserError

if TYPE_CHECKING:
    from dd_lint.config.model import Config
    from dd_lint.rules import Rule


class RuleOptions(NamedTuple):
    """Which rules run, where the command line says so."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    extend_select: tuple[str, ...]

    def over(self, config: Config, rules: Sequence[Rule]) -> Config:
        """The configuration, with what the command line says of rules in place of what it says."""
        from dd_lint.config.selectors import check_selectors

        if self.ignore or self.select:
            config = replace(config, ignore=check_selectors(self.ignore, rules, where="--ignore"))
        if self.select:
            config = replace(config, select=check_selectors(self.select, rules, where="--select"))
        if self.extend_select:
            words = check_selectors(self.extend_select, rules, where="--extend-select")
            config = replace(config, extend_select=words)
        return config


rule_options = option_group(
    "selection",
    RuleOptions,
    click.option(
        "--select",
        multiple=True,
        metavar="RULES",
        shell_complete=complete_rules,
        help="Run these rules alone: codes, names, families (CIT) or ALL, separated by commas.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="RULES",
        shell_complete=complete_rules,
        help="Do not run these rules.",
    ),
    click.option(
        "--extend-select",
        multiple=True,
        metavar="RULES",
        shell_complete=complete_rules,
        help="Run these rules as well.",
    ),
)


class FixOptions(NamedTuple):
    """Whether fixes are applied, the unsafe ones too, or shown as a patch."""

    fix: bool
    unsafe_fixes: bool
    diff: bool

    def check(self, *, from_stdin: bool) -> None:
        """Raises `UserError` for options that contradict each other, or the list from standard input."""
        if self.fix and self.diff:
            raise UserError("--fix changes the files, --diff only says how; leave one of the two out")
        if self.unsafe_fixes and not (self.fix or self.diff):
            raise UserError("--unsafe-fixes goes with --fix or --diff")
        if (self.fix or self.diff) and from_stdin:
            raise UserError(f"{'--fix' if self.fix else '--diff'} needs the list's file, not standard input")


fix_options = option_group(
    "fixing",
    FixOptions,
    click.option("--fix", is_flag=True, help="Apply the safe fixes to the files."),
    click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: the unsafe fixes as well."),
    click.option("--diff", is_flag=True, help="Print what --fix would change; change nothing."),
)


class EarlierOptions(NamedTuple):
    """What is left out because it was found before: in a baseline, or in a commit of git."""

    since: str | None
    baseline: Path | None
    write_baseline: bool
    prune_baseline: bool

    def check(self, *, fixing: bool) -> None:
        """Raises `UserError` for what contradicts that all findings are written to a baseline."""
        others = (
            ("--prune-baseline", self.prune_baseline),
            ("--since", self.since is not None),
            ("--fix or --diff", fixing),
        )
        for name, given in others if self.write_baseline else ():
            if given:
                raise UserError(f"--write-baseline takes all that is found; leave {name} out")

    @property
    def leaves_out(self) -> bool:
        """Whether anything that was found before is left out."""
        return self.baseline is not None or self.since is not None

    def over(self, config: Config) -> EarlierOptions:
        """These, with the baseline of the configuration where the command line names none."""
        whole = self._replace(baseline=self.baseline or config.baseline)
        if whole.prune_baseline and whole.baseline is None:
            raise UserError("--prune-baseline needs a baseline: --baseline FILE, or the key baseline")
        return whole


earlier_options = option_group(
    "earlier",
    EarlierOptions,
    click.option("--since", metavar="REF", help="Only what has been added since a commit of git."),
    click.option(
        "--baseline",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Leave out the findings that this file holds.",
    ),
    click.option("--write-baseline", is_flag=True, help="Write all findings to the baseline."),
    click.option("--prune-baseline", is_flag=True, help="Remove from the baseline what is no longer found."),
)
