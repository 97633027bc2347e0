"""`dd-lint rules`."""

from __future__ import annotations

import click


@click.command("rules")
@click.option("--output-format", type=click.Choice(["text", "json", "markdown"]), default="text")
def command(output_format: str) -> None:
    """List every rule with its code, severity and what it finds."""
    from dd_lint.formats.rule_pages import render_rules
    from dd_lint.lint.registry import all_rules

    click.echo(render_rules(all_rules(), output_format), nl=False)
