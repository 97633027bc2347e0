"""Lists on disk, and rules run over them in memory; where this repository and the real lists are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dd_lint.analysis.conventions import CONVENTIONS
from dd_lint.config.file import load_config
from dd_lint.fixes.fixpoint import Fixed, fix
from dd_lint.lint.engine import lint
from dd_lint.lint.registry import all_rules
from dd_lint.lint.report import Report
from dd_lint.lint.selection import select_rules
from dd_lint.project.find_list import find_list
from dd_lint.project.load_project import read_project
from dd_lint.project.model import Project
from dd_lint.project.outcomes import Outcome, Verdict
from dd_lint.rules import Rule

ROOT = Path(__file__).resolve().parents[1]
"""This repository."""
DATA = ROOT / "tests" / "data"
SHARED = ROOT.parent / "shared"
"""The folder of real lists, which need not be there."""


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts to paths below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def read_folder(folder: Path) -> Project:
    """The list of a folder, as its configuration has it."""
    config = load_config(folder, config=None, isolated=False, rules=all_rules(), conventions=CONVENTIONS)
    return read_project(find_list(folder), config).with_outcomes(read_outcomes(folder))


class Judge:
    """What rules find in a project, however often it is asked for."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules
        self._known: dict[int, tuple[Project, Report]] = {}

    def __call__(self, project: Project) -> Report:
        if id(project) not in self._known:
            self._known[id(project)] = project, lint(project, self.rules)
        return self._known[id(project)][1]


def fix_project(project: Project, folder: Path, judge: Judge, *, unsafe: bool) -> Fixed:
    """Fix what rules find in the list of a folder, in memory."""

    def found(changed: Project) -> Report:
        return judge(project if changed is project else changed.with_outcomes(project.outcomes))

    return fix(project, folder, found, unsafe=unsafe)


def lint_folder(folder: Path, rule: str | None = None) -> Report:
    """Run one rule, or all that the configuration selects, over the list of a folder."""
    project = read_folder(folder)
    rules = [one for one in all_rules() if one.name == rule]
    if rule and not rules[0].check_unused:
        return lint(project, rules)
    report = lint(project, select_rules(all_rules(), project.config))
    # What judges the work of the others finds nothing without them.
    return replace(
        report, diagnostics=tuple(one for one in report.diagnostics if rule in (None, one.rule.name))
    )


def read_outcomes(folder: Path) -> dict[str, Outcome]:
    """What the network said: the records of a folder's links.json, as they are in the JSON output."""
    path = folder / "links.json"
    records = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    outcomes = [Outcome(**record | {"verdict": Verdict(record["verdict"])}) for record in records]
    return {outcome.url: outcome for outcome in outcomes}
