"""Says what is wrong with a run, where no report is read."""

from __future__ import annotations

import click

ISSUES = "https://github.com/dd-lint/dd-lint/issues"


def complain(message: str) -> None:
    """Say something about the run, on standard error and on one line."""
    from dd_lint.text.visible import visible

    click.echo(f"dd-lint: {visible(message)}", err=True)
