"""The words that select rules: "ALL", a family, a code or a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dd_lint.config.errors import ConfigError
from dd_lint.config.model import RuleInfo
from dd_lint.text.nearest import nearest
from dd_lint.text.wording import printable

if TYPE_CHECKING:
    from collections.abc import Sequence


def check_selectors(values: Sequence[str], rules: Sequence[RuleInfo], *, where: str) -> tuple[str, ...]:
    """The rules, families or "ALL" that `values` name, each possibly several between commas.

    Upper and lower case are the same; the result has codes in upper case and nothing twice.
    Raises `ConfigError`, which begins with `where`, for a name that means nothing.
    """
    chosen, wrong = choose(values, rules)
    if wrong:
        raise ConfigError(f"{where}: {wrong[1]}")
    return chosen


def choose(
    values: Sequence[str], rules: Sequence[RuleInfo]
) -> tuple[tuple[str, ...], tuple[str, str] | None]:
    """What the values select, and the first value that is wrong, with what is wrong with it."""
    known = _selectors(rules)
    chosen: dict[str, None] = {}
    for value in values:
        pieces = [piece for piece in map(str.strip, value.split(",")) if piece]
        if not pieces:
            return (), (value, f"no rule given; {_selector_advice(rules)}")
        for piece in pieces:
            if piece.casefold() not in known:
                return (), (value, complaint_about(piece, rules))
            chosen[known[piece.casefold()]] = None
    return tuple(chosen), None


def _selectors(rules: Sequence[RuleInfo]) -> dict[str, str]:
    """All that may select rules, by its case-folded form."""
    words = ["ALL", *_families(rules)]
    words += [word for rule in rules for word in (rule.code, rule.name)]
    return {word.casefold(): word for word in words}


def _families(rules: Sequence[RuleInfo]) -> list[str]:
    return sorted({rule.family.name for rule in rules})


def complaint_about(word: str, rules: Sequence[RuleInfo], *, families: bool = True) -> str:
    """The complaint of a word that names no rule; `families` tells whether one would do as well."""
    near = nearest_rule(word, rules, families=families)
    if near:
        advice = f'did you mean "{near}"?'
    else:
        advice = _selector_advice(rules) if families else "expected a rule's code or name"
    return f'unknown rule "{printable(word)}"; {advice}'


def nearest_rule(word: str, rules: Sequence[RuleInfo], *, families: bool = True) -> str | None:
    """The code, name or family that a word is a misspelling of, if there is one."""
    numbered = any(map(str.isdigit, word))
    known = [name for rule in rules for name in (rule.code, rule.name)]
    # To "CIT99" the family is always nearer than any code, and never what was meant.
    return nearest(word, known if numbered or not families else _selectors(rules).values())


def _selector_advice(rules: Sequence[RuleInfo]) -> str:
    return f'expected "ALL", a family ({", ".join(_families(rules))}), a rule\'s code or its name'
