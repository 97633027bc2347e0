"""The codes and names of rules, as a shell completes them."""

from __future__ import annotations

import click


def complete_rule(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The codes and names of rules that begin with what is typed."""
    from dd_lint.lint.registry import all_rules

    words = {word for rule in all_rules() for word in (rule.code, rule.name)}
    return sorted(word for word in words if word.lower().startswith(incomplete.lower()))


def complete_rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The same for a word of several rules with commas between them: the last one is completed."""
    before, comma, last = incomplete.rpartition(",")
    return [before + comma + word for word in complete_rule(ctx, param, last)]
