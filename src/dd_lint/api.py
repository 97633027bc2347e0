"""What a plugin or a script may import; every other module may change without notice.

A rule of another package needs `rule`, `Finding` and `Project`, and a resolver `Resolver`. A script reads a
list with `read_list`, or lints it with `lint`:

    from dd_lint.api import lint, read_list

    for entry in read_list("README.md").entries:
        print(entry.title, [author.name for author in entry.authors])
    for diagnostic in lint("README.md", select=["DUP"]).diagnostics:
        print(diagnostic.rule.code, diagnostic.finding.message)
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dd_lint.config.model import Choice
from dd_lint.document.entry import Author, Entry, Meta, Resource
from dd_lint.document.model import Document, Role, Section
from dd_lint.findings import Edit, Finding, Fix, Node, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import Family, Rule, rule
from dd_lint.text.errors import UserError
from dd_lint.text.source import Source, Span

if TYPE_CHECKING:
    from dd_lint.links.resolvers import Resolver
    from dd_lint.links.schedule import Limits
    from dd_lint.links.session import Answer, Session
    from dd_lint.lint.report import Diagnostic, Report
    from dd_lint.project.outcomes import Outcome, Verdict

__all__ = [
    "Answer", "Author", "Choice", "Diagnostic", "Document", "Edit", "Entry", "Family", "Finding", "Fix",
    "Limits", "Meta", "Node", "Outcome", "Project", "Related", "Report", "Resolver", "Resource", "Role",
    "Rule", "Section", "Session", "Severity", "Source", "Span", "UserError", "Verdict", "lint",
    "read_list", "rule",
]  # fmt: skip

_LOADED_WHEN_ASKED_FOR = {
    "Answer": "dd_lint.links.session",
    "Diagnostic": "dd_lint.lint.report",
    "Limits": "dd_lint.links.schedule",
    "Outcome": "dd_lint.project.outcomes",
    "Report": "dd_lint.lint.report",
    "Resolver": "dd_lint.links.resolvers",
    "Session": "dd_lint.links.session",
    "Verdict": "dd_lint.project.outcomes",
}
"""What a rule's module does not need; some of it brings the whole network along."""


def __getattr__(name: str) -> object:
    if name not in _LOADED_WHEN_ASKED_FOR:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_LOADED_WHEN_ASKED_FOR[name]), name)


def read_list(path: str | Path, *, config: str | Path | None = None, isolated: bool = False) -> Project:
    """Read the list that a path names, a file or a folder with a README.md, with all that belongs to it.

    `config` is a configuration file to read in the place of the one beside the list or above it; `isolated`
    reads none.

    Raises:
        UserError: the list or its configuration cannot be read; one line for a person.
    """
    from dd_lint.analysis.conventions import CONVENTIONS
    from dd_lint.config.file import load_config
    from dd_lint.lint.registry import all_rules
    from dd_lint.project.find_list import find_list
    from dd_lint.project.load_project import read_project

    found = find_list(Path(path))
    given = Path(config) if config is not None else None
    settings = load_config(
        found.parent, config=given, isolated=isolated, rules=all_rules(), conventions=CONVENTIONS
    )
    return read_project(found, settings)


def lint(
    path: str | Path,
    *,
    select: str | Sequence[str] = (),
    config: str | Path | None = None,
    isolated: bool = False,
) -> Report:
    """Run rules over the list that a path names; no server is asked.

    `select` holds codes, names or families of rules, as `--select` does; without it, the configuration says
    which rules run.

    Raises:
        UserError: the list or its configuration cannot be read, or a word selects no rule.
    """
    from dataclasses import replace

    from dd_lint.config.selectors import check_selectors
    from dd_lint.lint import engine
    from dd_lint.lint.registry import all_rules
    from dd_lint.lint.selection import select_rules

    project = read_list(path, config=config, isolated=isolated)
    rules = all_rules()
    settings = project.config
    if select:
        select = [select] if isinstance(select, str) else select
        settings = replace(settings, select=check_selectors(select, rules, where="select"))
    return engine.lint(project, select_rules(rules, settings))
