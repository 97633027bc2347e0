"""A list as `show` prints it: for machines by a schema, for people with the reasons for what was read."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from folders import SHARED, write_files
from program import run

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "show.schema.json").read_text(encoding="utf-8"))
PAPERS = "".join(
    f"- **A Study of Graphs with Number {n}**, Ann Smith, Bob Lee, *ICML 20{n}* [[pdf](https://arxiv.org/abs/20{n}.00001)]\n"
    for n in range(10, 24)
)
LIST = (
    f"# A list\n\n## Papers\n\n{PAPERS}\n## Tools\n\n"
    "- **A Library for Graphs** [code](https://github.com/a/graphs)\n"
    "- **Another Library for Graphs** [code](https://github.com/a/more)\n"
)


def shown(folder: Path, *options: str) -> str:
    done = run("show", "README.md", *options, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_json_is_as_its_schema_says(tmp_path: Path) -> None:
    write_files(tmp_path, {"README.md": LIST})
    for options in (("--json",), ("--json", "--why")):
        jsonschema.validate(json.loads(shown(tmp_path, *options)), SCHEMA)


@pytest.mark.parametrize("name", ["seed", "lists/sindresorhus__awesome", "labelled/rxin__db-readings"])
def test_json_of_real_lists_is_as_its_schema_says(name: str) -> None:
    for path in sorted((SHARED / name).glob("[rR]*.md")):
        done = run("show", path.name, "--json", cwd=path.parent)
        jsonschema.validate(json.loads(done.stdout), SCHEMA)


def test_what_is_no_paper_is_an_entry_of_another_kind(tmp_path: Path) -> None:
    write_files(tmp_path, {"README.md": LIST})
    document = json.loads(shown(tmp_path, "--json"))
    kinds = [[entry["kind"] for entry in section["entries"]] for section in document["sections"]]
    assert kinds == [[], [], ["paper"] * 14, ["other"] * 2]
    assert shown(tmp_path).startswith("README.md: 14 entries and 2 of other kinds in 2 sections\n")
    assert "14 entries" in run("check", "README.md", cwd=tmp_path).stderr


def test_the_reasons_for_a_title(tmp_path: Path) -> None:
    write_files(tmp_path, {"README.md": LIST})
    why = shown(tmp_path, "--why")
    assert "             sure     title 100%, paper 100%, authors" in why
    assert "\n                +2.0  is bold\n" in why
    assert shown(tmp_path).count("is bold") == 0
    (entry, *_) = json.loads(shown(tmp_path, "--json", "--why"))["sections"][2]["entries"]
    assert {"term": "is bold", "worth": 2.0} in entry["reasons"]
    done = run("show", "README.md", "--why", "--conventions", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "dd-lint: --why and --conventions exclude each other\n")
