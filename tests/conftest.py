"""What several test modules share: lists on disk, and a run over them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from dd_lint.config import load_config
from dd_lint.engine import Report, lint, select_rules
from dd_lint.project import read_project
from dd_lint.rules import all_rules

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture
def shared() -> Path:
    """The folder of real lists; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the real lists are not here")
    return SHARED


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write texts to paths below a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def lint_folder(folder: Path, rule: str | None = None) -> Report:
    """Run one rule, or all that the configuration selects, over the README.md of a folder."""
    config = load_config(folder, config=None, isolated=False, rules=all_rules())
    project = read_project(folder / "README.md", config)
    rules = [one for one in all_rules() if one.name == rule] if rule else select_rules(all_rules(), config)
    return lint(project, rules)
