"""What a user may ask for, and what is said to who asks wrongly."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from folders import write_files
from program import run
from small_list import CLEAN, ENTRY, FOUND, LIST, ONLY


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("--colour",), "No such option '--colour'. Did you mean '--color'?"),
            (("README.md", "--statistic"), "--statistics"),
            (("README.md", "other.md"), "dd-lint: one list per run, but there is a second path: other.md\n"),
            (("show", "README.md", "a", "b"), "dd-lint: one list per run, but there is a second path: a\n"),
            (("expain", "CIT001"), "dd-lint: expain: no such file; did you mean the command explain?\n"),
            (("--output-format", "xml"), "'xml' is not one of"),
            (("--select",), "requires an argument"),
            (("--select", "ENT01"), '--select: unknown rule "ENT01"; did you mean "ENT0'),
            (
                ("--ignore", "emty-link-text"),
                '--ignore: unknown rule "emty-link-text"; did you mean "empty-link-text"?',
            ),
            (("--extend-select", "ENTT"), '--extend-select: unknown rule "ENTT"; did you mean "ENT"?'),
            (("--select", "ENT001,nonsense!"), 'unknown rule "nonsense!"'),
            (("--select", ","), "no rule given"),
            (("--config", "missing.toml"), "missing.toml: cannot be read: No such file or directory"),
            (("--config", "broken.toml"), "broken.toml:1"),
            (("--config", "typo.toml"), 'typo.toml:2: unknown key "selct"; did you mean "select"?'),
            (("--stdin-filename", "x.md"), "--stdin-filename goes with the path -"),
            (
                ("--statistics", "--output-format", "json"),
                "--statistics goes with --output-format full or concise, not json",
            ),
            (("--statistics", "--output-format", "github"), "--statistics goes with"),
            (("explain",), "Missing argument"),
            (("explain", "emty-link-text"), 'unknown rule "emty-link-text"; did you mean "empty-link-text"?'),
            (("explain", "ENT"), "ENT is a family; `dd-lint rules` lists its rules"),
            (("completion", "tcsh"), "'tcsh' is not one of"),
            (("show", "nothing.md"), "nothing.md: no such file"),
            (("show", ""), "the path is empty"),
            (("cite", "nothing.md"), "nothing.md: no such file"),
            (("rules", "--output-format", "yaml"), "'yaml' is not one of"),
        ],
    )
    def test_wrong_usage(self, folder: Path, arguments: tuple[str, ...], message: str) -> None:
        write_files(folder, {"broken.toml": "select = [", "typo.toml": "\nselct = []\n"})
        done = run(*arguments, cwd=folder)
        assert (done.returncode, done.stdout) == (2, "")
        assert message in done.stderr

    def test_help_names_every_command(self, folder: Path) -> None:
        done = run("--help", cwd=folder)
        assert (done.returncode, done.stderr) == (0, "")
        for command in ("check", "cite", "completion", "explain", "rules", "show"):
            assert re.search(rf"^  {command} +[A-Z]", done.stdout, re.MULTILINE)
        assert run("check", "-h", cwd=folder).returncode == 0

    def test_no_arguments_is_a_question_for_help(self, folder: Path) -> None:
        done = run(cwd=folder)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Usage:" in done.stderr


class TestSelection:
    def test_configuration_beside_the_list(self, folder: Path) -> None:
        write_files(folder, {"dd-lint.toml": 'ignore = ["ENT001"]\n'})
        assert "ENT001" not in run("README.md", cwd=folder).stdout
        assert "ENT001" in run("README.md", "--isolated", cwd=folder).stdout
        assert run("README.md", "--select", "ENT001", cwd=folder).stdout == FOUND
        assert "ENT001" in run("README.md", "--extend-select", "empty-link-text", cwd=folder).stdout

    def test_a_configuration_by_name(self, folder: Path) -> None:
        write_files(folder, {"other.toml": 'select = ["ENT001"]\n[severity]\nENT001 = "info"\n'})
        done = run("README.md", "--config", "other.toml", cwd=folder)
        assert done.stdout == FOUND
        assert "(1 info)" in done.stderr

    def test_a_name_beats_its_family(self, folder: Path) -> None:
        assert run("README.md", "--select", "ENT001", "--ignore", "ENT", cwd=folder).stdout == FOUND
        assert run("README.md", "--select", "ENT", "--ignore", "ent001", cwd=folder).stdout == ""


class TestUnknownTitles:
    CONFIGURATION = """
[sections]
entries = ["Reading gruop", "main"]
unlinked = ["zzz"]
[badge]
exclude = ["Wrkshop",
           "Media coverage"]
"""
    COMPLAINTS = (
        'dd-lint: dd-lint.toml:3: sections.entries: no heading is called "Reading gruop"; '
        'did you mean "Reading Group"?\n'
        'dd-lint: dd-lint.toml:4: sections.unlinked: no heading is called "zzz"\n'
        'dd-lint: dd-lint.toml:6: badge.exclude: no heading is called "Wrkshop"; did you mean "Workshop"?\n'
    )

    def test_the_nearest_heading_is_named(self, folder: Path) -> None:
        text = CLEAN + "## Reading Group\n### *Media* coverage!\n<h2>Workshop</h2>\n"
        write_files(folder, {"README.md": text, "dd-lint.toml": self.CONFIGURATION})
        done = run("README.md", *ONLY, cwd=folder)
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr.startswith(self.COMPLAINTS + "All checks passed")
        assert run("show", cwd=folder).stderr == self.COMPLAINTS
        assert run("show", "--isolated", cwd=folder).stderr == ""

    def test_the_defaults_are_no_ones_mistake(self, folder: Path) -> None:
        write_files(folder, {"dd-lint.toml": 'sections.entries = ["Main"]\nbadge.labels = ["x"]\n'})
        assert run("show", cwd=folder).stderr == ""

    def test_many_are_not_all_named(self, folder: Path) -> None:
        titles = json.dumps([f"title {number}" for number in range(20_000)])
        write_files(folder, {"dd-lint.toml": f"badge.sections = {titles}\n"})
        assert run("show", cwd=folder).stderr.count("\n") == 10


class TestRules:
    def test_lists(self, folder: Path) -> None:
        text = run("rules", cwd=folder).stdout
        records = json.loads(run("rules", "--output-format", "json", cwd=folder).stdout)
        markdown = run("rules", "--output-format", "markdown", cwd=folder).stdout.splitlines()
        codes = [record["code"] for record in records]
        assert codes == sorted(codes)
        assert [line.split()[0] for line in text.splitlines()] == codes
        assert re.search(r"^ENT001  empty-link-text +error +A link has no text\.$", text, re.MULTILINE)
        assert markdown[0] == "| code | name | severity | what it finds |"
        assert len(markdown) == len(records) + 2
        ent001 = next(record for record in records if record["code"] == "ENT001")
        assert ent001["name"] == "empty-link-text"
        assert (ent001["severity"], ent001["default"], ent001["options"]) == ("error", True, {})

    @pytest.mark.parametrize("word", ["ENT001", "ent001", "empty-link-text", "Empty-Link-Text"])
    def test_explain(self, folder: Path, word: str) -> None:
        done = run("explain", word, cwd=folder)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith(
            "# empty-link-text (ENT001, error)\n\nA link has no text.\n\n## What it does\n"
        )
        assert done.stdout.endswith("\n")

    def test_explain_shows_control_characters(self, folder: Path) -> None:
        page = run("explain", "LNT001", cwd=folder).stdout
        assert "[Dataset\\x00Distillation]" in page
        assert page.replace("\n", "").isprintable()


class TestShow:
    def test_tree(self, folder: Path) -> None:
        done = run("show", "README.md", cwd=folder)
        assert done.returncode == 0
        lines = done.stdout.splitlines()
        assert lines[0] == "README.md: 2 entries in 1 section"
        write_files(folder, {"README.md": f"{LIST}{ENTRY.lstrip('+ ')}"})
        done = run("show", "README.md", cwd=folder)
        assert done.stdout.startswith("README.md: 2 entries and 1 without a bullet in 1 section\n")
        assert " in 2 entries, " in run("README.md", cwd=folder).stderr
        assert "     2 ## Main [entries] #main" in lines
        assert "     3   + A Title" in lines
        assert "             authors  Ann Lee et al." in lines

    def test_json(self, folder: Path) -> None:
        write_files(folder, {"README.md": f"{CLEAN}{ENTRY}  1. words\n"})
        document = json.loads(run("show", "--json", cwd=folder).stdout)
        assert (document["version"], document["path"]) == (2, "README.md")
        section = document["sections"][2]
        assert (section["title"], section["role"]) == ("Main", "entries")
        entry = section["entries"][0]
        assert entry["bullet_span"] == {"line": 3, "column": 1, "end_line": 3, "end_column": 2}
        (words,) = section["bullets"]
        assert words["bullet"] == "1."
        assert words["bullet_span"] == {"line": 5, "column": 3, "end_line": 5, "end_column": 5}
        assert entry["title"] == "A Title"
        assert entry["title_span"] == {"line": 3, "column": 4, "end_line": 3, "end_column": 11}
        assert entry["paper"]["destination_span"] == {
            "line": 3,
            "column": 13,
            "end_line": 3,
            "end_column": 45,
        }
        assert entry["meta"]["year"] == 2021

    def test_real_list(self, shared: Path) -> None:
        document = json.loads(run("show", "--json", shared / "seed" / "README.md", cwd=shared).stdout)
        assert (
            sum(len(section["entries"]) for section in document["sections"] if section["role"] == "entries")
            == 227
        )
