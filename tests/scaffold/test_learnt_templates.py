"""What `show --conventions` prints of a list's form reads the list in the same way."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from folders import SHARED, write_files
from learnt_list import FORMS, PAPERS, listing
from program import run

LISTS = [
    *(path / "README.md" for path in sorted(SHARED.glob("labelled/*/"))[3::8]),
    *(path / "README.md" for path in sorted(SHARED.glob("lists/*/"))[3::8]),
]


def printed(folder: Path) -> str:
    return run("show", "README.md", "--conventions", "--isolated", cwd=folder).stdout


def read(folder: Path, *options: str) -> list[dict[str, object]]:
    sections = json.loads(run("show", "README.md", "--json", *options, cwd=folder).stdout)["sections"]
    entries = [entry for section in sections if section["role"] == "entries" for entry in section["entries"]]
    # What the configuration says is surer than what was learnt.
    return [{key: value for key, value in entry.items() if key != "sureness"} for entry in entries]


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_printed_as_it_is_read(form: str, tmp_path: Path) -> None:
    write_files(tmp_path, {"README.md": listing(form, PAPERS)})
    config = tmp_path / "own.toml"
    config.write_text(printed(tmp_path), encoding="utf-8")
    (template,) = tomllib.loads(config.read_text(encoding="utf-8"))["templates"].values()
    assert "TITLE" in template
    assert read(tmp_path, "--config", str(config)) == read(tmp_path, "--isolated")


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.parent.name)
def test_real_lists_are_printed_as_they_are_read(path: Path, tmp_path: Path) -> None:
    if not path.exists():
        pytest.skip("the real lists are not here")
    config = tmp_path / "own.toml"
    config.write_text(printed(path.parent), encoding="utf-8")
    assert tomllib.loads(config.read_text(encoding="utf-8"))["templates"]
    assert read(path.parent, "--config", str(config)) == read(path.parent, "--isolated")


def test_a_row_is_that_of_the_list(tmp_path: Path) -> None:
    rows = "".join(f"| {2000 + n} | {paper.title} | ICML |\n" for n, paper in enumerate(PAPERS))
    write_files(tmp_path, {"README.md": f"# List\n\n| Year | Title | Venue |\n|---|---|---|\n{rows}"})
    assert tomllib.loads(printed(tmp_path))["templates"] == {"plain-row": "| YEAR | TITLE | VENUE |"}


def test_an_item_that_only_groups_others_is_no_entry_of_a_list_of_links(tmp_path: Path) -> None:
    places = "".join(
        f"- [Tool {n}](https://example.org/{n}) - Does what number {n} does.\n" for n in range(30)
    )
    group = "- Systems - What runs on the machine at home.\n" + "".join(
        f"  - [System {n}](https://example.org/s{n})\n" for n in range(4)
    )
    write_files(tmp_path, {"README.md": f"# Tools\n\n{places}{group}"})
    titles = [entry["title"] for entry in read(tmp_path)]
    assert titles[-5:] == ["Tool 29", *(f"System {n}" for n in range(4))]
