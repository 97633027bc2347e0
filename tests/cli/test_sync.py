"""`dd-lint sync`, which makes anew what follows from the entries and the headings."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import write_files
from program import run

ONE = "+ [One](https://arxiv.org/abs/2401.00001) (Ann Lee et al., CVPR 2024)\n"
TWO = "+ [Two](https://arxiv.org/abs/2401.00002) (Bo Yu et al., 2024)\n"
THREE = "+ [Three](https://arxiv.org/abs/2401.00003) (Cy Fox et al., 2024)\n"
IN_LINE = f"""\
# Papers ![papers](https://img.shields.io/badge/papers-3-blue)
## Latest Updates
+ [2024/01/02] [One](https://arxiv.org/abs/2401.00001) (Ann Lee et al., CVPR 2024)
## Contents
+ [Text](#text-1)
+ [Image](#image-1)
+ [Audio](#audio-1)
## Text (1)
{ONE}## Image (1)
{TWO}## Audio (1)
{THREE}"""
# Each stands once in the text, and what follows it is what somebody forgot.
FORGOTTEN = {
    "papers-3": "papers-7",
    "Lee et al., CVPR 2024)\n## Contents": "Lee et al., 2023)\n## Contents",
    "+ [Image](#image-1)\n": "",
    "[Audio](#audio-1)": "[Sound](#audio-1)",
    "## Text (1)": "## Text (4)",
    "#text-1": "#text-4",
}


def out_of_line() -> str:
    text = IN_LINE
    for now, before in FORGOTTEN.items():
        assert text.count(now) == 1
        text = text.replace(now, before)
    return text


def test_all_of_it_in_one_go(tmp_path: Path) -> None:
    write_files(tmp_path, {"README.md": out_of_line()})
    done = run("sync", "README.md", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "README.md").read_text() == IN_LINE
    assert "Found 5 findings (5 fixed, 0 remaining)" in done.stderr
    done = run("sync", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert "All checks passed" in done.stderr


@pytest.mark.parametrize(("now", "before"), FORGOTTEN.items())
def test_each_by_itself(tmp_path: Path, now: str, before: str) -> None:
    # The fragment follows from the heading, which is changed in the same run.
    text = out_of_line() if now == "#text-1" else IN_LINE.replace(now, before)
    write_files(tmp_path, {"README.md": text})
    done = run("sync", "--check", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout
    assert "--fix" not in done.stderr
    assert (tmp_path / "README.md").read_text() == text
    assert run("sync", cwd=tmp_path).returncode == 0
    assert (tmp_path / "README.md").read_text() == IN_LINE


def test_contents_are_made_where_there_are_none_yet(tmp_path: Path) -> None:
    start, end = IN_LINE.index("+ [Text]"), IN_LINE.index("## Text")
    write_files(tmp_path, {"README.md": IN_LINE[:start] + IN_LINE[end:]})
    assert run("sync", cwd=tmp_path).returncode == 0
    made = (tmp_path / "README.md").read_text()
    assert made == IN_LINE[:start] + "\n" + IN_LINE[start:]


def test_the_patch_says_the_same(tmp_path: Path) -> None:
    write_files(tmp_path, {"README.md": out_of_line()})
    done = run("sync", "--diff", cwd=tmp_path)
    assert done.returncode == 1
    assert "-# Papers ![papers](https://img.shields.io/badge/papers-7-blue)\n" in done.stdout
    assert "++ [Image](#image-1)\n" in done.stdout
    assert (tmp_path / "README.md").read_text() == out_of_line()


def test_nothing_else_is_touched(tmp_path: Path) -> None:
    text = IN_LINE.replace(") (Bo", ")  (Bo")
    write_files(tmp_path, {"README.md": text})
    assert run("sync", cwd=tmp_path).returncode == 0
    assert (tmp_path / "README.md").read_text() == text


def test_what_is_ignored_is_left_alone(tmp_path: Path) -> None:
    write_files(tmp_path, {"README.md": out_of_line(), "dd-lint.toml": 'ignore = ["BDG", "TOC", "LAT"]\n'})
    assert run("sync", cwd=tmp_path).returncode == 0
    assert (tmp_path / "README.md").read_text() == out_of_line()


def test_what_only_a_person_can_settle_is_named(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {"README.md": IN_LINE.replace("## Text", "+ [Zebra](#zebra)\n## Text")},
    )
    done = run("sync", cwd=tmp_path)
    assert done.returncode == 1
    assert 'README.md:8:12: TOC001 dead-anchor no heading or anchor is named "zebra"' in done.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--check", "--diff"),
            "--check names the places, --diff shows the changes; leave one of the two out",
        ),
        (("-",), "sync needs the list's file, not standard input, which --check takes"),
        (("nowhere.md",), "nowhere.md: no such file"),
    ],
)
def test_wrong_use(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    write_files(tmp_path, {"README.md": IN_LINE})
    done = run("sync", *options, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, f"dd-lint: {said}\n")
