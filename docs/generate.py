"""Writes what follows from rules and conventions into README.md and docs: `python docs/generate.py`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from dd_lint.analysis.convention import Convention
from dd_lint.analysis.conventions import CONVENTIONS
from dd_lint.formats.rule_pages import describe_option, render_rules, rule_page
from dd_lint.lint.registry import all_rules
from dd_lint.rules import DOCUMENTATION, Rule
from dd_lint.templates.presets import presets

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "docs" / "rules"
CODES = PAGES / "codes.tsv"
INTRODUCTION = """\
# The rules

`dd-lint explain CODE-or-name` prints each of these pages. [The configuration](../configuration.md) selects
rules and sets their options.
"""


def generated() -> dict[Path, str]:
    """What every file that is generated, wholly or in part, has to hold."""
    rules = [rule for rule in all_rules() if rule.module.startswith("dd_lint.rules.")]
    table = render_rules(rules, "markdown")
    readme, configuration = ROOT / "README.md", ROOT / "docs" / "configuration.md"
    pages = {PAGES / f"{rule.name}.md": rule_page(rule) for rule in rules}
    return pages | {
        CODES: _codes(rules),
        PAGES / "README.md": f"{INTRODUCTION}\n{table.replace(DOCUMENTATION, '')}",
        readme: _with(
            readme.read_text(encoding="utf-8"), "rules", table.replace(DOCUMENTATION, "docs/rules/")
        ),
        configuration: _configuration(configuration.read_text(encoding="utf-8"), rules),
        ROOT / "docs" / "writing-rules.md": _writing_rules(),
    }


def _configuration(text: str, rules: Sequence[Rule]) -> str:
    parts = {"options": _options(rules), "presets": _presets(), "conventions": _conventions()}
    for name, part in parts.items():
        text = _with(text, name, part)
    return text


def _codes(rules: Sequence[Rule]) -> str:
    """Every code that a rule has ever had, with the rule's name; a code is one rule's for good.

    Raises:
        SystemExit: a rule takes a code that is, or was, another's.
    """
    before = CODES.read_text(encoding="utf-8").split("\n") if CODES.exists() else []
    taken = dict(line.split("\t") for line in before[1:] if line)
    for rule in rules:
        owner = taken.setdefault(rule.code, rule.name)
        if owner != rule.name:
            raise SystemExit(f"{rule.name}: the code {rule.code} is {owner}'s; take the next free number")
    return "".join(["code\tname\n", *(f"{code}\t{name}\n" for code, name in sorted(taken.items()))])


def _writing_rules() -> str:
    """The part of CONTRIBUTING.md about rules, as a page."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    _, _, part = text.partition("\n## A rule, in two files\n")
    return f"# Writing rules\n\nA rule is two files.\n{part.replace('](docs/', '](')}"


def _with(text: str, name: str, part: str) -> str:
    """A text with another part between its marks `<!-- NAME -->` and `<!-- /NAME -->`."""
    between = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=<!-- /{name} -->)", re.DOTALL)
    text, count = between.subn(lambda _: f"\n{part}\n", text)
    assert count == 1, f"there is no place for {name}"
    return text


def _presets() -> str:
    rows = [f"| `{shape.name}` | `{shape.text.replace('|', chr(92) + '|')}` |\n" for shape in presets()]
    return "| template | an entry |\n|---|---|\n" + "".join(rows)


def _options(rules: Sequence[Rule]) -> str:
    rows = [
        f"| [{rule.name}](rules/{rule.name}.md) | `{key}` | {describe_option(option)} |\n"
        for rule in rules
        for key, option in rule.options.items()
    ]
    return "| rule | option | value |\n|---|---|---|\n" + "".join(rows)


def _conventions() -> str:
    head = "| convention | what it is about | value | share | fewest | set by |\n|---|---|---|---|---|---|\n"
    return head + "".join(
        f"| `{row.name}` | {row.about} | {_values(row)} | {_share(row)} | {row.fewest} "
        f"| {f'the key `{row.setting}`' if row.setting else 'its name'} |\n"
        for row in CONVENTIONS
    )


def _values(row: Convention) -> str:
    """What a convention may be set to, apart from "off"."""
    if isinstance(row.takes, tuple):
        return ", ".join(f'`"{word}"`' for word in row.takes) or 'only `"off"`'
    return {bool: "`true`, `false`", int: "a number", str: "a text"}[row.takes]


def _share(row: Convention) -> str:
    """The share that makes a convention a habit; one that is just above half leaves no tie."""
    share = "`majority`" if row.share is None else f"{row.share:.2g}"
    if row.share is not None and 0.5 < row.share < 0.501:
        share = "above 0.5"
    return f"{share}, or all but one" if row.forgiving else share


def write() -> None:
    """Write every file that is generated, and remove the pages of rules that are gone."""
    PAGES.mkdir(exist_ok=True)
    texts = generated()
    for path in PAGES.iterdir():
        if path not in texts:
            path.unlink()
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    write()
