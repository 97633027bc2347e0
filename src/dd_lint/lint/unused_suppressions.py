"""The comments that hide findings: by which words, and which of them hid nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dd_lint.document.suppressions import Suppression, Suppressions
from dd_lint.rules import Rule


def names_in_comments(rule: Rule) -> tuple[str, ...]:
    """All that a comment may call a rule, in lower case, the most precise word first."""
    if rule.check_unused is not None:
        # A comment that hides everything would hide that it hides nothing.
        return rule.name, rule.code.lower()
    return rule.name, rule.code.lower(), rule.family.name.lower(), "all", ""


def unused_suppressions(
    suppressions: Suppressions, used: Collection[Suppression], rules: Sequence[Rule]
) -> tuple[Suppression, ...]:
    """The suppressions that hid nothing, although a rule that they name ran."""
    ran = {name for rule in rules if rule.check_unused is None for name in names_in_comments(rule)}
    return tuple(one for one in suppressions.valid if one not in used and one.word.lower() in ran)
