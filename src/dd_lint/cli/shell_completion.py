"""What a shell offers after `dd-lint`, beyond the names of commands and options."""

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


def completion_script(command: click.Command, shell: str) -> str:
    """What a shell ("bash", "zsh", "fish") has to run to complete the words after `dd-lint`."""
    from click.shell_completion import get_completion_class

    completion_class = get_completion_class(shell)
    assert completion_class is not None
    script = completion_class(command, {}, "dd-lint", "_DD_LINT_COMPLETE").source()
    # The script for fish splits "plain,CIT001,CIT002" at each comma and takes the second part.
    return script.replace('string split "," $completion', 'string split --max 1 "," $completion')
