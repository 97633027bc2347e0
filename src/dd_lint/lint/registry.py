"""How rules are found: the built-in ones in the folders of their families, others by entry points."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from types import ModuleType

from dd_lint import rules as built_in
from dd_lint.rules import Rule
from dd_lint.text.errors import UserError

ENTRY_POINT_GROUP = "dd_lint.rules"


class RuleError(UserError):
    """A package's rules cannot be loaded; one line for a person."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, built in and added by packages, sorted by code and name.

    Raises:
        RuleError: an added module does not import, holds no rule, or takes a name that is taken.
    """
    rules = [rule for module in _built_in_modules() for rule in _rules_of(module)]
    for label, module in _added_modules():
        added = list(_rules_of(module))
        if not added:
            raise RuleError(f"{label}: the module {module.__name__} holds no rule")
        for one in added:
            if problem := _clash(one, rules):
                raise RuleError(f"{label}: {problem}")
            rules.append(one)
    return tuple(sorted(rules, key=lambda one: (one.code, one.name)))


def _clash(added: Rule, rules: Sequence[Rule]) -> str:
    """What stands in the way of another rule, in words: it could not be told from one that there is."""
    name, code = added.name.casefold(), added.code.casefold()
    families = {rule.family.name.casefold() for rule in (*rules, added)}
    for word in (added.name, added.code):
        if word.casefold() in families | {"all"}:
            return f'a rule cannot be called "{word}", which selects a family'
    for rule in rules:
        if name in (rule.name.casefold(), rule.code.casefold()):
            return f"a rule named {added.name} exists already"
        if code in (rule.code.casefold(), rule.name.casefold()):
            return f"the code {added.code} of {added.name} is {rule.name}'s already"
    return ""


def _rules_of(module: ModuleType) -> Iterator[Rule]:
    return (value for value in vars(module).values() if isinstance(value, Rule))


def _built_in_modules() -> Iterator[ModuleType]:
    root = os.path.dirname(built_in.__file__)
    for family in sorted(entry.name for entry in os.scandir(root) if entry.is_dir()):
        if family.startswith("_"):
            continue
        for name in sorted(os.listdir(os.path.join(root, family))):
            stem, extension = os.path.splitext(name)
            if extension == ".py" and not stem.startswith("_"):
                yield import_module(f"{built_in.__name__}.{family}.{stem}")


def _added_modules() -> Iterator[tuple[str, ModuleType]]:
    if not _some_package_adds_rules():
        return
    from importlib.metadata import entry_points

    for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda point: point.name):
        label = f"rules of the package {point.dist.name}" if point.dist else f"rules {point.name}"
        try:
            loaded = point.load()
        except Exception as error:
            raise RuleError(f"{label} cannot be loaded: {type(error).__name__}: {error}") from error
        if not isinstance(loaded, ModuleType):
            raise RuleError(f"{label}: the entry point {point.value} must name a module")
        yield label, loaded


def _some_package_adds_rules() -> bool:
    """Whether any installed package names our group.

    A look at the files themselves: importing importlib.metadata takes longer than parsing a list.
    """
    needle = f"[{ENTRY_POINT_GROUP}]".encode()
    for folder in dict.fromkeys(sys.path):
        try:
            names = [
                entry.path
                for entry in os.scandir(folder or ".")
                if entry.name.endswith((".dist-info", ".egg-info"))
            ]
        except OSError:
            continue
        for path in names:
            try:
                with open(os.path.join(path, "entry_points.txt"), "rb") as file:
                    if needle in file.read():
                        return True
            except OSError:
                continue
    return False
