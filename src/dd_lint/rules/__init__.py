"""What a rule is, and how rules are found.

A rule is a module with one generator under `@rule`. The module's docstring is the rule's page.
Built-in rules lie in one folder a family; another package adds its own with an entry point of the
group `dd_lint.rules` whose value is a module that holds rules.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING

from ..diagnostic import Finding, Severity
from ..errors import UserError

if TYPE_CHECKING:
    from ..project import Project

Check = Callable[["Project"], Iterator[Finding]]

ENTRY_POINT_GROUP = "dd_lint.rules"
DOCUMENTATION = "https://github.com/dd-lint/dd-lint/blob/main/docs/rules/"


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A code, a name that reads as "allow …", a severity, and the generator that finds.

    `default` tells whether the rule runs unless it is selected; `options` holds its own options'
    names, each with its default or a `Choice`; `documentation` is its module's docstring. A rule that
    runs `last` judges what the others made of `Project.unused`. What a `derived` rule looks at is made of
    the rest of the list, so that `dd-lint sync` can make it anew.
    """

    code: str
    name: str
    severity: Severity
    check: Check
    default: bool = True
    options: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    documentation: str = ""
    last: bool = False
    derived: bool = False

    @property
    def family(self) -> str:
        """The letters of the code."""
        return self.code.rstrip("0123456789")

    @property
    def of_one_page(self) -> bool:
        """Whether it judges each file of a list alone: a table of contents and anchors are a page's own."""
        return self.family == "TOC"

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.documentation.strip().partition("\n")[0]

    @property
    def url(self) -> str:
        """Where the rule's page is."""
        return f"{DOCUMENTATION}{self.name}.md"


def rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    default: bool = True,
    options: Mapping[str, object] | None = None,
    last: bool = False,
    derived: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a generator; its module's docstring becomes the documentation."""

    def decorate(check: Check) -> Rule:
        documentation = sys.modules[check.__module__].__doc__ or ""
        own_options = MappingProxyType(dict(options or {}))
        return Rule(code, name, severity, check, default, own_options, documentation, last, derived)

    return decorate


class RuleError(UserError):
    """A package's rules cannot be loaded; one line for a person."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, built in and added by packages, sorted by code and name.

    Raises:
        RuleError: an added module does not import, holds no rule, or takes a name that is taken.
    """
    rules = {rule.name: rule for module in _built_in_modules() for rule in _rules_of(module)}
    for label, module in _added_modules():
        added = list(_rules_of(module))
        if not added:
            raise RuleError(f"{label}: the module {module.__name__} holds no rule")
        for one in added:
            if one.name in rules:
                raise RuleError(f"{label}: a rule named {one.name} exists already")
            rules[one.name] = one
    return tuple(sorted(rules.values(), key=lambda one: (one.code, one.name)))


def _rules_of(module: ModuleType) -> Iterator[Rule]:
    return (value for value in vars(module).values() if isinstance(value, Rule))


def _built_in_modules() -> Iterator[ModuleType]:
    root = os.path.dirname(__file__)
    for family in sorted(entry.name for entry in os.scandir(root) if entry.is_dir()):
        if family.startswith("_"):
            continue
        for name in sorted(os.listdir(os.path.join(root, family))):
            stem, extension = os.path.splitext(name)
            if extension == ".py" and not stem.startswith("_"):
                yield import_module(f"{__name__}.{family}.{stem}")


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
