"""Lists that are spread over several files, and files that are no lists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from folders import write_files
from program import run

ONE = "+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)\n"
TWO = "+ [DREAM](https://arxiv.org/abs/2302.14416) (Yanqing Liu et al., ICCV 2023)\n"
THREE = "+ [Graph Condensation](https://arxiv.org/abs/2110.07580) (Wei Jin et al., ICLR 2022)\n"


def found(folder: Path, *arguments: str) -> list[tuple[str, str, int]]:
    done = run("check", "--output-format", "json", *arguments, cwd=folder)
    return [(one["path"], one["code"], one["line"]) for one in json.loads(done.stdout)["findings"]]


def write(folder: Path, files: dict[str, str], patterns: str = '["papers/**/*.md"]') -> None:
    write_files(folder, {".git/HEAD": "", "dd-lint.toml": f"files = {patterns}\n", **files})


def test_the_files_are_one_list(tmp_path: Path) -> None:
    badge = "![papers](https://img.shields.io/badge/papers-9-blue)\n"
    write(
        tmp_path,
        {
            "README.md": f"# List\n{badge}## Main\n{ONE}{TWO}",
            "papers/graphs.md": f"# Graphs\n\n{THREE}{THREE.replace('Graph C', 'Graph  C')}",
            "papers/older/more.md": f"# More\n{TWO.replace('DREAM', 'Dreams of Another Kind')}",
        },
    )
    assert found(tmp_path) == [
        ("README.md", "BDG001", 2),
        ("papers/graphs.md", "DUP001", 4),
        ("papers/graphs.md", "ENT007", 4),
        ("papers/older/more.md", "DUP003", 2),
    ]
    shown = run("check", "--output-format", "json", cwd=tmp_path).stdout
    assert json.loads(shown)["summary"] | {"seconds": 0} == {
        "files": 3, "entries": 5, "citations": 0, "errors": 3, "warnings": 1, "infos": 0, "seconds": 0,
    }  # fmt: skip
    clash = next(one for one in json.loads(shown)["findings"] if one["code"] == "DUP003")
    assert [(one["path"], one["line"]) for one in clash["related"]] == [("README.md", 5)]


def test_a_citation_is_no_orphan_that_another_file_links_to(tmp_path: Path) -> None:
    bib = "@misc{wang, title={Dataset Distillation}, author={Wang, Tongzhou and others}, year={2018}}\n"
    own, other = f"{ONE.rstrip()} [:book:](a.txt)\n", f"{TWO.rstrip()} [:book:](../citations/b.txt)\n"
    files = {
        "README.md": f"## Main\n{own.replace('a.txt', 'citations/a.txt')}",
        "papers/more.md": f"## More\n{other}",
        "citations/a.txt": bib,
        "citations/b.txt": bib.replace("Dataset Distillation", "DREAM")
        .replace("Wang, Tongzhou", "Liu, Yanqing")
        .replace("2018", "2023")
        .replace("@misc{wang", "@misc{liu"),
    }
    write(tmp_path, files)
    assert found(tmp_path, "--select", "CIT") == []
    (tmp_path / "dd-lint.toml").unlink()
    assert found(tmp_path, "--select", "CIT") == [("citations/b.txt", "CIT002", 1)]


def test_anchors_are_a_pages_own(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "README.md": f"# List\n[one](papers/more.md#main)\n[no](papers/more.md#no)\n## Main\n{ONE}",
            "papers/more.md": f"# More\n[back](../README.md#main) [no](#list)\n\n## Main\n{TWO}",
        },
    )
    assert found(tmp_path, "--select", "TOC") == [
        ("README.md", "TOC001", 3),
        ("papers/more.md", "TOC001", 2),
    ]


def test_fixes_go_to_their_files(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "README.md": f"## Main\n{ONE.replace(' (', '  (')}{THREE}",
            "papers/more.md": f"## More\n{TWO.rstrip()} [:book:](../citations/B.txt)\n",
            "citations/b.txt": "@misc{b, title={DREAM}, author={Liu, Yanqing and others}, year={2023}}\n",
        },
    )
    done = run("check", "--fix", "--unsafe-fixes", "--select", "ENT007,CIT001", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "README.md").read_text() == f"## Main\n{ONE}{THREE}"
    assert (tmp_path / "papers/more.md").read_text() == (
        f"## More\n{TWO.rstrip()} [:book:](../citations/b.txt)\n"
    )


def test_a_suppression_holds_in_its_file(tmp_path: Path) -> None:
    wrong = TWO.replace(" (", "  (")
    hidden = f"{wrong.rstrip()} <!-- dd-lint: ignore[entry-spacing] -->\n"
    write(tmp_path, {"README.md": f"## Main\n{ONE}", "papers/more.md": f"## More\n{hidden}\n{THREE}"})
    assert found(tmp_path) == []


def test_an_open_fence_ends_with_its_file(tmp_path: Path) -> None:
    write(tmp_path, {"README.md": f"## Main\n{ONE}\n```\nopen", "papers/more.md": f"## More\n{TWO}"})
    shown = run("show", cwd=tmp_path).stdout
    assert shown.startswith("README.md: 2 entries in 2 sections\n")
    assert "\npapers/more.md\n     1 ## More [entries] #more\n" in shown


def test_patterns(tmp_path: Path) -> None:
    files = {
        name: f"## Main\n{ONE.replace('Dataset', name[:1].upper())}"
        for name in ("README.md", "b/one.md", "b/two.txt", "b/deep/three.md", ".hidden/four.md", "five.md")
    }
    for patterns, count in (
        ('["*.md"]', 2),
        ('["b/*.md"]', 2),
        ('["b/**/*.md", "b/one.md"]', 3),
        ('["**/*.md"]', 4),
        ('["b/t?o.txt"]', 2),
    ):
        write(tmp_path, files, patterns)
        assert run("show", cwd=tmp_path).stdout.count("template parenthesis") == count, patterns
    write(tmp_path, files, '["nothing/*.md"]')
    assert run("check", cwd=tmp_path).stderr.startswith(
        'dd-lint: dd-lint.toml:1: files: "nothing/*.md" matches no file\n'
    )


@pytest.mark.parametrize("pattern", ["../*.md", "/etc/*.md", "papers\\\\*.md", "", "list.rst"])
def test_wrong_patterns(pattern: str, tmp_path: Path) -> None:
    write(tmp_path, {"README.md": ONE}, f'["{pattern}"]')
    done = run("check", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("dd-lint: dd-lint.toml:1: ")


def test_other_markup_is_named(tmp_path: Path) -> None:
    write_files(tmp_path, {"README.rst": "Papers\n======\n", "papers/more.rst": "x", "docs/README.adoc": "x"})
    reads = "dd-lint reads Markdown, and no other markup such as reStructuredText\n"
    for path, name in ((".", "README.rst"), ("README.rst", "README.rst"), ("docs", "docs/README.adoc")):
        done = run("check", path, cwd=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", f"dd-lint: {name}: {reads}")
    write(tmp_path, {"README.md": ONE}, '["papers/*"]')
    assert run("check", cwd=tmp_path).stderr == f"dd-lint: papers/more.rst: {reads}"
