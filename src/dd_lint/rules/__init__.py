"""What a rule and a family of rules are.

A rule is a module with one generator under `@rule`, in the folder of its family. The module's docstring is
the rule's page. Another package adds its own with an entry point of the group `dd_lint.rules` whose value is
a module that holds rules.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project

Check = Callable[[Project], Iterator[Finding]]

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
