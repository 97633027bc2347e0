"""Of two rules on citations that see one defect, only the first speaks."""

from __future__ import annotations

from pathlib import Path

import pytest
from casefile import FOLDER, cases
from folders import read_folder, write_files

from dd_lint.lint.engine import lint
from dd_lint.lint.registry import all_rules

FIRST_SPEAKERS = {
    "citation-title-mismatch": ["suspicious-title"],
    "malformed-author-list": ["suspicious-title"],
    "orphan-citation-file": ["missing-citation-file", "shared-citation-file"],
    "uncited-entry": ["orphan-citation-file"],
}


@pytest.mark.parametrize(
    ("first", "second"), [(first, second) for second, firsts in FIRST_SPEAKERS.items() for first in firsts]
)
def test_the_second_is_silent(tmp_path: Path, first: str, second: str) -> None:
    """The cases whose titles say that the first rule does not run there, with the first rule."""
    (case,) = [one for one in cases(FOLDER / f"{second}.md") if f"where {first} does not" in one.title]
    write_files(tmp_path, case.files)
    rules = [rule for rule in all_rules() if rule.name in (first, second)]
    report = lint(read_folder(tmp_path), rules)
    assert case.expected
    assert {diagnostic.rule.name for diagnostic in report.diagnostics} == {first}
