"""Each output format, on one report that holds what is hard to show."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from folders import write_files
from hypothesis import given
from hypothesis import strategies as st
from program import run, run_process
from rich.cells import cell_len

from dd_lint import __version__
from dd_lint.config.model import Config
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.formats import FORMATS, Style, load_format
from dd_lint.lint.engine import lint
from dd_lint.lint.fingerprint import fingerprints
from dd_lint.lint.report import Report
from dd_lint.project.disk import Disk
from dd_lint.project.load_project import load_project
from dd_lint.project.model import Project
from dd_lint.rules import Family, Rule
from dd_lint.text.source import Source, Span
from dd_lint.text.visible import visible

LONG = "word " * 400
LINES = (
    "# Papers",
    "+ plain text with a defect in it",
    "+ 深度学习 of 数据 has a 缺陷 here, 后面还有更多的汉字和更多的汉字和更多的汉字和更多的汉字",
    "+ 😀😀 astral defect 😀 e\u0301e\u0301 behind",
    "+ \ttab\tthen\ta\tdefect\tand more",
    f"+ {LONG}defect {LONG}",
    "+ the defect begins here",
    "and goes on there",
    "+ a bidi \u202e override and a \x1b[31m color: defect",
    f"+ wide {'漢' * 63} end",
    "",
    "+ twin defect",
    "+ twin defect",
)
TEXT = "\n".join(LINES) + "\n"
MARKED = ("a defect in", "缺陷", "defect 😀 e\u0301", "defect\tand", "word defect", "\u202e", "漢" * 63, "漢")
MULTI_LINE = "the defect begins here\nand goes on"


def place(text: str, occurrence: int = 0) -> Span:
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(text, start + 1)
    return Span(start, start + len(text))


def check_errors(project: Project) -> Iterator[Finding]:
    source = project.source
    yield Finding(source, place("twin defect", 1), "the second twin")
    yield Finding(source, place("twin defect"), "the first twin")
    yield Finding(source, place(MULTI_LINE), "goes over\nlines\x1b[31m", severity=Severity.INFO)
    for text in MARKED:
        yield Finding(source, place(text), f'"{text}" is wrong: 100%, really')


def check_warnings(project: Project) -> Iterator[Finding]:
    source = project.source
    citation = project.citations["citations/a b.txt"].source
    related = (
        Related(source, place("# Papers"), "first\n::error ::listed here"),
        Related(citation, Span(0, 5), "and here"),
    )
    edits = (Edit(source, place("plain"), "flat"), Edit(citation, Span(6, 7), "é😀"))
    yield Finding(
        source,
        place("plain"),
        "::error title=x::injected\r\n::set-output name=a::b",
        related,
        Fix("write flat\nfor plain", edits, safe=False),
    )
    yield Finding(
        citation,
        Span(0, 5),
        "in a citation file",
        fix=Fix("remove it", (Edit(citation, Span(0, 5), ""),), safe=True),
    )
    yield Finding(Source("new.txt", ""), Span(0, 0), "in an empty file")


FAMILY = Family("ZZZ")
RULES = (
    Rule("ZZZ009", "errors", Severity.ERROR, check_errors, FAMILY, "", documentation="Errors."),
    Rule("AAA001", "warnings", Severity.WARNING, check_warnings, FAMILY, "", documentation="Warnings."),
)


@pytest.fixture
def report(tmp_path: Path) -> Report:
    write_files(tmp_path, {"citations/a b.txt": "@misc{a, title={A}}\n"})
    return lint(load_project(TEXT.encode(), Disk(tmp_path), "my list.md", Config()), RULES)


def render(report: Report, name: str, **style: Any) -> str:
    return "".join(load_format(name).render(report, Style(**style)))


class TestFull:
    @pytest.mark.parametrize("width", [40, 80, 140])
    def test_carets_stand_under_what_is_wrong(self, report: Report, width: int) -> None:
        blocks = render(report, "full", width=width).split("\n\n")[:-1]
        assert len(blocks) == len(report.diagnostics)
        for block, diagnostic in zip(blocks, report.diagnostics, strict=True):
            marked = diagnostic.source.slice(diagnostic.span).partition("\n")[0]
            if not marked:
                assert "^" not in block
                continue
            excerpt, carets = block.splitlines()[2:4]
            line = diagnostic.source.position(diagnostic.span.start).line
            assert excerpt.startswith(f"{line:>5} | ")
            assert carets.startswith("      | ")
            assert max(cell_len(excerpt), cell_len(carets)) <= width
            shown = under(excerpt, carets.index("^"), len(carets))
            assert visible(marked).startswith(shown)
            assert shown == visible(marked) or (shown and cell_len(visible(marked)) > width - 14)
            assert set(carets[8:]) == {" ", "^"} or set(carets[8:]) == {"^"}

    def test_a_line_that_fits_is_shown_whole(self, report: Report) -> None:
        assert "\n    2 | + plain text with a defect in it\n" in render(report, "full", width=80)

    def test_a_long_line_is_cut_on_both_sides(self, report: Report) -> None:
        (line,) = re.findall(r"^    6 \| (.*)$", render(report, "full", width=80), re.MULTILINE)
        assert line.startswith("…")
        assert line.endswith("…")
        assert 68 <= len(line) <= 72

    def test_parts(self, report: Report) -> None:
        text = render(report, "full", prefix="sub dir/")
        assert "sub dir/my list.md:2:3: warning AAA001 warnings\n" in text
        assert "  see: sub dir/my list.md:1:1: first ::error ::listed here\n" in text
        assert "  see: sub dir/citations/a b.txt:1:1: and here\n" in text
        assert "  fix: write flat for plain (have a look: it may change what the list says)\n" in text
        assert "  fix: remove it\n" in text
        assert ": info ZZZ009 errors\n" in text

    def test_color_only_paints(self, report: Report) -> None:
        plain, colored = render(report, "full"), render(report, "full", color=True)
        assert "\x1b" not in plain
        assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain
        assert "\x1b[31m" in colored

    @given(st.text(min_size=1).filter(str.strip), st.data(), st.integers(1, 200))
    def test_any_line(self, text: str, data: st.DataObject, width: int) -> None:
        source = Source("a.md", text)
        start = data.draw(st.integers(0, len(text)))
        span = Span(start, data.draw(st.integers(start, len(text))))
        rule = Rule(
            "ZZZ009", "errors", Severity.ERROR, lambda _: iter([Finding(source, span, "x")]), FAMILY, ""
        )
        project = load_project(b"", Disk(Path(".")), "a.md", Config())
        for name in FORMATS:
            shown = render(lint(project, [rule]), name, width=width)
            assert all(char == "\n" or visible(char) == char for char in shown)


def under(excerpt: str, first: int, end: int) -> str:
    """The characters of a line that are in some columns of a terminal."""
    shown, column = "", 0
    for char in excerpt:
        if first <= column < end or (column == end and cell_len(char) == 0 and shown):
            shown += char
        column += cell_len(char)
    return shown


def test_concise_is_one_line_a_finding(report: Report) -> None:
    lines = render(report, "concise", prefix="sub dir/").splitlines()
    assert len(lines) == len(report.diagnostics)
    for line, diagnostic in zip(lines, report.diagnostics, strict=True):
        match = re.fullmatch(
            r"sub dir/(my list\.md|citations/a b\.txt|new\.txt):(\d+):(\d+): ([A-Z]{3}\d{3}) ([a-z-]+) (.+)",
            line,
        )
        assert match, line
        assert (int(match[2]), int(match[3])) == diagnostic.source.position(diagnostic.span.start)
        assert (match[4], match[5]) == (diagnostic.rule.code, diagnostic.rule.name)
        assert line.isprintable()


def test_concise_is_painted_like_full(report: Report) -> None:
    plain, colored = render(report, "concise"), render(report, "concise", color=True)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain
    assert "\x1b[1mmy list.md:2:3\x1b[0m: \x1b[33mAAA001\x1b[0m warnings " in colored
    assert "\x1b[31mZZZ009\x1b[0m errors " in colored


def test_messages_stand_on_one_line(report: Report) -> None:
    findings = [diagnostic.finding for diagnostic in report.diagnostics]
    messages = [finding.message for finding in findings]
    messages += [related.message for finding in findings for related in finding.related]
    messages += [finding.fix.message for finding in findings if finding.fix]
    assert "goes over lines\x1b[31m" in messages
    assert "::error title=x::injected ::set-output name=a::b" in messages
    assert "first ::error ::listed here" in messages
    assert "write flat for plain" in messages
    assert all(len(message.splitlines()) == 1 and message == message.strip() for message in messages)


PLACE = {"path": str, "line": int, "column": int, "end_line": int, "end_column": int}
EDIT = PLACE | {"text": str}
RELATED = PLACE | {"message": str}
FIX = {"safe": bool, "message": str, "edits": [EDIT]}
FINDING = {
    "code": str, "name": str, "severity": ("error", "warning", "info"), "message": str, **PLACE,
    "related": [RELATED], "fix": (None, FIX), "fingerprint": str, "url": str,
}  # fmt: skip
COUNTS = ("files", "entries", "citations", "errors", "warnings", "infos")
DOCUMENT = {
    "version": (1,), "tool": {"name": ("dd-lint",), "version": (__version__,)}, "findings": [FINDING],
    "summary": dict.fromkeys(COUNTS, int) | {"seconds": float},
}  # fmt: skip


class TestJson:
    def check(self, value: object, contract: Any, where: str = "$") -> None:
        """Whether a value is of a type, one of some, an array of one kind, or an object of these members."""
        if isinstance(contract, type):
            assert type(value) is contract, where
        elif isinstance(contract, tuple):
            if value not in [one for one in contract if not isinstance(one, dict)]:
                (kind,) = [one for one in contract if isinstance(one, dict)]
                self.check(value, kind, where)
        elif isinstance(contract, list):
            assert isinstance(value, list), where
            for number, item in enumerate(value):
                self.check(item, contract[0], f"{where}[{number}]")
        else:
            assert isinstance(value, dict), where
            assert list(value) == list(contract), where
            for name, kind in contract.items():
                self.check(value[name], kind, f"{where}.{name}")

    def test_contract(self, report: Report) -> None:
        document = json.loads(render(report, "json", prefix="ignored/"))
        self.check(document, DOCUMENT)
        assert document["summary"] | {"seconds": 0} == {
            "files": 2, "entries": 0, "citations": 1, "errors": 10, "warnings": 3, "infos": 1, "seconds": 0,
        }  # fmt: skip
        for finding in document["findings"]:
            for one in (finding, *finding["related"], *(finding["fix"] or {"edits": ()})["edits"]):
                assert (1, 1) <= (one["line"], one["column"]) <= (one["end_line"], one["end_column"])
            assert re.fullmatch(r"[0-9a-f]{16}", finding["fingerprint"])
            assert finding["url"].endswith(f"/docs/rules/{finding['name']}.md")

    def test_places_count_characters(self, report: Report) -> None:
        lines = TEXT.split("\n")
        for finding in json.loads(render(report, "json"))["findings"]:
            if (
                finding["path"] == "my list.md"
                and finding["line"] == finding["end_line"]
                and finding["code"] == "ZZZ009"
            ):
                marked = lines[finding["line"] - 1][finding["column"] - 1 : finding["end_column"] - 1]
                assert marked in (*MARKED, "twin defect")
        (over,) = [
            one for one in json.loads(render(report, "json"))["findings"] if one["end_line"] > one["line"]
        ]
        assert (over["line"], over["column"], over["end_line"], over["end_column"]) == (7, 3, 8, 12)

    def test_order(self, report: Report) -> None:
        findings = json.loads(render(report, "json"))["findings"]
        keys = [(one["path"], one["line"], one["column"], one["code"]) for one in findings]
        assert keys == sorted(keys)
        assert findings[0]["path"] == "citations/a b.txt"
        assert [one["message"] for one in findings[-3:]] == [
            "the first twin",
            "the second twin",
            "in an empty file",
        ]

    def test_the_same_input_gives_the_same_bytes(self, tmp_path: Path) -> None:
        text = (
            "## Main\n"
            + "+ [](https://example.org/x)\n" * 50
            + "+ [T](x) (Ann Lee et al., 2021) [:book:](./citations/y.txt)\n" * 3
        )
        write_files(
            tmp_path, {"README.md": text} | {f"citations/{n}.txt": f"@misc{{k{n}}}" for n in range(20)}
        )
        first, second = (
            run_process("--output-format", "json", cwd=tmp_path, env={"PYTHONHASHSEED": seed}).stdout
            for seed in ("1", "2")
        )
        assert re.sub(r'"seconds": [\d.]+', "", first) == re.sub(r'"seconds": [\d.]+', "", second)
        assert json.loads(first)["findings"]
        self.check(json.loads(first), DOCUMENT)

    def test_an_empty_report(self, tmp_path: Path) -> None:
        report = lint(load_project(b"", Disk(tmp_path), "README.md", Config()), [])
        self.check(json.loads(render(report, "json")), DOCUMENT)
        assert json.loads(render(report, "json"))["findings"] == []
        assert [render(report, name) for name in ("full", "concise", "github")] == ["", "", ""]

    def test_plain_ascii(self, report: Report) -> None:
        text = render(report, "json")
        assert text.isascii()
        assert all(char == "\n" or char.isprintable() for char in text)
        assert any("缺陷" in finding["message"] for finding in json.loads(text)["findings"])


class TestFingerprints:
    def names(self, text: str, folder: Path) -> dict[str, list[str]]:
        def check(project: Project) -> Iterator[Finding]:
            for match in re.finditer("defect", project.source.text):
                line = project.source.position(match.start()).line
                yield Finding(
                    project.source, Span(*match.span()), f"line {line}: {project.source.line(line).strip()}"
                )

        report = lint(
            load_project(text.encode(), Disk(folder), "README.md", Config()),
            [Rule("ZZZ009", "errors", Severity.ERROR, check, FAMILY, "")],
        )
        found: dict[str, list[str]] = {}
        for name, diagnostic in zip(fingerprints(report), report.diagnostics, strict=True):
            found.setdefault(diagnostic.finding.message.partition(": ")[2], []).append(name)
        return found

    def test_moving_lines_keeps_them(self, tmp_path: Path) -> None:
        text = "# A\n+ one defect\n+ another defect defect\n+ twin defect\n+ twin defect\n"
        moved = "# Before\n\nmore\n" + text.replace("+ one", "  + one")
        assert self.names(text, tmp_path) == self.names(moved, tmp_path)
        assert self.names(text, tmp_path) == self.names(
            "+ another defect defect\n+ twin defect\n\n+ one defect\n+ twin defect\n", tmp_path
        )

    def test_all_are_different(self, tmp_path: Path, report: Report) -> None:
        twins = "+ one defect\n+ another defect defect\n+ twin defect\n+ twin defect\n"
        names = [name for group in self.names(twins, tmp_path).values() for name in group]
        assert len(set(names)) == len(names) == 5
        assert len(set(fingerprints(report))) == len(report.diagnostics)

    def test_one_twin_fewer_keeps_the_other(self, tmp_path: Path) -> None:
        two = self.names("+ twin defect\n+ twin defect\n", tmp_path)["+ twin defect"]
        assert self.names("+ twin defect\n", tmp_path)["+ twin defect"] == two[:1]


class TestGithub:
    COMMAND = re.compile(
        r"::(error|warning|notice) ((?:[a-zA-Z]+=[^,:\r\n]*)(?:,[a-zA-Z]+=[^,:\r\n]*)*)::([^\r\n]*)"
    )

    def commands(self, report: Report, **style: Any) -> list[tuple[str, dict[str, str], str]]:
        """The commands as a runner reads them."""
        found = []
        for line in render(report, "github", **style).splitlines():
            match = self.COMMAND.fullmatch(line)
            assert match, line
            properties = dict(pair.split("=", 1) for pair in match[2].split(","))
            found.append(
                (
                    match[1],
                    {name: self.decoded(value) for name, value in properties.items()},
                    self.decoded(match[3]),
                )
            )
        return found

    def decoded(self, text: str) -> str:
        for escape, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            text = text.replace(escape, char)
        return text

    def test_no_text_becomes_a_command(self, report: Report) -> None:
        assert len(self.commands(report)) == len(report.diagnostics)
        (injected,) = [message for _, _, message in self.commands(report) if "injected" in message]
        assert injected == (
            "::error title=x::injected ::set-output name=a::b\n"
            "my list.md:1: first ::error ::listed here\ncitations/a b.txt:1: and here"
        )

    def test_percent_is_escaped_first(self, report: Report) -> None:
        assert "wrong: 100%25, really" in render(report, "github")
        assert any(message.endswith("wrong: 100%, really") for _, _, message in self.commands(report))

    def test_the_worst_first(self, report: Report) -> None:
        assert [kind for kind, _, _ in self.commands(report)] == ["error"] * 10 + ["warning"] * 3 + ["notice"]

    def test_properties(self, report: Report) -> None:
        for _, properties, _ in self.commands(report, prefix="a,b:c%/"):
            assert properties["file"].startswith("a,b:c%/")
            assert properties["title"] in ("ZZZ009 errors", "AAA001 warnings")
            assert (
                ("col" in properties)
                == ("endColumn" in properties)
                == (properties["line"] == properties["endLine"])
            )
        (over,) = [properties for kind, properties, _ in self.commands(report) if kind == "notice"]
        assert (over["line"], over["endLine"]) == ("7", "8")

    def test_nothing_raw(self, report: Report) -> None:
        text = render(report, "github", prefix="a\x1b[31m\n::error::/")
        assert all(char == "\n" or visible(char) == char for char in text)
        assert len(text.splitlines()) == len(report.diagnostics)


def test_paths_can_be_opened_as_printed(tmp_path: Path) -> None:
    write_files(tmp_path, {"my lists/README.md": "+ [](https://example.org/x)\n"})
    done = run("my lists", "--select", "ENT001", cwd=tmp_path)
    assert done.stdout.startswith("my lists/README.md:1:3: ")
