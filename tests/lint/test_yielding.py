"""Rules that leave to another what that one has said: silent beside it, not without it."""

from __future__ import annotations

from pathlib import Path

import pytest
from casefile import FOLDER, cases
from folders import read_folder, write_files

from dd_lint.lint.engine import lint
from dd_lint.lint.registry import all_rules

RULES = {rule.name: rule for rule in all_rules()}


@pytest.mark.parametrize(
    ("name", "firsts", "title"),
    [
        ("dead-anchor", ["duplicate-anchor"], "links by the name that a copied anchor ought to have"),
        ("unused-anchor", ["dead-anchor", "unlisted-section"], "anchors whose line is dead or missing"),
        ("entry-order", ["duplicate-entry"], "a duplicate in the wrong place"),
    ],
)
def test_what_another_rule_has_said_is_not_said_again(
    name: str, firsts: list[str], title: str, tmp_path: Path
) -> None:
    case = next(case for case in cases(FOLDER / f"{name}.md") if case.title == title)
    assert case.expected
    write_files(tmp_path, case.files)
    project = read_folder(tmp_path)
    assert set(firsts) <= set(RULES[name].yields_to)
    spoken = lint(project, [RULES[one] for one in (name, *firsts)]).diagnostics
    assert {diagnostic.rule.name for diagnostic in spoken} == set(firsts)
