"""The formats that other programs take, on a report that is hard to show, each read by another reader."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest
from folders import DATA, write_files

from dd_lint.config.model import Config
from dd_lint.findings import Severity
from dd_lint.formats import Style, load_format
from dd_lint.lint.engine import lint
from dd_lint.lint.registry import all_rules
from dd_lint.lint.report import Report
from dd_lint.lint.selection import select_rules
from dd_lint.project.disk import Disk
from dd_lint.project.find_list import LIST_LIMIT
from dd_lint.project.load_project import load_project

SCHEMA = json.loads((DATA / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
PREFIX = "my lists/ä/"
CITATION = (
    "@article{one,\r\n  title={One😀},\r\n  author={Lee, Ann},\r\n  journal={J}\r\n  year={2024}\r\n}\r\n"
)
README = (
    "# 😀 Papers\r\n## Main\r\n"
    "+ [One😀](https://arxiv.org/abs/2401.00001)  (Ann Lee et al., 2024) [:book:](citations/a%20b.txt)\r\n"
    "+ [漢字 \u200bTwo](https://arxiv.org/abs/2401.00002) (Bo Yu et al., 2024) [a]() ::error::x\r\n"
    '+ [](https://example.org/<x>&"y") ]]>\r\n'
)
EMPTY = load_project(b"", Disk(Path()), "a.md", Config())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_files(tmp_path, {"README.md": README, "citations/a b.txt": CITATION})
    return tmp_path


@pytest.fixture
def report(folder: Path) -> Report:
    config = Config()
    data = Disk(folder).read("README.md", LIST_LIMIT)
    found = lint(load_project(data, Disk(folder), "README.md", config), select_rules(all_rules(), config))
    assert len(found.diagnostics) > 4
    assert any(one.finding.fix for one in found.diagnostics)
    return found


def render(report: Report, name: str) -> str:
    return "".join(load_format(name).render(report, Style(PREFIX)))


def lines_of(folder: Path, path: str) -> list[str]:
    assert path.startswith(PREFIX)
    return (folder / path.removeprefix(PREFIX)).read_text(encoding="utf-8").split("\n")


def between(lines: list[str], begin: tuple[int, int], end: tuple[int, int]) -> str:
    """The text between two places, 1-based lines and columns in characters."""
    (first, start), (last, stop) = begin, end
    if first == last:
        return lines[first - 1][start - 1 : stop - 1]
    middle = lines[first : last - 1]
    return "\n".join([lines[first - 1][start - 1 :], *middle, lines[last - 1][: stop - 1]])


class TestSarif:
    def run(self, report: Report) -> Any:
        document = json.loads(render(report, "sarif"))
        jsonschema.validate(document, SCHEMA)
        assert document["$schema"]
        (run,) = document["runs"]
        return run

    def test_every_place_is_right(self, report: Report, folder: Path) -> None:
        results = self.run(report)["results"]
        assert len(results) == len(report.diagnostics)
        for result, one in zip(results, report.diagnostics, strict=True):
            (location,) = result["locations"]
            place = location["physicalLocation"]
            region = place["region"]
            begin = region["startLine"], region["startColumn"]
            end = region["endLine"], region["endColumn"]
            lines = lines_of(folder, unquote(place["artifactLocation"]["uri"]))
            assert between(lines, begin, end) == one.source.slice(one.span)
            assert " " not in place["artifactLocation"]["uri"]
            assert result["message"]["text"] == one.finding.message

    def test_what_github_wants_of_rules_and_results(self, report: Report) -> None:
        run = self.run(report)
        assert run["columnKind"] == "unicodeCodePoints"
        rules = run["tool"]["driver"]["rules"]
        for rule in rules:
            assert rule["shortDescription"]["text"]
            assert 0 < len(rule["fullDescription"]["text"]) <= 1024
            assert rule["help"]["text"]
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        names = [result["partialFingerprints"]["ddLint/v1"] for result in run["results"]]
        assert len(set(names)) == len(names)

    def test_fixes(self, report: Report, folder: Path) -> None:
        fixes = [fix for result in self.run(report)["results"] for fix in result.get("fixes", ())]
        assert len(fixes) == sum(one.finding.fix is not None for one in report.diagnostics)

    def test_nothing_found(self) -> None:
        assert self.run(lint(EMPTY, []))["results"] == []


class TestRdjson:
    def test_columns_count_bytes(self, report: Report, folder: Path) -> None:
        document = json.loads(render(report, "rdjson"))
        assert document["source"]["name"] == "dd-lint"
        for found, one in zip(document["diagnostics"], report.diagnostics, strict=True):
            path = found["location"]["path"].removeprefix(PREFIX)
            lines = (folder / path).read_bytes().split(b"\n")
            begin, end = found["location"]["range"]["start"], found["location"]["range"]["end"]
            if begin["line"] == end["line"]:
                marked = lines[begin["line"] - 1][begin["column"] - 1 : end["column"] - 1]
                assert marked.decode() == one.source.slice(one.span)
            assert found["severity"] == one.severity.name
            assert found["code"] == {"value": one.rule.code, "url": one.rule.url}

    def test_suggestions_put_it_right(self, report: Report, folder: Path) -> None:
        offered = 0
        found = json.loads(render(report, "rdjson"))["diagnostics"]
        for diagnostic, one in zip(found, report.diagnostics, strict=True):
            for suggestion in diagnostic.get("suggestions", ()):
                begin, end = suggestion["range"]["start"], suggestion["range"]["end"]
                lines = (folder / one.source.path).read_bytes().split(b"\n")
                line = lines[begin["line"] - 1]
                fixed = line[: begin["column"] - 1] + suggestion["text"].encode() + line[end["column"] - 1 :]
                assert one.finding.fix is not None
                (edit,) = one.finding.fix.edits
                text = one.source.text[: edit.span.start] + edit.text + one.source.text[edit.span.end :]
                assert fixed.decode().rstrip("\r") in text.split("\n")
                offered += begin["line"] == end["line"]
        assert offered

    def test_nothing_found(self) -> None:
        assert json.loads(render(lint(EMPTY, []), "rdjson"))["diagnostics"] == []


class TestGitlab:
    def test_every_issue_has_what_is_required(self, report: Report) -> None:
        issues = json.loads(render(report, "gitlab"))
        assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(report.diagnostics)
        for issue, one in zip(issues, report.diagnostics, strict=True):
            assert issue["check_name"] == one.rule.name
            assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
            assert issue["location"]["path"] == PREFIX + one.source.path
            assert issue["location"]["lines"]["begin"] == one.source.position(one.span.start).line

    def test_nothing_found(self) -> None:
        assert json.loads(render(lint(EMPTY, []), "gitlab")) == []


class TestJunit:
    def test_a_failed_test_for_each_finding(self, report: Report) -> None:
        root = ElementTree.fromstring(render(report, "junit"))
        cases = root.findall("testsuite/testcase")
        assert root.attrib["failures"] == str(len(cases)) == str(len(report.diagnostics))
        for case, one in zip(cases, report.diagnostics, strict=True):
            failure = case.find("failure")
            assert failure is not None
            assert failure.attrib["message"] == one.finding.message
            assert failure.attrib["type"] == one.severity
            assert case.attrib["classname"] == PREFIX + one.source.path

    def test_nothing_found(self) -> None:
        root = ElementTree.fromstring(render(lint(EMPTY, []), "junit"))
        assert (root.attrib["tests"], root.attrib["failures"]) == ("1", "0")


class TestMarkdown:
    def test_a_row_for_each_finding_that_says_what_it_says(self, report: Report) -> None:
        import mistune

        page = str(mistune.create_markdown(plugins=["table"])(render(report, "markdown")))
        assert page.count("<tr>") == len(report.diagnostics) + 1
        rules: Callable[[str], int] = page.count
        for rule, count in report.by_rule():
            assert rules(f'href="{rule.url}"') == count
        assert report.count(Severity.ERROR)
        assert "<script" not in page

    def test_nothing_found(self) -> None:
        assert render(lint(EMPTY, []), "markdown") == "# dd-lint\n\nAll checks passed.\n"
