"""`dd-lint explain`."""

from __future__ import annotations

import click

from dd_lint.cli.rule_completion import complete_rule
from dd_lint.text.errors import UserError


@click.command("explain")
@click.argument("rule", metavar="CODE-OR-NAME", shell_complete=complete_rule)
def command(rule: str) -> None:
    """Explain a rule.

    Prints what it finds, why that matters, and how to put it right.
    """
    from dd_lint.formats.rule_pages import explain_rule, find_rules
    from dd_lint.lint.registry import all_rules

    rules = all_rules()
    found = find_rules(rules, rule)
    if not found:
        from dd_lint.config.selectors import check_selectors

        check_selectors([rule], rules, where="explain")
        raise UserError(f"explain: {rule} is a family; `dd-lint rules` lists its rules")
    click.echo("\n".join(explain_rule(one) for one in found), nl=False)
