"""The map of the house is that of the contract and of the tree, and the contract is kept."""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
from pathlib import Path

from folders import ROOT

HALL = ROOT / "src" / "dd_lint"
MAP = (ROOT / "docs" / "house.md").read_text(encoding="utf-8")


def contract() -> list[list[str]]:
    """The layers of the contract, from the top, each with its rooms."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    layers = parser["importlinter:contract:house"]["layers"].split("\n")
    return [
        [room.strip().removeprefix("dd_lint.") for room in re.split(r"[|:]", one)] for one in layers if one
    ]


def rooms() -> set[str]:
    """What lies in the hall: folders of code, and modules."""
    folders = {path.parent.name for path in HALL.glob("*/__init__.py")}
    return folders | {path.stem for path in HALL.glob("*.py")} - {"__init__"}


def test_the_contract_names_every_room() -> None:
    assert {room for layer in contract() for room in layer} == rooms()


def test_the_table_of_the_map_is_the_contract() -> None:
    table = re.findall(r"^\| `(\w+)` \|", MAP, re.MULTILINE)
    assert table == [room for layer in contract() for room in layer]


def test_the_picture_of_the_map_is_the_contract() -> None:
    (picture,) = re.findall(r"^```text\n(.*?)^```", MAP, re.MULTILINE | re.DOTALL)
    assert [line.split(" | ") for line in picture.splitlines()] == contract()


def test_the_hall_is_empty_but_for_its_doors() -> None:
    assert {path.name for path in HALL.iterdir() if path.is_file()} == {
        "__init__.py", "__main__.py", "api.py", "findings.py", "py.typed",
    }  # fmt: skip


def test_families_hold_rules_and_nothing_else() -> None:
    from dd_lint.lint.registry import all_rules

    modules = {path.relative_to(HALL / "rules") for path in (HALL / "rules").glob("*/*.py")}
    own = [rule.module.split(".")[2:] for rule in all_rules() if rule.module.startswith("dd_lint.rules.")]
    wanted = {Path(family) / f"{name}.py" for family, name in own}
    assert modules == wanted | {Path(family) / "__init__.py" for family, _ in own}
    assert [path.name for path in (HALL / "rules").glob("*.py")] == ["__init__.py"]


def test_the_contract_is_kept() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
