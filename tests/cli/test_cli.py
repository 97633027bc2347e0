"""The command line as its users meet it: real processes, real files, real pipes."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from folders import write_files
from program import environment, run, run_process

from dd_lint import __version__

ENTRY = "+ [A Title](https://arxiv.org/abs/2101.00001) (Ann Lee et al., 2021)\n"
LIST = f"# Papers\n## Main\n{ENTRY}+ [](https://example.org/x)\n"
CLEAN = f"# Papers\n## Main\n{ENTRY}"
FOUND = (
    "README.md:4:3: ENT001 empty-link-text "
    "the link to https://example.org/x has no text, so nobody can see it\n"
)
ONLY = ("--select", "ENT001")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small repository whose list has one defect."""
    write_files(tmp_path, {"README.md": LIST, ".git/HEAD": "ref: refs/heads/main\n"})
    return tmp_path


class TestPath:
    @pytest.mark.parametrize(
        "arguments",
        [("README.md",), ("check", "README.md"), ("check",), (".",), ("./README.md",), ("--", "README.md")],
    )
    def test_ways_to_name_the_list(self, folder: Path, arguments: tuple[str, ...]) -> None:
        done = (
            run(*arguments, *ONLY, cwd=folder)
            if "--" not in arguments
            else run(*ONLY, *arguments, cwd=folder)
        )
        assert (done.returncode, done.stdout) == (1, FOUND)
        assert re.fullmatch(
            r"Found 1 finding \(1 error\) in 2 entries, 0 citation files, \d\.\d\d s\n", done.stderr
        )

    def test_paths_lead_from_where_the_user_stands(self, folder: Path) -> None:
        assert run(folder.name, *ONLY, cwd=folder.parent).stdout == f"{folder.name}/{FOUND}"
        assert run(folder / "README.md", *ONLY, cwd=folder.parent).stdout == f"{folder}/{FOUND}"
        (folder / "sub").mkdir()
        assert run("..", *ONLY, cwd=folder / "sub").stdout == f"../{FOUND}"

    @pytest.mark.parametrize("name", ["readme.md", "Readme.md", "README.markdown"])
    def test_other_names_of_a_readme(self, tmp_path: Path, name: str) -> None:
        write_files(tmp_path, {name: LIST})
        assert run(".", *ONLY, cwd=tmp_path).stdout == FOUND.replace("README.md", name)

    @pytest.mark.parametrize(
        ("path", "message"),
        [
            ("READEM.md", "READEM.md: no such file; did you mean README.md?"),
            ("nothing.md", "nothing.md: no such file"),
            ("chekc", "chekc: no such file; did you mean the command check?"),
            ("check.md", "check.md: no such file"),
            ("empty", "empty: the folder holds no README.md; name the list's file"),
            ("README.md/x", "README.md/x: no such file"),
            ("a\nb\x1b[31m", r"a\nb\x1b[31m: no such file"),
            ("", "the path is empty; name the list's file or folder"),
        ],
    )
    def test_what_is_not_there(self, folder: Path, path: str, message: str) -> None:
        (folder / "empty").mkdir()
        done = run(path, cwd=folder)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", f"dd-lint: {message}\n")


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


class TestStandardInput:
    @pytest.mark.parametrize(
        "data",
        [LIST, LIST.replace("\n", "\r\n"), "\ufeff" + LIST, LIST.replace("\n", "\r"), LIST.rstrip("\n")],
    )
    def test_as_a_file(self, tmp_path: Path, data: str) -> None:
        done = run("-", *ONLY, cwd=tmp_path, stdin=data.encode())
        assert (done.returncode, done.stdout) == (1, FOUND)

    def test_where_it_belongs(self, folder: Path) -> None:
        write_files(
            folder,
            {"sub/dd-lint.toml": 'ignore = ["ENT001"]\n', "sub/citations/a.txt": "@misc{a, title={A}}"},
        )
        done = run("-", "--stdin-filename", "sub/LIST.md", cwd=folder, stdin=LIST.encode())
        assert "ENT001" not in done.stdout
        assert "1 citation file," in done.stderr
        done = run("-", "--stdin-filename", "other/LIST.md", *ONLY, cwd=folder, stdin=LIST.encode())
        assert done.stdout == FOUND.replace("README.md", "other/LIST.md")

    def test_a_file_named_dash_is_reached_by_its_folder(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"-": LIST})
        assert run("./-", *ONLY, cwd=tmp_path, stdin=b"").returncode in (0, 1)

    def test_endless_input_ends(self, tmp_path: Path) -> None:
        with open("/dev/zero", "rb") as zeros:
            command = [sys.executable, "-m", "dd_lint", "-"]
            done = subprocess.run(
                command,
                stdin=zeros,
                cwd=tmp_path,
                env=environment({}),
                capture_output=True,
                timeout=60,
                check=False,
            )
        assert (done.returncode, done.stderr) == (2, b"dd-lint: standard input: it is larger than 64 MB\n")

    def test_no_input(self, tmp_path: Path) -> None:
        done = shell("dd_lint - <&-", tmp_path)
        assert (done.returncode, done.stderr) == (2, "dd-lint: standard input is closed\n")


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
        assert (document["version"], document["path"]) == (1, "README.md")
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


class TestCompletion:
    @pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
    def test_scripts(self, folder: Path, name: str) -> None:
        done = run("completion", name, cwd=folder)
        assert done.returncode == 0
        assert "_DD_LINT_COMPLETE" in done.stdout

    @pytest.mark.parametrize(
        ("words", "offered"),
        [
            ("dd-lint ex", "explain"), ("dd-lint explain empty-link-t", "empty-link-text"),
            ("dd-lint check --sel", "--select"), ("dd-lint check --select ENT00", "ENT001"),
            ("dd-lint --sel", "--select"), ("dd-lint --h", "--help"), ("dd-lint --vers", "--version"),
            ("dd-lint README.md --sel", "--select"), ("dd-lint --select ENT00", "ENT001"),
            ("dd-lint --ignore CIT001,ent0", "CIT001,ENT001"),
            ("dd-lint check --select CIT,URL,empty-link-t", "CIT,URL,empty-link-text"),
        ],
    )  # fmt: skip
    def test_words(self, folder: Path, words: str, offered: str) -> None:
        assert self.offered(folder, words).count(f"plain,{offered}") == 1

    @pytest.mark.parametrize("words", ["dd-lint READ", "dd-lint ", "dd-lint check READ", "dd-lint ./"])
    def test_files(self, folder: Path, words: str) -> None:
        assert self.offered(folder, words)[0] == f"file,{words.rsplit(' ', maxsplit=1)[-1]}"

    def test_commands_and_files(self, folder: Path) -> None:
        assert self.offered(folder, "dd-lint c") == [
            "file,c",
            "plain,check",
            "plain,cite",
            "plain,completion",
        ]

    @pytest.mark.parametrize(
        ("typed", "completed"),
        [
            ("dd-lint READ", "dd-lint README.md "),
            ("dd-lint exp", "dd-lint explain "),
            ("dd-lint --stat", "dd-lint --statistics "),
            ("dd-lint --ignore CIT001,empty-link-t", "dd-lint --ignore CIT001,empty-link-text "),
        ],
    )
    def test_in_a_shell(self, folder: Path, typed: str, completed: str) -> None:
        program = folder / "bin" / "dd-lint"
        write_files(folder, {"bin/dd-lint": f'#!/bin/sh\nexec "{sys.executable}" -m dd_lint "$@"\n'})
        program.chmod(0o755)
        env = {"PATH": f"{program.parent}:{os.environ['PATH']}", "TERM": "dumb", "PS1": "$ ", "HISTFILE": ""}
        assert completed in completed_by_bash(typed, folder, env)

    def offered(self, folder: Path, words: str) -> list[str]:
        """What a shell is told, by the protocol of bash."""
        code = "import sys; sys.argv = ['dd-lint']; from dd_lint.cli.main import main; main()"
        asked = {
            "_DD_LINT_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(words.count(" ")),
        }
        command = [sys.executable, "-c", code]
        done = subprocess.run(
            command,
            env=environment(asked),
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.stdout.splitlines()


class TestWhatIsLoaded:
    WATCH = """
import atexit, sys
names = sys.argv.pop(1).split()
atexit.register(lambda: print("LOADED", *[name for name in names if name in sys.modules], file=sys.stderr))
from dd_lint.cli.main import main
main()
"""
    FORBID = """
import socket, sys
def refuse(event, arguments):
    if event.startswith("socket."):
        raise SystemExit(f"opened: {event}")
sys.addaudithook(refuse)
if sys.argv[1] == "open":
    socket.socket()
from dd_lint.cli.main import main
main()
"""

    @pytest.mark.parametrize(
        ("arguments", "modules"),
        [
            (("--version",), "mistune bibtexparser httpx rich rapidfuzz importlib.metadata tomllib json"),
            (("--help",), "mistune bibtexparser httpx rich rapidfuzz importlib.metadata"),
            (("README.md",), "httpx rich ssl asyncio importlib.metadata"),
            (("show", "README.md"), "httpx rich ssl asyncio importlib.metadata rapidfuzz"),
            (("rules",), "httpx rich ssl asyncio importlib.metadata"),
        ],
    )
    def test_only_what_is_needed(self, folder: Path, arguments: tuple[str, ...], modules: str) -> None:
        done = python(self.WATCH, [modules, *arguments], folder)
        assert done.stderr.splitlines()[-1] == "LOADED"

    def test_version(self, folder: Path) -> None:
        done = run_process("--version", cwd=folder)
        assert (done.returncode, done.stdout) == (0, f"dd-lint {__version__}\n")

    @pytest.mark.parametrize("arguments", [("README.md",), ("cite", "--dry-run"), ("show",), ("rules",)])
    def test_no_socket_is_opened(self, folder: Path, arguments: tuple[str, ...]) -> None:
        write_files(folder, {"README.md": LIST.replace("\n+ [](", " [:book:](citations/a.txt)\n+ [](")})
        assert "opened: socket.__new__" in python(self.FORBID, ["open"], folder).stderr
        done = python(self.FORBID, list(arguments), folder)
        assert "opened" not in done.stderr
        assert done.returncode in (0, 1)


def python(code: str, arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment({}), capture_output=True, text=True, timeout=60, check=False
    )


def shell(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a bash script in which `dd_lint` is the command."""
    script = f'dd_lint() {{ "{sys.executable}" -m dd_lint "$@"; }}; {script}'
    command = ["bash", "-c", script]
    return subprocess.run(
        command, cwd=folder, env=environment({}), capture_output=True, text=True, timeout=60, check=False
    )


def on_a_terminal(arguments: list[str], folder: Path, env: dict[str, str]) -> str:
    """What a terminal would show of a run."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "dd_lint", *arguments]
    with subprocess.Popen(
        command, cwd=folder, env=environment(env), stdin=theirs, stdout=theirs, stderr=subprocess.DEVNULL
    ) as process:
        os.close(theirs)
        output = b""
        while piece := read_terminal(ours):
            output += piece
        process.wait(60)
    os.close(ours)
    return output.decode()


def completed_by_bash(typed: str, folder: Path, env: dict[str, str]) -> str:
    """What an interactive bash shows when a line is typed, the tab key pressed, and the line given up."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        ["bash", "--norc", "--noprofile", "-i"], cwd=folder, env=environment(env),
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
    ) as process:  # fmt: skip
        os.close(theirs)
        os.write(ours, b'eval "$(dd-lint completion bash)"; echo re""ady\n')
        shown = b""
        # The tab key means something from the prompt on only.
        while b"\nready\r\n$ " not in shown and (piece := read_terminal(ours)):
            shown += piece
        os.write(ours, f"{typed}\t\x15exit\n".encode())
        shown = b""
        while piece := read_terminal(ours):
            shown += piece
        process.wait(60)
    os.close(ours)
    return shown.decode()


def read_terminal(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:
        # A terminal whose other side has gone gives an error, not an end.
        return b""
