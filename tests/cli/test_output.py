"""What is printed: to files, pipes that close, full disks and terminals."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from folders import write_files
from program import on_a_terminal, run, run_process, shell
from small_list import CLEAN, FOUND, ONLY


class TestOutput:
    def test_formats(self, folder: Path) -> None:
        outputs = {
            name: run("README.md", *ONLY, "--output-format", name, cwd=folder).stdout
            for name in ("full", "concise", "json", "github")
        }
        assert outputs["full"].startswith("README.md:4:3: error ENT001 empty-link-text\n  the link to ")
        assert outputs["concise"] == FOUND
        assert [finding["code"] for finding in json.loads(outputs["json"])["findings"]] == ["ENT001"]
        assert outputs["github"].startswith(
            "::error file=README.md,line=4,endLine=4,col=3,endColumn=28,title=ENT001"
        )

    def test_clean(self, folder: Path) -> None:
        write_files(folder, {"README.md": CLEAN})
        done = run("README.md", *ONLY, cwd=folder)
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr.startswith("All checks passed: 1 entry, 0 citation files, ")

    def test_statistics(self, folder: Path) -> None:
        done = run("README.md", *ONLY, "--statistics", cwd=folder)
        assert (done.returncode, done.stdout) == (1, "     1  ENT001  empty-link-text\n")
        assert done.stderr.startswith("Found 1 finding ")

    def test_of_very_many_findings_the_first_are_shown(self, folder: Path) -> None:
        path = folder / "a b.md"
        path.write_text("## Papers\n" + "".join(f"+ [](https://a.org/{number})\n" for number in range(12)))
        one = "dd-lint 'a b.md' --isolated --select empty-link-text"

        def shown(*arguments: str) -> str:
            return run("a b.md", "--isolated", "--select", "ENT001", *arguments, cwd=folder).stdout

        full = shown("--output-format", "full")
        assert full.count(": error ENT001") == 5
        assert full.endswith(f"… 7 more findings of ENT001 empty-link-text: {one} --all shows all 12\n\n")
        assert shown("--output-format", "full", "--all").count(": error ENT001") == 12
        assert shown("--output-format", "concise").count("ENT001") == 12
        markdown = shown("--output-format", "markdown", "--report", "json=all.json")
        assert markdown.count("| error: ") == 5
        assert markdown.endswith(
            f"7 more findings of ENT001 empty\\-link\\-text: `{one} --all` shows all 12\n"
        )
        assert len(json.loads((folder / "all.json").read_text())["findings"]) == 12

    def test_what_mends_very_many_findings_is_said(self, folder: Path) -> None:
        entries = (
            f"+ [Kites over sea number {number}](https://a.org/{number}) (A. Bee, 2020)  [code](https://github.com/a/{number})\n"
            for number in range(12)
        )
        clean = (
            f"+ [Gulls over sea number {number}](https://a.org/g{number}) (A. Bee, 2020) [code](https://github.com/g/{number})\n"
            for number in range(150)
        )
        (folder / "README.md").write_text("## Papers\n" + "".join((*clean, *entries)))
        done = run("--isolated", "--select", "entry-spacing", "--output-format", "full", cwd=folder)
        one = "dd-lint --isolated --select entry-spacing"
        assert f"{one} --all shows all 12, {one} --fix mends them\n" in done.stdout

    def test_a_forge_gets_paths_from_the_root(self, folder: Path, tmp_path: Path) -> None:
        inner = tmp_path / "root/lists/a"
        write_files(inner, {"README.md": (folder / "README.md").read_text(encoding="utf-8")})
        arguments = ("README.md", *ONLY, "--output-format")
        env = {"GITHUB_WORKSPACE": str(tmp_path / "root"), "CI_PROJECT_DIR": str(tmp_path / "root")}
        for name in ("github", "sarif", "gitlab"):
            assert "lists/a/README.md" in run(*arguments, name, cwd=inner, env=env).stdout
        assert run(*arguments, "concise", cwd=inner, env=env).stdout == FOUND
        outside = {"GITHUB_WORKSPACE": str(tmp_path / "other")}
        assert "file=README.md," in run(*arguments, "github", cwd=inner, env=outside).stdout

    def test_exit_zero(self, folder: Path) -> None:
        done = run("README.md", *ONLY, "--exit-zero", cwd=folder)
        assert (done.returncode, done.stdout) == (0, FOUND)

    @pytest.mark.parametrize(
        ("arguments", "env", "colored"),
        [
            ((), {}, False),
            ((), {"FORCE_COLOR": "1"}, True),
            ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
            (("--color", "always"), {"NO_COLOR": "1"}, True),
            (("--color", "always"), {"TERM": "dumb"}, True),
            (("--color", "never"), {"FORCE_COLOR": "1"}, False),
            ((), {"FORCE_COLOR": ""}, False),
        ],
    )
    def test_color_in_a_pipe(
        self, folder: Path, arguments: tuple[str, ...], env: dict[str, str], colored: bool
    ) -> None:
        done = run("README.md", *ONLY, "--output-format", "full", *arguments, cwd=folder, env=env)
        assert ("\x1b[" in done.stdout) is colored
        assert "\x1b" not in done.stderr
        assert re.sub(r"\x1b\[[0-9;]*m", "", done.stdout).startswith(
            "README.md:4:3: error ENT001 empty-link-text\n"
        )

    @pytest.mark.parametrize(
        ("env", "colored"),
        [({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False), ({"TERM": "xterm", "NO_COLOR": "1"}, False)],
    )
    def test_on_a_terminal(self, folder: Path, env: dict[str, str], colored: bool) -> None:
        output = on_a_terminal(["README.md", *ONLY], folder, env)
        assert "error" in output
        assert "4 | " in output
        assert ("\x1b[" in output) is colored

    def test_an_encoding_that_lacks_characters(self, folder: Path) -> None:
        write_files(folder, {"README.md": "# L\n+ [](https://e.org/中文😀é)\n"})
        env = {"PYTHONIOENCODING": "ascii"}
        done = run_process("README.md", *ONLY, "--output-format", "json", cwd=folder, env=env)
        assert "中文😀é" in json.loads(done.stdout)["findings"][0]["message"]
        assert r"\u4e2d" in run_process("README.md", *ONLY, cwd=folder, env=env).stdout
        env = {"PYTHONIOENCODING": "utf-8"}
        assert "中文😀é" in run_process("README.md", *ONLY, cwd=folder, env=env).stdout


class TestPipes:
    """Nobody has to listen to the end."""

    @pytest.mark.parametrize(
        "command",
        ["check README.md --select ENT001", "show README.md", "rules", "rules --output-format json"],
    )
    def test_a_reader_that_leaves(self, folder: Path, command: str) -> None:
        write_files(folder, {"README.md": "## Main\n" + "+ [](https://example.org/x)\n" * 5_000})
        done = shell(f"dd_lint {command} | head -1 | wc -l; exit ${{PIPESTATUS[0]}}", folder)
        assert done.stdout.strip() == "1"
        assert done.returncode in (0, 1)
        assert set(re.findall(r"^\w+", done.stderr, re.MULTILINE)) <= {"Found"}

    @pytest.mark.parametrize(
        "command",
        [
            "check README.md --select ENT001 --exit-zero",
            "show README.md",
            "rules",
            "explain ENT001",
            "--version",
        ],
    )
    def test_a_closed_output(self, folder: Path, command: str) -> None:
        done = shell(f"dd_lint {command} >&-", folder)
        assert done.returncode == 0
        assert "error" not in re.sub(r"\(1 error\)", "", done.stderr)

    def test_closed_errors(self, folder: Path) -> None:
        done = shell("dd_lint README.md --select ENT001 2>&-", folder)
        assert (done.returncode, done.stdout) == (1, FOUND)

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device")
    @pytest.mark.parametrize("unbuffered", ["", "1"])
    @pytest.mark.parametrize(
        "command", ["check README.md", "show README.md", "rules", "explain ENT001", "--help", "--version"]
    )
    def test_a_full_disk(self, folder: Path, command: str, unbuffered: str) -> None:
        done = shell(f"export PYTHONUNBUFFERED={unbuffered}; dd_lint {command} >/dev/full", folder)
        assert done.returncode == 3
        assert done.stderr == "dd-lint: cannot write the output: No space left on device\n"

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device")
    def test_a_full_disk_for_errors(self, folder: Path) -> None:
        done = shell("dd_lint README.md --select ENT001 2>/dev/full", folder)
        assert (done.returncode, done.stdout) == (3, FOUND)
