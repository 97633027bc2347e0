"""What a reader is spared: of a rule with very many findings the first few, and how to see and mend all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dd_lint.formats import Style
from dd_lint.lint.report import Diagnostic
from dd_lint.rules import Rule
from dd_lint.text.visible import visible
from dd_lint.text.wording import counted

_MOST, _SHOWN = 10, 5
"""Findings of one rule that are all shown; how many are where there are more."""


class Excess(NamedTuple):
    """A rule with very many findings: how many are not shown of how many, and how many have fixes."""

    rule: Rule
    hidden: int
    found: int
    safe: int
    unsafe: int

    def ways(self, command: str) -> Iterator[tuple[str, str]]:
        """The commands that show all, and that mend them, each with what it does."""
        one = f"{visible(command)} --select {self.rule.name}"
        yield f"{one} --all", f"shows all {self.found:,}"
        if self.safe:
            yield f"{one} --fix", f"mends {_some(self.safe, self.found)}"
        elif self.unsafe:
            yield f"{one} --fix --unsafe-fixes", f"mends {_some(self.unsafe, self.found)}"

    @property
    def words(self) -> str:
        """What is not shown."""
        return f"{counted(self.hidden, 'more finding')} of {self.rule.code} {self.rule.name}"


def _some(number: int, all_of_them: int) -> str:
    return "them" if number == all_of_them else f"{number:,} of them"


def without_excess(
    diagnostics: Sequence[Diagnostic], style: Style
) -> tuple[Sequence[Diagnostic], tuple[Excess, ...]]:
    """The findings to show, and what is left out; a report that no command line can repeat is shown whole."""
    found = Counter(one.rule for one in diagnostics)
    many = {rule for rule, count in found.items() if count > _MOST} if style.command else set()
    if not many:
        return diagnostics, ()
    seen: Counter[Rule] = Counter()
    shown = []
    for one in diagnostics:
        seen[one.rule] += 1
        if one.rule not in many or seen[one.rule] <= _SHOWN:
            shown.append(one)
    return shown, tuple(_excess(rule, diagnostics) for rule in found if rule in many)


def _excess(rule: Rule, diagnostics: Sequence[Diagnostic]) -> Excess:
    fixes = [one.finding.fix for one in diagnostics if one.rule == rule]
    safe = sum(fix is not None and fix.safe for fix in fixes)
    unsafe = sum(fix is not None and not fix.safe for fix in fixes)
    return Excess(rule, len(fixes) - _SHOWN, len(fixes), safe, unsafe)
