"""What is common to lists that mean harm."""

from __future__ import annotations

from pathlib import Path

from dd_lint.config.model import Config
from dd_lint.formats import FORMATS, Style, load_format
from dd_lint.lint.report import Report
from dd_lint.project.disk import Disk
from dd_lint.project.load_project import load_project
from dd_lint.project.model import Project

ENTRY = "[T{0}](https://example.org/{0}) (Ann Lee et al., ICML 2021) [code](https://github.com/a/b{0})"
LIST = f"# Papers\n\n## Main\n+ {ENTRY.format(0)} [:book:](./citations/lee2021t.txt)\n+ [](https://example.org/é中😀)\n"


RAW = [
    *map(chr, range(9)),
    "\x0b",
    "\x0c",
    *map(chr, range(0x0E, 0x20)),
    "\x7f",
    "\x85",
    "\x9b",
    "\u202e",
    "\u2066",
    "\u200f",
    "\u2028",
]


def project_of(data: bytes, folder: Path) -> Project:
    return load_project(data, Disk(folder), "README.md", Config())


def outputs(report: Report) -> dict[str, str]:
    return {name: "".join(load_format(name).render(report, Style("a b/", width=40))) for name in FORMATS}
