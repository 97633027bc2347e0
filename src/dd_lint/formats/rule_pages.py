"""The rules as text: the list of all of them, and one rule's page."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from dd_lint.config.model import Choice
from dd_lint.rules import Rule
from dd_lint.text.visible import visible


def find_rules(rules: Sequence[Rule], word: str) -> list[Rule]:
    """The rules of a code, or the one of a name."""
    return [rule for rule in rules if word.strip().upper() == rule.code or word.strip().lower() == rule.name]


def explain_rule(rule: Rule) -> str:
    """A rule's page for a terminal, where nobody follows a link to another rule's."""
    return re.sub(r"\[([a-z-]+)\]\(\1\.md\)", r"\1", rule_page(rule))


def rule_page(rule: Rule) -> str:
    """A rule's page, as Markdown; `[NAME](NAME.md)` in it leads to another rule's."""
    off = "" if rule.default else ", off unless selected"
    options = "".join(f"\n- `{key}` ({describe_option(option)})" for key, option in rule.options.items())
    page = f"# {rule.name} ({rule.code}, {rule.severity}{off})\n\n{rule.documentation.strip()}\n"
    if rule.yields_to:
        others = " and ".join(f"[{name}]({name}.md)" for name in rule.yields_to)
        page += f"\n## Beside other rules\n\nLeaves to {others} what that says already.\n"
    if options:
        table = f"rules.{rule.name}]`"
        tables = f"`[{table} in dd-lint.toml, `[tool.dd-lint.{table} in pyproject.toml"
        page += f"\n## Options\n\nUnder {tables}:\n{options}\n"
    # An example may hold characters that a terminal acts on.
    return "\n".join(map(visible, page.split("\n")))


def describe_option(option: object) -> str:
    """The default of a rule's option, and the words that it may be, as Markdown."""
    described = f"default: `{json.dumps(_default(option))}`"
    if isinstance(option, Choice):
        described += f"; one of {', '.join(f'`{json.dumps(word)}`' for word in option.words)}"
    return described


def _default(option: object) -> object:
    """The default of a rule's option, as JSON and TOML write it."""
    if isinstance(option, Choice):
        return option.default
    return list(option) if isinstance(option, tuple) else option


def render_rules(rules: Sequence[Rule], output_format: str) -> str:
    """All rules, as "text", "json" or a "markdown" table."""
    if output_format == "json":
        return json.dumps([_record(rule) for rule in rules], indent=1) + "\n"
    if output_format == "markdown":
        head = ("| code | name | severity | what it finds |", "|---|---|---|---|")
        return "\n".join((*head, *map(_row, rules))) + "\n"
    width = max(len(rule.name) for rule in rules)
    return "".join(
        f"{rule.code}  {rule.name:<{width}}  {rule.severity if rule.default else 'off':<7}  {rule.summary}\n"
        for rule in rules
    )


def _row(rule: Rule) -> str:
    severity = f"{rule.severity}{'' if rule.default else ' (off)'}"
    return f"| [{rule.code}]({rule.url}) | {rule.name} | {severity} | {rule.summary} |"


def _record(rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": str(rule.severity),
        "default": rule.default,
        "summary": rule.summary,
        "options": {key: _default(option) for key, option in rule.options.items()},
        "url": rule.url,
    }
