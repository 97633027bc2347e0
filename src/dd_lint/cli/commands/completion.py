"""`dd-lint completion`."""

from __future__ import annotations

import click

from dd_lint.cli.shell_completion import completion_script


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print a shell's completion script.

    For bash, add to ~/.bashrc: eval "$(dd-lint completion bash)".
    """
    click.echo(completion_script(ctx.find_root().command, shell))
