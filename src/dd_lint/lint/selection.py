"""Which rules a configuration turns on, and in which order they run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dd_lint.config.model import Config
from dd_lint.rules import Rule


def select_rules(rules: Iterable[Rule], config: Config) -> list[Rule]:
    """The rules that a configuration turns on.

    The most precise word wins: a name over a code over a family over `ALL`; among equals, `ignore`
    over `select`. A rule that is off by default needs more than `ALL` or `select` of its family.
    """
    return [rule for rule in rules if _selected(rule, config)]


def _selected(rule: Rule, config: Config) -> bool:
    selected = max((_precision(word, rule) for word in config.select), default=0)
    extended = max((_precision(word, rule) for word in config.extend_select), default=0)
    ignored = max((_precision(word, rule) for word in config.ignore), default=0)
    if not rule.default and selected < 3 and not extended:
        return False
    return max(selected, extended) > ignored


def _precision(word: str, rule: Rule) -> int:
    """How precisely a selector names a rule: 4 by name, 3 by code, 2 by family, 1 by ALL, 0 not at all."""
    if word == rule.name:
        return 4
    upper = word.upper()
    if upper == rule.code:
        return 3
    if upper == "ALL":
        return 1
    return 2 if upper == rule.family.name.upper() else 0


def in_turn(rules: Sequence[Rule]) -> list[Rule]:
    """The rules, each after those that it yields to, and what judges the work of the others last.

    Where rules yield to each other in a circle, the first of them runs first.
    """
    by_name = {rule.name: rule for rule in rules}
    placed: dict[str, Rule] = {}

    def place(rule: Rule, above: frozenset[str]) -> None:
        for name in rule.yields_to:
            if name in by_name and name not in placed and name not in above:
                place(by_name[name], above | {rule.name})
        placed.setdefault(rule.name, rule)

    for rule in sorted(rules, key=lambda rule: rule.check_unused is not None):
        place(rule, frozenset())
    return list(placed.values())
