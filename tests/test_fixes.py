"""Fixes keep what they promise, on every case of every rule and on real lists.

What a rule offers a fix for is settled by it, fixing twice is fixing once, and no other rule finds more
than before.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import mistune
import pytest
from casefile import FOLDER, Case, cases
from conftest import SHARED, read_outcomes, write_files

from dd_lint.diagnostic import Diagnostic
from dd_lint.engine import Report, lint, select_rules
from dd_lint.fixer import Fixed, fix
from dd_lint.project import Project, find_list, read_project
from dd_lint.rules import Rule, all_rules
from dd_lint.settings import load_config

RULES = {rule.name: rule for rule in all_rules()}
TRIGGERING = [
    pytest.param(path.stem, case, id=f"{path.stem}: {case.title}")
    for path in sorted(FOLDER.glob("*.md"))
    for case in cases(path)
    if case.expected
]
LISTS = sorted(SHARED.glob("lists/*/")) + sorted(SHARED.glob("seed/"))


class List:
    """A list on disk, in which fixes are tried in memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = find_list(folder)
        config = load_config(folder, config=None, isolated=False, rules=all_rules())
        self.outcomes = read_outcomes(folder)
        self.project = read_project(self.path, config)
        self.selected = select_rules(all_rules(), config)

    def judge(self, project: Project, rules: Sequence[Rule]) -> Report:
        report = lint(replace(project, outcomes=self.outcomes), rules)
        assert not report.failures
        return report

    def fixed(self, project: Project, rules: Sequence[Rule], *, unsafe: bool) -> Fixed:
        return fix(project, self.folder, lambda project: self.judge(project, rules), unsafe=unsafe)

    def after(self, fixed: Fixed) -> List:
        """The list with what has been fixed written down."""
        for path, change in fixed.changes.items():
            (self.folder / path).parent.mkdir(exist_ok=True)
            (self.folder / path).write_bytes(change.after)
        return List(self.folder)


def check(folder: Path, rules: Sequence[Rule], *, unsafe: bool, real: bool = False) -> Fixed | None:
    """Fix what rules find, and see that the fixes keep their promises; None if there is nothing to fix."""
    before = List(folder)
    every = [rule for rule in all_rules() if rule in rules or rule in before.selected]
    found = counts(before.judge(before.project, every).diagnostics)
    fixed = before.fixed(before.project, rules, unsafe=unsafe)
    if not fixed.changes:
        return None
    after = before.after(fixed)
    report = after.judge(after.project, rules)
    assert [one.finding.message for one in report.diagnostics if applies(one, unsafe=unsafe)] == []
    again = after.fixed(after.project, rules, unsafe=unsafe)
    assert not again.changes
    left = after.judge(after.project, every).diagnostics
    more = counts(left) - found
    # In a real list, a fix may bring to light what another rule finds elsewhere already.
    new = {name for name in more if not (real and found[name])}
    assert [f"{one.rule.name}: {one.finding.message}" for one in left if one.rule.name in new] == []
    return fixed


def counts(diagnostics: Sequence[Diagnostic]) -> Counter[str]:
    return Counter(one.rule.name for one in diagnostics)


def applies(one: Diagnostic, *, unsafe: bool) -> bool:
    return one.finding.fix is not None and (one.finding.fix.safe or unsafe)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize(("name", "case"), TRIGGERING)
def test_on_every_case(name: str, case: Case, unsafe: bool, tmp_path: Path) -> None:
    write_files(tmp_path, case.files)
    rule = RULES[name]
    # What judges the work of the others finds nothing without them.
    rules = List(tmp_path).selected if rule.last else [rule]
    check(tmp_path, rules, unsafe=unsafe)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("source", LISTS, ids=lambda path: path.name)
def test_on_real_lists(source: Path, unsafe: bool, tmp_path: Path) -> None:
    folder = tmp_path / "list"
    shutil.copytree(source, folder)
    before = rendered(find_list(folder))
    fixed = check(folder, List(folder).selected, unsafe=unsafe, real=True)
    if fixed is None:
        return
    lines = list(unified_diff(before, rendered(find_list(folder)), n=0, lineterm=""))[2:]
    changed = sum(line.startswith("-") for line in lines)
    assert unsafe or changed <= sum(fixed.applied.values())


def rendered(path: Path) -> list[str]:
    """The page, line by line, without regard to runs of spaces, which nobody sees."""
    text = path.read_text(encoding="utf-8")
    return [" ".join(line.split()) for line in str(mistune.html(text)).split("\n")]
