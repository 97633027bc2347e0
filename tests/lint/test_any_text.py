"""Whatever a list holds, a run ends soon, and every place that it names is there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from folders import write_files
from hostile import ENTRY, LIST, RAW, outputs, project_of
from hypothesis import given, settings
from hypothesis import strategies as st
from program import run_process
from steps import growth

from dd_lint.config.model import Config
from dd_lint.lint.engine import lint
from dd_lint.lint.registry import all_rules
from dd_lint.lint.report import Report
from dd_lint.lint.selection import select_rules
from dd_lint.text.source import Source, Span

EMPTY_LINK = (5, 3)


# Each is far from what a quadratic reading gets through.
TEXTS: dict[str, str] = {
    "empty": "",
    "a mark alone": "\ufeff",
    "blank": " \n\t\n" * 10_000,
    "line feeds": "\n" * 500_000,
    "a long line": "x" * 10_000_000,
    "a long line of links": "[a](b) " * 1_500_000,
    "many long lines": ("+ [](x) " + "y" * 99_000 + "\n") * 50,
    "brackets": "[" * 5_000 + "]" * 5_000,
    "open brackets": "[" * 50_000,
    "brackets before links": "[" * 5_000 + "](x)" * 5_000,
    "images in images": "![" * 5_000 + "](x)" * 5_000,
    "quotes": ">" * 5_000 + " x",
    "lists on a line": "- " * 5_000 + "x",
    "lists in lists": "".join("  " * depth + "- x\n" for depth in range(1_000)),
    "emphasis": "*" * 5_000 + "a" + "*" * 5_000,
    "a heading of hard spaces": "# " + "\u00a0" * 90_000 + "x\n",
    "a label of hard spaces": "## P\n- **T**\n  - " + "\u00a0" * 90_000 + "x\n",
    "bars without a table": "| " + "|" * 90_000 + "\nx | y\n",
    "mixed emphasis": "*a _b **c __d " * 5_000,
    "code fences": "".join("`" * length + " " for length in range(400)),
    "comments": "<!--" * 20_000,
    "comments on lines": "<!--\n" * 20_000,
    "comments in a cell of HTML": "<table><tr><td>" + "<!-- a\n" * 20_000 + "</table>",
    "cells of HTML": "<table>" + ("<tr>" + "<td><a href='x'><b>" * 5 + "\n") * 4_000,
    "headings in HTML": "<h1>" * 20_000,
    "headings in HTML on lines": "<h1>\n" * 20_000,
    "a long tag name": "<div>\n<" + "a" * 90_000 + "\n",
    "attributes": "<div>\n<a " + 'id="' * 20_000 + "\n",
    "pipes": "|" * 20_000 + "\n" + "|-" * 10_000 + "|\n" + "|" * 20_000,
    "tables": ("|a" * 50 + "\n" + "|-" * 50 + "\n") * 200,
    "definitions": "[x]:" * 20_000,
    "definitions on lines": "[x]:\n" * 20_000,
    "many definitions": "".join(f"[x{number}]: y\n" for number in range(10_000)) + "[x1] [x2]",
    "parentheses": "## M\n+ [T](x) " + "(" * 90_000,
    "parentheses before a link": "## M\n+ T " + "(" * 40_000 + ")" * 40_000 + " [code](x)",
    "authors": "## M\n+ [t](x) (" + "A B & " * 15_000 + "2021)",
    "years": "## M\n+ [t](x) (" + "2021 " * 18_000 + ")",
    "et al.": "## M\n+ [t](x) (" + "et al " * 15_000 + "2021)",
    "entries without bullets": "## M\n+ " + "\n  ".join(ENTRY.format(number) for number in range(5_000)),
    "a legend of spaces": "+ :book:" + " " * 90_000 + "x\n",
    "accents": "## M\n+ [](x)" + "\u0301" * 90_000,
    "headings": "# a\n" * 20_000,
    "images in headings": "# ![x](y) a\n" * 5_000,
    "anchors": '<a name="x"></a>\n' * 10_000,
    "a deep path": f"[x](./{'a/' * 20_000}x.txt)\n[y](./{'../' * 20_000}x.txt)\n",
    "schemes": "http://" * 12_000,
    "entities": "&amp;" * 15_000 + "&#0;&#xD800;&#x110000;&#99999999999;",
    "control characters": LIST.replace("T0", "T" + "".join(RAW)),
}


def check_everything(data: bytes, folder: Path) -> Report:
    """Lint a list: every place lies in its file, every format can show it, and JSON reads back."""
    report = lint(project_of(data, folder), select_rules(all_rules(), Config()))
    assert not report.failures
    for diagnostic in report.diagnostics:
        finding = diagnostic.finding
        places = [(finding.source, finding.span)]
        places += [(related.source, related.span) for related in finding.related]
        places += [(edit.source, edit.span) for edit in (finding.fix.edits if finding.fix else ())]
        for source, span in places:
            assert inside(source, span), (diagnostic.rule.name, span)
    shown = outputs(report)
    assert len(json.loads(shown["json"])["findings"]) == len(report.diagnostics)
    assert shown["concise"].count("\n") == shown["github"].count("\n") == len(report.diagnostics)
    return report


def inside(source: Source, span: Span) -> bool:
    return 0 <= span.start <= span.end <= len(source.text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_any_text_is_read_soon(text: str, tmp_path: Path) -> None:
    check_everything(text.encode(), tmp_path)
    rules = select_rules(all_rules(), Config())
    # A part of the text may be of another kind than the whole; what is quadratic grows by 16.
    assert growth(lambda length: lint(project_of(text[:length].encode(), tmp_path), rules), 2_000) < 8


@pytest.mark.parametrize(
    "name", ["empty", "a long line", "images in images", "quotes", "comments", "a deep path"]
)
def test_any_text_is_survived_on_the_command_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(TEXTS[name], encoding="utf-8")
    for command in ("check", "show", "cite"):
        done = run_process(command, cwd=tmp_path)
        assert done.returncode in (0, 1)
        assert "internal error" not in done.stderr


class TestBytes:
    @pytest.mark.parametrize(
        ("data", "place", "reason"),
        [
            (b"# A\n+ caf\xe9 x\n", (2, 6), "is not UTF-8: byte 0xe9 starts no character"),
            (b"\xef\xbb\xbf# A\r\n+ caf\xe9 x\n", (2, 6), "is not UTF-8: byte 0xe9 starts no character"),
            ("# é\r\n+ 中".encode() + b"\xff", (2, 4), "is not UTF-8: byte 0xff starts no character"),
            ("# A\n".encode("utf-16"), (1, 1), "is not UTF-8: byte 0xff starts no character"),
            (b"# A\n+ a\0b\n", (2, 4), "holds a NUL character"),
            (
                b"# A\n" + b"x" * 100_001 + b"\n# B\n",
                (2, 1),
                "line 2 has 100,001 characters and is not checked",
            ),
        ],
    )
    def test_what_cannot_be_read_is_named(
        self, data: bytes, place: tuple[int, int], reason: str, tmp_path: Path
    ) -> None:
        project = project_of(data, tmp_path)
        first = project.unreadable[0]
        assert first.source.position(first.span.start) == place
        assert reason in first.reason
        check_everything(data, tmp_path)

    def test_the_rest_of_a_file_is_checked_still(self, tmp_path: Path) -> None:
        data = b"# A\n\xff\0" + b"x" * 200_000 + b"\n" + LIST.encode()
        report = check_everything(data, tmp_path)
        found = [
            one.source.position(one.span.start) for one in report.diagnostics if one.rule.code == "ENT001"
        ]
        assert found == [(EMPTY_LINK[0] + 2, EMPTY_LINK[1])]

    @pytest.mark.parametrize(
        "change",
        [
            lambda text: text.replace("\n", "\r\n"),
            lambda text: text.replace("\n", "\r"),
            lambda text: "\ufeff" + text,
            lambda text: "\ufeff" + text.replace("\n", "\r\n"),
            lambda text: text.rstrip("\n"),
            lambda text: text.rstrip("\n").replace("\n", "\r\n"),
        ],
        ids=["CRLF", "CR", "mark", "mark and CRLF", "no final newline", "CRLF and no final newline"],
    )
    def test_places_are_those_of_the_plain_file(self, change: Callable[[str], str], tmp_path: Path) -> None:
        plain, changed = (places(text, tmp_path) for text in (LIST, change(LIST)))
        assert plain == changed
        assert ("ENT001", *EMPTY_LINK) in {one[:3] for one in plain}

    def test_places_in_citation_files(self, tmp_path: Path) -> None:
        bibtex = "@article{lee2021t,\n  title={T0}\n  author={Ann Lee},\n  year={2021}\n}\n"
        found = []
        for number, text in enumerate((bibtex, "\ufeff" + bibtex.replace("\n", "\r\n"))):
            folder = tmp_path / str(number)
            write_files(folder, {"README.md": LIST, "citations/lee2021t.txt": text})
            found.append(places(LIST, folder))
        assert found[0] == found[1]
        assert any(one[0].startswith("BIB") for one in found[0])


def places(text: str, folder: Path) -> list[tuple[str, int, int, int, int]]:
    report = check_everything(text.encode(), folder)
    return [
        (one.rule.code, *one.source.position(one.span.start), *one.source.position(one.span.end))
        for one in report.diagnostics
    ]


@pytest.fixture(scope="module")
def anywhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for one list after the other, as hypothesis wants no fresh one for each example."""
    return tmp_path_factory.mktemp("anywhere")


FRAGMENTS = st.sampled_from(
    [
        "+ ", "\n+ ", "\n- ", "\n  - ", "\n", "\n\n", "\r\n", "\r", "[", "]", "(", ")",
        "[T](https://arxiv.org/abs/2101.00001)", "## Main\n",
        "\n## Contents\n- [A](#a)\n- [B](#b)\n- [C](#c)\n\n## A\n", "(Ann Lee et al., ICML 2021)",
        "(Ann Lee, 2021", " & ", ", ", "et al.",
        "[:book:](./citations/a.txt)", "[:octocat:](https://github.com/a/b)", "[2025/02/15] ",
        "## Latest Updates\n", '<a name="a"></a>\n',
        "<h2>", "</h2>", "![b](https://img.shields.io/badge/Number%20of%20Papers-3-red)", "\0", "\x1b[31m",
        "\u202e", "é", "😀", "中", "\t", "`",
        "<!--", "-->", "| a | b |\n|---|---|\n", "> ", "# ", "&amp;", "http://", "./citations/a.txt", "T",
        "2021", "Workshop", "**", "\\",
    ]
).filter(bool)  # fmt: skip
LISTS = (
    st.lists(FRAGMENTS, max_size=30).map("".join).map(str.encode) | st.text().map(str.encode) | st.binary()
)
BIBTEX = st.lists(
    st.sampled_from(
        [
            "@article{", "a,", "title", "author", "year", " = ", "{", "}", '"', ",", "\n", "Lee, Ann",
            " and ", "others", "2021", "\\", "$", "&",
            "@", "@string{", "#", "é", "\r\n", "%",
            "booktitle={International Conference on Machine Learning (ICML)}",
            "journal={arXiv preprint arXiv:2101.00001}",
        ]
    ),
    max_size=30,
).map("".join).map(str.encode) | st.binary()  # fmt: skip


@settings(max_examples=250)
@given(data=LISTS)
def test_any_list(data: bytes, anywhere: Path) -> None:
    check_everything(data, anywhere)


@settings(max_examples=150)
@given(data=BIBTEX)
def test_any_citation_file(data: bytes, anywhere: Path) -> None:
    (anywhere / "citations").mkdir(exist_ok=True)
    (anywhere / "citations/lee2021t.txt").write_bytes(data)
    check_everything(LIST.encode(), anywhere)
