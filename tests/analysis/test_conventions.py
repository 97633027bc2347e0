"""Conventions: one table of them, what makes a habit, and what the configuration says of each."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from folders import ROOT, SHARED, read_folder, write_files
from program import run

from dd_lint.analysis.convention import Convention, evidence, habit
from dd_lint.analysis.conventions import CONVENTIONS
from dd_lint.config.model import Config, HabitMeasure, Law
from dd_lint.project.model import Project


def folder_of(tmp_path: Path, text: str, config: str = "") -> Path:
    write_files(tmp_path, {".git/HEAD": "", "README.md": text, "dd-lint.toml": config})
    return tmp_path


def findings(folder: Path, rule: str, *options: str) -> list[str]:
    done = run("check", "--select", rule, "--output-format", "json", *options, cwd=folder)
    assert done.returncode in (0, 1), done.stderr
    return [one["message"] for one in json.loads(done.stdout)["findings"]]


def papers(linked: int, plain: int) -> str:
    entries = [
        f"- [Linked paper {n}](https://arxiv.org/abs/2401.{n:05}) (Ann Lee, 2024)\n" for n in range(linked)
    ]
    return (
        "## Papers\n"
        + "".join(entries)
        + "".join(f"- Plain paper {n} (Ann Lee, 2024)\n" for n in range(plain))
    )


def test_the_table_is_sorted_and_each_name_is_one_row() -> None:
    names = [row.name for row in CONVENTIONS]
    assert names == sorted(set(names))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)
    assert all(row.about and row.of and row.fewest > 0 for row in CONVENTIONS)


def test_every_row_of_the_rooms_is_in_the_table() -> None:
    """A row that is not in the table could be neither printed nor set."""
    source = "".join(
        path.read_text("utf-8") for path in (ROOT / "src/dd_lint/analysis").rglob("*conventions.py")
    )
    constants = re.findall(r"^[A-Z_]+ = Convention\(", source, re.MULTILINE)
    mappings = re.findall(r"^[A-Z_]+: Mapping\[str, Convention\]", source, re.MULTILINE)
    assert len(constants) > 30
    assert len(mappings) == 2
    assert len(CONVENTIONS) == len(constants) + 8
    used = (ROOT / "src/dd_lint").rglob("*.py")
    outside = [path.name for path in used if " = Convention(" in path.read_text("utf-8")]
    assert all(name.endswith("conventions.py") for name in outside)


ROW = Convention(
    "colour", "which colour entries have", "entries", lambda _: ["red"] * 8 + ["blue"], takes=str
)


def project_of(folder: Path, config: Config) -> Project:
    write_files(folder, {"README.md": "", ".git/HEAD": ""})
    return replace(read_folder(folder), config=config)


@pytest.mark.parametrize(
    ("row", "majority", "holds"),
    [
        (ROW, 0.9, False),
        (ROW, 8 / 9, True),
        (ROW._replace(forgiving=True), 0.9, True),
        # Who asks for more than is usual is not to be forgiven one.
        (ROW._replace(forgiving=True), 0.95, False),
        (ROW._replace(forgiving=True, share=0.95), 0.9, False),
        (ROW._replace(share=0.5, fewest=9), 0.9, False),
        (ROW._replace(values=lambda _: ()), 0.9, False),
    ],
)
def test_what_makes_a_habit(tmp_path: Path, row: Convention, majority: float, holds: bool) -> None:
    found = habit(project_of(tmp_path, Config(majority=majority)), row)
    assert found.holds is holds
    assert found.usual == ("red" if holds else None)


def test_what_the_configuration_says_of_a_habit(tmp_path: Path) -> None:
    def found(setting: Law | HabitMeasure) -> tuple[object, str]:
        one = habit(project_of(tmp_path, Config(conventions={"colour": setting})), ROW)
        return one.usual, one.evidence

    assert found(Law("blue")) == ("blue", "as configured")
    assert found(Law("green")) == ("green", "as configured")
    assert found(Law(None))[0] is None
    assert found(HabitMeasure(share=0.8)) == ("red", evidence(8, 9, "entries"))
    assert found(HabitMeasure(share=0.8, fewest=9))[0] is None
    assert found(HabitMeasure(fewest=2))[0] is None


def test_each_part_of_a_list_has_a_habit_of_its_own_and_one_law_for_all(tmp_path: Path) -> None:
    row = Convention("size", "how many a folder holds", "files", takes=int)
    first, second = row.of_part("a", [1, 1]), row.of_part("b", [2, 2])
    project = project_of(tmp_path, Config())
    assert [habit(project, one).usual for one in (row, first, second)] == [None, 1, 2]
    project = project_of(tmp_path, Config(conventions={"size": Law(2)}))
    assert [habit(project, one).usual for one in (first, second)] == [2, 2]


@pytest.mark.parametrize(
    ("config", "found"),
    [
        ("", 0),
        ("title-link = true", 2),
        ("title-link = { share = 0.7 }", 2),
        ("title-link = { share = 0.7, fewest = 7 }", 0),
        ("title-link = false", 0),
    ],
)
def test_a_convention_is_made_the_law_or_more_easily_a_habit(tmp_path: Path, config: str, found: int) -> None:
    folder = folder_of(tmp_path, papers(6, 2), f"[conventions]\n{config}\n")
    assert len(findings(folder, "unlinked-title")) == found
    shutil.move(folder / "dd-lint.toml", folder / "own.toml")
    assert findings(folder, "unlinked-title") == []
    assert len(findings(folder, "unlinked-title", "--config", "own.toml")) == found


def test_a_law_is_quoted_as_such(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, papers(6, 1), "[conventions]\ntitle-link = true\n")
    (law,) = findings(folder, "unlinked-title")
    assert law.endswith("entries link to theirs, as configured")
    folder = folder_of(tmp_path, papers(6, 1), "[conventions]\ntitle-link = { share = 0.8 }\n")
    (usual,) = findings(folder, "unlinked-title")
    assert usual.endswith("6 of 7 entries link to theirs")


def test_a_convention_is_turned_off(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, papers(19, 1))
    assert len(findings(folder, "unlinked-title")) == 1
    folder = folder_of(tmp_path, papers(19, 1), '[conventions]\ntitle-link = "off"\n')
    assert findings(folder, "unlinked-title") == []


def test_a_text_is_made_the_law(tmp_path: Path) -> None:
    entries = "".join(
        f"- [Paper {n}](https://arxiv.org/abs/2401.{n:05}) (Ann Lee et al., 2024)\n" for n in range(6)
    )
    config = '[conventions]\nbefore-et-al = ","\nafter-et-al = "off"\n'
    folder = folder_of(tmp_path, f"## Papers\n{entries}", config)
    found = findings(folder, "et-al-form")
    assert len(found) == 6
    assert all(one.endswith("elsewhere, as configured") for one in found)


def test_the_order_of_all_sections_is_set_at_once(tmp_path: Path) -> None:
    copies = "".join(f"- [2024/01/0{n}] [Paper {n}](https://arxiv.org/abs/2401.0000{n})\n" for n in (1, 3, 2))
    text = f"## Latest Updates\n{copies}\n{papers(4, 0)}"
    folder = folder_of(tmp_path, text, '[conventions]\nlatest-order = "ascending"\n')
    assert len(findings(folder, "latest-order")) == 1
    assert "old to new" in findings(folder, "latest-order")[0]
    folder = folder_of(tmp_path, text, '[conventions]\nlatest-order = "descending"\n')
    assert all("new to old" in one for one in findings(folder, "latest-order"))


@pytest.mark.parametrize(
    ("config", "problem"),
    [
        (
            "title-links = true",
            'unknown key "conventions.title-links"; did you mean "conventions.title-link"?',
        ),
        ("zzzz = true", 'unknown key "conventions.zzzz"; expected the name of a convention'),
        ('title-link = "yes"', 'title-link: expected a boolean, "off" or a table, not a string'),
        ("title-link = 1", 'title-link: expected a boolean, "off" or a table, not an integer'),
        ("citations-a-file = true", 'expected an integer, "off" or a table, not a boolean'),
        ("author-sign = 1.5", 'expected a string, "off" or a table, not a number'),
        ('bullet = "x"', 'bullet: unknown value "x"; expected "+", "-", "*" or "off"'),
        ("bullet = true", 'expected "+", "-", "*", "off" or a table, not a boolean'),
        ("contents-depth = 2", 'contents-depth: expected "off" or a table, not an integer'),
        ('date-form = "9999"', 'date-form: expected "off" or a table, not a string'),
        ('entry-order = "ascending"', 'conventions.entry-order: the key "entry-order" sets this'),
        ("listed-once = true", 'conventions.listed-once: the key "duplicates" sets this'),
        ('arxiv-form = "abs"', 'conventions.arxiv-form: the key "rules.arxiv-form.form" sets this'),
        (
            "title-link = { shares = 1 }",
            'unknown key "conventions.title-link.shares"; did you mean "conventions.title-link.share"?',
        ),
        ('title-link = { share = "x" }', "title-link.share: expected a number, not a string"),
        ("title-link = { share = 0 }", "title-link.share: expected a number above 0, and 1 at most"),
        ("title-link = { share = nan }", "title-link.share: expected a number above 0, and 1 at most"),
        ("title-link = { fewest = 0 }", "title-link.fewest: expected a number from 1 to 1000000"),
        ("title-link = { fewest = 1.5 }", "title-link.fewest: expected an integer, not a number"),
        ("title-link = [1]", 'expected a boolean, "off" or a table, not an array'),
    ],
)
def test_what_is_wrong_is_one_line(tmp_path: Path, config: str, problem: str) -> None:
    folder = folder_of(tmp_path, papers(2, 0), f"[conventions]\n{config}\n")
    done = run("check", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("dd-lint: dd-lint.toml:2: ")
    assert done.stderr.endswith(f"{problem}\n")
    assert done.stderr.count("\n") == 1


def test_conventions_are_a_table(tmp_path: Path) -> None:
    done = run("check", cwd=folder_of(tmp_path, papers(2, 0), "conventions = true\n"))
    assert (done.returncode, done.stderr) == (
        2,
        "dd-lint: dd-lint.toml:1: conventions: expected a table, not a boolean\n",
    )


def conventions_shown(folder: Path, *options: str) -> dict[str, str]:
    """The printed table: each name with its value and what shows it."""
    done = run("show", "--conventions", *options, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.partition("[conventions]\n")[2].splitlines()
    return dict(line.split(" = ", 1) for line in lines)


def test_what_holds_is_printed_with_its_evidence(tmp_path: Path) -> None:
    shown = conventions_shown(folder_of(tmp_path, papers(19, 1)))
    assert shown["title-link"] == "true  # as in 19 of 20 entries"
    assert shown["bullet"] == '"-"  # as in 20 of 20 entries'
    assert shown["date"] == "false  # as in 20 of 20 others"
    names = [row.name for row in CONVENTIONS if not row.setting]
    assert list(shown) == [name for name in names if name in shown]
    assert "title-link" not in conventions_shown(folder_of(tmp_path, papers(8, 2)))


def test_what_is_configured_is_printed_with_what_the_list_does(tmp_path: Path) -> None:
    config = '[conventions]\ntitle-link = true\nbullet = "off"\n'
    shown = conventions_shown(folder_of(tmp_path, papers(8, 2), config))
    assert shown["title-link"] == "true  # as in 8 of 10 entries"
    assert shown["bullet"] == '"off"  # as configured'


def without_evidence(message: str) -> str:
    """A message but for what shows a habit."""
    message = re.sub(r"as in [\d,]+ of [\d,]+ [\w ]+", "as configured", message)
    others = r"entries say \([^)]*\)|papers have one|entries link to theirs"
    message = re.sub(rf"[\d,]+ of [\d,]+ ({others})", r"\1, as configured", message)
    # The words of the template that is printed as well are the list's own.
    return re.sub(r"(does not read as an entry): .*", r"\1", message, flags=re.DOTALL)


LISTS = [
    ROOT,
    SHARED / "seed",
    *sorted(SHARED.glob("labelled/*/"))[::16],
    *sorted(SHARED.glob("lists/*/"))[::16],
]


def alike(finding: dict[str, object]) -> dict[str, object]:
    """A finding but for what shows a habit, and for the fingerprint, which is of the message, too."""
    return finding | {"message": without_evidence(str(finding["message"])), "fingerprint": ""}


@pytest.mark.parametrize("folder", LISTS, ids=lambda path: path.name)
def test_what_is_printed_changes_no_finding(folder: Path, tmp_path: Path) -> None:
    if not (folder / "README.md").exists():
        pytest.skip("the real lists are not here")
    config = tmp_path / "own.toml"
    config.write_text(run("show", "--conventions", "--isolated", cwd=folder).stdout, encoding="utf-8")
    check = ("check", "--output-format", "json", "--select", "ALL", "--extend-select", "title-case")
    before, after = (
        json.loads(run(*check, *options, cwd=folder).stdout)["findings"]
        for options in (("--isolated",), ("--config", config))
    )
    assert [alike(one) for one in after] == [alike(one) for one in before]


def test_what_is_printed_of_a_list_with_faults_changes_no_finding(tmp_path: Path) -> None:
    text = (
        papers(19, 1)
        .replace("Linked paper 3](", "Linked paper 3]  (")
        .replace("(Ann Lee, 2024)", "(Lee, 2024)", 1)
    )
    folder = folder_of(tmp_path, text)
    before = findings(folder, "ALL", "--isolated")
    assert len(before) > 1
    (folder / "own.toml").write_text(run("show", "--conventions", cwd=folder).stdout, encoding="utf-8")
    after = findings(folder, "ALL", "--config", "own.toml")
    assert [without_evidence(one) for one in after] == [without_evidence(one) for one in before]
