"""What several test modules share: lists on disk, and a run over them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import dd_lint
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

OF_TERMINALS = (
    "NO_COLOR",
    "FORCE_COLOR",
    "TERM",
    "COLUMNS",
    "LINES",
    "PYTHONIOENCODING",
    "DD_LINT_TRACEBACK",
)
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


def read_folder(folder: Path) -> Project:
    """The list of a folder, as its configuration has it."""
    config = load_config(folder, config=None, isolated=False, rules=all_rules(), conventions=CONVENTIONS)
    return replace(read_project(find_list(folder), config), outcomes=read_outcomes(folder))


def fix_folder(folder: Path, rules: Sequence[Rule], *, unsafe: bool) -> Fixed:
    """Fix what rules find in the list of a folder, in memory."""
    project = read_folder(folder)

    def judge(changed: Project) -> Report:
        return lint(replace(changed, outcomes=project.outcomes), rules)

    return fix(project, folder, judge, unsafe=unsafe)


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


def environment(changes: Mapping[str, str]) -> dict[str, str]:
    """The environment of a process that finds the package under test, and no word about terminals."""
    kept = {name: value for name, value in os.environ.items() if name not in OF_TERMINALS}
    folder = str(Path(dd_lint.__file__).parents[1])
    return (
        kept
        | {"PYTHONPATH": os.pathsep.join([folder, *filter(None, [changes.get("PYTHONPATH")])])}
        | {name: value for name, value in changes.items() if name != "PYTHONPATH"}
    )


def run(
    *arguments: str | bytes | Path, cwd: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `dd-lint` as a user does; whatever happens, it ends soon and shows no traceback."""
    done = subprocess.run(
        [sys.executable, "-m", "dd_lint", *arguments],
        cwd=cwd,
        input=stdin,
        env=environment(env or {}),
        capture_output=True,
        timeout=60,
        check=False,
    )
    result = subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )
    assert "Traceback" not in result.stderr
    return result
