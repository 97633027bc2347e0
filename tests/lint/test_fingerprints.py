"""A fingerprint outlives the mending of what else is wrong beside its finding."""

from __future__ import annotations

from pathlib import Path

import pytest
from folders import write_files

from dd_lint.config.model import Config
from dd_lint.lint.engine import lint
from dd_lint.lint.fingerprint import fingerprints
from dd_lint.lint.registry import all_rules
from dd_lint.project.disk import Disk
from dd_lint.project.load_project import load_project

LIST = """# List

## Papers
+ [Round Doors](https://arxiv.org/abs/2401.00001) (Lea Lopes et al., ICLR 2023) [:book:](./citations/l.txt)
"""
CITATION = """@inproceedings{l,
  title={Round Doors,
  author={Moss, Tia, Jr. and Roth, Pia and}, year={in press},
  booktitle={ICLR}
}
"""


def names(folder: Path, text: str, citation: str) -> dict[str, list[str]]:
    write_files(folder, {"README.md": text, "citations/l.txt": citation})
    report = lint(load_project(text.encode(), Disk(folder), "README.md", Config()), all_rules())
    found: dict[str, list[str]] = {}
    for name, one in zip(fingerprints(report), report.diagnostics, strict=True):
        found.setdefault(one.rule.name, []).append(name)
    return found


@pytest.mark.parametrize(
    ("fault", "mended", "kept"),
    [
        ("Round Doors,", "Round Doors},", ["malformed-author-list", "invalid-field-value"]),
        ("Moss, Tia, Jr.", "Moss, Jr., Tia", ["bibtex-syntax", "invalid-field-value"]),
        ("{in press}", "{2023}", ["bibtex-syntax", "malformed-author-list"]),
        ("{l,", "{lopes2023round,", ["bibtex-syntax", "malformed-author-list", "invalid-field-value"]),
    ],
)
def test_of_a_citation(tmp_path: Path, fault: str, mended: str, kept: list[str]) -> None:
    before = names(tmp_path / "before", LIST, CITATION)
    after = names(tmp_path / "after", LIST, CITATION.replace(fault, mended))
    for rule in kept:
        assert before[rule][0] in after[rule]


def test_one_of_two_in_a_field(tmp_path: Path) -> None:
    before = names(tmp_path / "before", LIST, CITATION)["malformed-author-list"]
    mended = CITATION.replace("Moss, Tia, Jr.", "Moss, Tia")
    assert names(tmp_path / "after", LIST, mended)["malformed-author-list"] == before[:1]
    assert len(before) == 2


def test_of_an_entry(tmp_path: Path) -> None:
    address = "https://arxiv.org/abs/2401.00001"
    text = LIST.replace(address, f"{address}?utm_source=a").replace("l.txt", "none.txt")
    before = names(tmp_path / "before", text, CITATION)
    after = names(tmp_path / "after", text.replace("?utm_source=a", ""), CITATION)
    assert before.keys() - after.keys() == {"tracking-parameter"}
    assert before["missing-citation-file"] == after["missing-citation-file"]
