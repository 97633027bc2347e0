"""The repository is itself a list: it is clean, and any defect planted in it is found at its place."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import lint_folder

from dd_lint.catalog import render_rules
from dd_lint.rules import all_rules

ROOT = Path(__file__).resolve().parents[1]
README = "README.md"


class Plant(NamedTuple):
    """A defect: in `path`, `old` becomes `new`, in which `‸…‸` marks the place that is to be found.

    A mark may be in another change of the same plant, where the finding is about another place.
    """

    rule: str
    changes: tuple[tuple[str, str, str], ...]


def plant(rule: str, *changes: tuple[str, str, str]) -> Plant:
    return Plant(rule, changes)


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("list")
    copy_list(folder)
    return folder


def copy_list(folder: Path) -> None:
    """The list with all that it links to, in a repository of its own."""
    (folder / ".git").mkdir(parents=True)
    for name in (README, "CONTRIBUTING.md"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("citations", "docs"):
        shutil.copytree(ROOT / name, folder / name)


def test_the_list_is_clean() -> None:
    command = [sys.executable, "-m", "dd_lint", README, "--isolated"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert run.stdout == ""
    assert re.match(r"All checks passed: 227 entries, 225 citation files, \d", run.stderr)
    assert run.returncode == 0


def test_the_table_of_rules_is_fresh() -> None:
    text = (ROOT / README).read_text(encoding="utf-8")
    table = re.search(r"<!-- rules -->\n(.*?)<!-- /rules -->", text, re.S)
    assert table
    assert table[1].strip() == render_rules(all_rules(), "markdown").strip(), "run `python docs/table.py`"


def test_the_facts_are_those_of_the_seed(shared: Path) -> None:
    """Every paper link and every citation file of the seed's entries is here."""
    pattern = re.compile(r"^\+ \[[^\]]*\]\((\S+?)\).*?(\./citations/\S+?\.txt)", re.M)
    seed = pattern.findall((shared / "seed" / README).read_text(encoding="utf-8"))
    here = set(pattern.findall((ROOT / README).read_text(encoding="utf-8")))
    missing = {(link.partition("?casa_token")[0], citation) for link, citation in seed} - here
    assert len(seed) > 220
    assert not missing


PLANTS: list[Plant] = [
    plant(
        "stale-count-badge",
        (README, "Number%20of%20Items-227-FF6F00", "Number%20of%20Items-‸226‸-FF6F00"),
    ),
    plant("empty-link-text", (README, "[Most Popular AI Research Aug 2022](https://www.libhunt.com/posts/874974-d-most-popular-ai-research-aug-2022-ranked-based-on-github-stars)",
                              "‸[](https://www.libhunt.com/posts/874974-d-most-popular-ai-research-aug-2022-ranked-based-on-github-stars)‸")),
]  # fmt: skip


@pytest.mark.parametrize("planted", PLANTS, ids=lambda planted: planted.rule)
def test_a_planted_defect_is_found_at_its_place(planted: Plant, pristine: Path, tmp_path: Path) -> None:
    copy_list(tmp_path)
    expected = []
    for path, old, new in planted.changes:
        file = tmp_path / path
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        assert text.count(old) == 1 or not old, f"{old!r} stands {text.count(old)} times in {path}"
        text = text.replace(old, new) if old else new
        if "‸" in text:
            before, marked, _ = text.split("‸")
            start, end = place(before), place(before + marked)
            expected.append((planted.rule, path, start, end))
        file.write_text(text.replace("‸", ""), encoding="utf-8", newline="")
    found = []
    for one in lint_folder(tmp_path).diagnostics:
        source, span = one.source, one.finding.span
        found.append((one.rule.name, source.path, tuple(source.position(span.start)), tuple(source.position(span.end))))
    assert found == expected


def place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def test_every_rule_that_runs_by_default_has_a_planted_defect() -> None:
    planted = {one.rule for one in PLANTS}
    assert {rule.name for rule in all_rules() if rule.default} - planted == set(NOT_PLANTED)


NOT_PLANTED: dict[str, str] = {}
"""Rules that need another list than this one, with the reason."""
