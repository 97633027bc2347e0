"""The repository is itself a list: it is clean, and any defect planted in it is found at its place."""

from __future__ import annotations

import os
import re
import runpy
import shutil
from pathlib import Path
from typing import NamedTuple

import casefile
import pytest
from casefile import Change, Plant
from folders import ROOT, Judge, fix_project, read_folder
from program import run

from dd_lint.lint.registry import all_rules
from dd_lint.lint.selection import select_rules

README = "README.md"


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
    done = run(README, "--isolated", cwd=ROOT)
    assert (done.returncode, done.stdout) == (0, "")
    passed = re.match(r"All checks passed: (\d+) entries, (\d+) citation files, \d", done.stderr)
    assert passed
    assert [passed[1]] == re.findall(r"badge/Number%20of%20Items-(\d+)-", read(ROOT / README))
    assert int(passed[2]) == len(list((ROOT / "citations").iterdir())) > 200


def test_the_picture_is_fresh(shared: Path) -> None:
    drawing = runpy.run_path(str(ROOT / "docs" / "picture.py"))
    drawn = drawing["draw"](shared / "seed" / README)
    picture = read(ROOT / "docs" / "output.svg")
    assert words(drawn) == words(picture), "run `python docs/picture.py LIST`"


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def words(svg: str) -> list[str]:
    """What is in a picture, however it is drawn."""
    return re.findall(r">([^<>]+)</text>", svg)


def test_the_facts_are_those_of_the_seed(shared: Path) -> None:
    """Every paper link and every citation file of the seed's entries is here."""
    pattern = re.compile(r"^\+ \[[^\]]*\]\((\S+?)\).*?(\./citations/\S+?\.txt)", re.MULTILINE)
    seed = pattern.findall(read(shared / "seed" / README))
    here = set(pattern.findall(read(ROOT / README)))
    missing = {(link.partition("?casa_token")[0], citation) for link, citation in seed} - here
    assert len(seed) > 220
    assert not missing


PLANTS = [
    pytest.param(path.stem, plant, id=f"{path.stem}: {plant.title}")
    for path in sorted(casefile.FOLDER.glob("*.md"))
    for plant in casefile.plants(path)
]


@pytest.mark.parametrize(("name", "plant"), PLANTS)
def test_a_planted_defect_is_found_at_its_place_and_fixed(
    name: str, plant: Plant, pristine: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "list"
    shutil.copytree(pristine, folder, copy_function=os.link)
    facts = list_facts(read(pristine / README))
    places = [make_change(folder, change, facts) for change in plant.changes]
    project = read_folder(folder)
    judge = Judge(select_rules(all_rules(), project.config))
    report = judge(project)
    assert not report.failures
    found = [(one.rule.name, one.source, one.finding.span) for one in report.diagnostics]
    assert [
        (rule, Place(source.path, source.position(span.start), source.position(span.end)))
        for rule, source, span in found
    ] == [(name, place) for place in places if place]
    if any(one.finding.fix for one in report.diagnostics):
        assert fix_project(project, folder, judge, unsafe=True).report.diagnostics == ()


class Place(NamedTuple):
    """What is marked in a file: from a line and column to where it has ended."""

    path: str
    start: tuple[int, int]
    end: tuple[int, int]


def list_facts(text: str) -> dict[str, str]:
    """What plants take from the list, by how they write it."""
    (items,) = map(int, re.findall(r"badge/Number%20of%20Items-(\d+)-", text))
    latest = re.search(r"## Latest Updates\n\+ \[(.*?)\] \[(.*?)\]\(", text)
    assert latest
    counts = {"{{items}}": items, "{{items+1}}": items + 1, "{{items-1}}": items - 1}
    return {name: str(count) for name, count in counts.items()} | {
        "{{date}}": latest[1],
        "{{title}}": latest[2],
    }


def filled(text: str, facts: dict[str, str]) -> str:
    """The text of a plant, for the list as it is now."""
    for name, fact in facts.items():
        text = text.replace(name, fact)
    return text


def make_change(folder: Path, change: Change, facts: dict[str, str]) -> Place | None:
    """Change a file of the list, and tell the place that the change marks."""
    path, old, new = change.path, filled(change.old, facts), filled(change.new, facts)
    file = folder / path
    text = read(file) if old else ""
    assert not old or text.count(old) == 1, f"{old!r} appears {text.count(old)} times in {path}"
    parts = (text.replace(old, new) if old else new).split("‸")
    file.unlink(missing_ok=True)  # so that the file it is a link to stays as it is
    file.write_text("".join(parts), encoding="utf-8", errors="surrogateescape", newline="")
    if len(parts) == 1:
        return None
    before, marked, _ = parts
    return Place(path, position(before), position(before + marked))


def position(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what follows a text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def test_a_paper_more_takes_no_plant_away() -> None:
    """What plants replace is there, once, whatever is added to the list and leaves its latest updates."""
    text = read(ROOT / README)
    items = list_facts(text)
    text = text.replace(f"Items-{items['{{items}}']}", f"Items-{items['{{items+1}}']}")
    before, heading, rest = text.partition("## Latest Updates\n")
    rest = rest.partition("\n\n")[2]
    paper = "[A New Paper](https://example.org/x)\n"
    text = f"{before}{heading}+ [2099/12/31] {paper}\n{rest}"
    text = text.replace("### Early Work\n", f"### Early Work\n+ {paper}", 1)
    facts = list_facts(text)
    for name, plant in (param.values for param in PLANTS):
        old = [filled(change.old, facts) for change in plant.changes if change.path == README and change.old]
        assert [text.count(one) for one in old] == [1] * len(old), (name, plant.title)


def test_every_rule_that_runs_by_default_has_a_planted_defect() -> None:
    planted = {name for plant in PLANTS for name in plant.values[:1]}
    assert {rule.name for rule in all_rules() if rule.default} <= planted
