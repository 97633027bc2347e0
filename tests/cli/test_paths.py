"""Ways to name a list, on the disk or at standard input."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from folders import write_files
from program import environment, run, shell
from small_list import FOUND, LIST, ONLY


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
