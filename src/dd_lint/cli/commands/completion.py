"""`dd-lint completion`."""

from __future__ import annotations

import click


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print a shell's completion script.

    For bash, add to ~/.bashrc: eval "$(dd-lint completion bash)".
    """
    click.echo(_script(ctx.find_root().command, shell))


def _script(command: click.Command, shell: str) -> str:
    """What a shell ("bash", "zsh", "fish") has to run to complete the words after `dd-lint`."""
    from click.shell_completion import get_completion_class

    completion_class = get_completion_class(shell)
    assert completion_class is not None
    script = completion_class(command, {}, "dd-lint", "_DD_LINT_COMPLETE").source()
    # The script for fish splits "plain,CIT001,CIT002" at each comma and takes the second part.
    return script.replace('string split "," $completion', 'string split --max 1 "," $completion')
