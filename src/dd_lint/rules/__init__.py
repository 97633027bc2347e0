"""What a rule and a family of rules are.

A rule is a module with one generator under `@rule`, in the folder of its family. The module's docstring is
the rule's page. Another package adds its own with an entry point of the group `dd_lint.rules` whose value is
a module that holds rules.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from dd_lint.document.suppressions import Suppression
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project

Check = Callable[[Project], Iterator[Finding]]
SuppressionCheck = Callable[[Sequence[Suppression]], Iterator[Finding]]

DOCUMENTATION = "https://github.com/dd-lint/dd-lint/blob/main/docs/rules/"


class Family(NamedTuple):
    """Rules on one subject: `FAMILY` of the package that holds them, or of the one module.

    `name` are the letters that its rules' codes begin with, `title` says what they are about. Rules
    `per_file` judge each file of a list in several alone, the others the whole list; rules of the `network`
    speak only where it was asked.
    """

    name: str
    title: str = ""
    per_file: bool = False
    network: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A code, a name that reads as "allow …", a severity, and the generator that finds.

    `default` tells whether the rule runs without being selected; `options` holds its own options' names, each
    with its default or a `Choice`; `documentation` is its module's docstring. What a `derived` rule looks at
    is made of the rest of the list, so that `dd-lint sync` can make it anew. `yields_to` are the names of the
    rules that say it first: where one of them speaks about a node, this rule is silent about it.
    `check_unused` is set for the rule that judges, after all others, the suppressions that hid nothing.
    """

    code: str
    name: str
    severity: Severity
    check: Check
    family: Family
    module: str
    default: bool = True
    options: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    documentation: str = ""
    derived: bool = False
    yields_to: tuple[str, ...] = ()
    check_unused: SuppressionCheck | None = None

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
    derived: bool = False,
    yields_to: tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Make a rule of a generator.

    Its module's docstring becomes the documentation, and `FAMILY` of its module, or of the package around
    that, its family.
    """

    def decorate(check: Check) -> Rule:
        module = check.__module__
        documentation = sys.modules[module].__doc__ or ""
        own_options = MappingProxyType(dict(options or {}))
        family = _family_of(module, code)
        return Rule(
            code,
            name,
            severity,
            check,
            family,
            module,
            default,
            own_options,
            documentation,
            derived,
            yields_to,
        )

    return decorate


def suppression_rule(
    code: str, name: str, severity: Severity, *, yields_to: tuple[str, ...] = ()
) -> Callable[[SuppressionCheck], Rule]:
    """Make a rule of a generator that gets the suppressions that hid nothing, after all other rules."""

    def decorate(check: SuppressionCheck) -> Rule:
        module = check.__module__
        return Rule(
            code, name, severity, _silent, _family_of(module, code), module,
            documentation=sys.modules[module].__doc__ or "", yields_to=yields_to, check_unused=check,
        )  # fmt: skip

    return decorate


def _family_of(module: str, code: str) -> Family:
    for name in (module, module.rpartition(".")[0]):
        family = getattr(sys.modules.get(name), "FAMILY", None)
        if isinstance(family, Family):
            return family
    return Family(code.rstrip("0123456789"))


def _silent(project: Project) -> Iterator[Finding]:
    """What a rule on suppressions says of the list itself."""
    return iter(())
