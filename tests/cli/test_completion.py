"""What the tab key completes in a shell."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from folders import write_files
from program import environment, read_terminal, run


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
