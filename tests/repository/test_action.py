"""The GitHub Action: its scripts in a made-up environment, and its files against what GitHub takes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from folders import ROOT, write_files
from program import environment

GOOD = "+ [One](https://arxiv.org/abs/2401.00001) (Ann Lee et al., 2024)\n"
HEAD = "## Main\n" + GOOD + "+ [](https://example.org/old)\n"
ADDED = "+ [A ::error::Title ##[add-mask]x](https://arxiv.org/abs/2413.00002) (Bo Yu et al., 2024) [code]()\n"


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "protocol.file.allow=always")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


class Step:
    """One run of the action's check."""

    def __init__(self, folder: Path, temporary: Path, **inputs: str) -> None:
        temporary.mkdir(exist_ok=True)
        output, summary = temporary / "output", temporary / "summary"
        for file in (output, summary):
            file.write_text("before\n", encoding="utf-8")
        given = {"INPUT_PATH": "README.md", "INPUT_SINCE": "auto", "INPUT_SUMMARY": "true"}
        files = {"GITHUB_OUTPUT": output, "GITHUB_STEP_SUMMARY": summary, "RUNNER_TEMP": temporary}
        done = subprocess.run(
            [sys.executable, str(ROOT / "action" / "check.py")],
            cwd=folder,
            env=environment({name: str(path) for name, path in files.items()} | given | inputs),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert "Traceback" not in done.stderr, done.stderr
        self.code, self.said = done.returncode, done.stdout
        self.commands = [line for line in done.stdout.splitlines() if line.startswith("::")]
        self.outputs = dict(line.split("=", 1) for line in output.read_text().splitlines()[1:])
        self.summary = summary.read_text(encoding="utf-8").removeprefix("before\n")


@pytest.fixture
def pull_request(tmp_path: Path) -> tuple[Path, str]:
    """A shallow clone, as a workflow makes it, of a pull request that adds one entry; the base's commit."""
    origin = tmp_path / "origin"
    origin.mkdir()
    git(origin, "init", "--quiet", "--initial-branch=main")
    write_files(origin, {"README.md": HEAD})
    git(origin, "add", "--all")
    git(origin, "commit", "--quiet", "--message", "base")
    base = git(origin, "rev-parse", "HEAD")
    write_files(origin, {"README.md": HEAD + ADDED})
    git(origin, "commit", "--quiet", "--all", "--message", "change")
    git(origin, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(tmp_path, "clone", "--quiet", "--depth=1", origin.as_uri(), "clone")
    return tmp_path / "clone", base


def test_only_what_a_pull_request_adds(pull_request: tuple[Path, str], tmp_path: Path) -> None:
    folder, base = pull_request
    step = Step(folder, tmp_path / "temporary", BASE_SHA=base)
    assert step.code == 1
    assert all(",line=4," in command for command in step.commands)
    assert len(step.commands) == int(step.outputs["findings"]) > 1
    kinds = [command[2:].split(" ")[0] for command in step.commands]
    assert kinds == sorted(kinds, key=["error", "warning", "notice"].index)
    assert step.outputs["exit-code"] == "1"
    findings = json.loads(Path(step.outputs["report"]).read_text(encoding="utf-8"))["findings"]
    assert len(findings) == len(step.commands)
    assert step.summary.count("\n|") == len(findings) + 2


def test_a_first_pull_request_to_a_real_list(shared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "list"
    shutil.copytree(
        shared / "lists/Guang000__Awesome-Dataset-Distillation", folder, copy_function=shutil.copyfile
    )
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "base")
    text = (folder / "README.md").read_text(encoding="utf-8")
    place = text.index("+ [Dataset Distillation](https://arxiv.org/abs/1811.10959)")
    added = "+ [Wrong](https://arxiv.org/pdf/2401.00001)  (Lee et al., 2024) [:book:](./citations/no.txt)\n"
    (folder / "README.md").write_text(text[:place] + added + text[place:], encoding="utf-8")
    step = Step(folder, tmp_path / "temporary", INPUT_SINCE="HEAD")
    line = text.count("\n", 0, place) + 1
    about = [command for command in step.commands if f",line={line}," in command]
    assert len(about) >= 3
    # The badge had been right, and has to count one more.
    (other,) = (command for command in step.commands if command not in about)
    assert "BDG001" in other


def test_all_of_it_on_request(pull_request: tuple[Path, str], tmp_path: Path) -> None:
    folder, base = pull_request
    asked = Step(folder, tmp_path / "a", BASE_SHA=base, INPUT_SINCE="none")
    pushed = Step(folder, tmp_path / "b")
    for step in (asked, pushed):
        assert any(",line=3," in command for command in step.commands)


def test_a_base_that_cannot_be_fetched(pull_request: tuple[Path, str], tmp_path: Path) -> None:
    folder, _ = pull_request
    step = Step(folder, tmp_path / "temporary", BASE_SHA="1" * 40)
    assert step.commands[0] == (
        "::warning title=dd-lint::the pull request's base cannot be fetched; all findings are shown"
    )
    assert any(",line=3," in command for command in step.commands)


def test_nothing_in_a_list_is_a_command(pull_request: tuple[Path, str], tmp_path: Path) -> None:
    folder, base = pull_request
    step = Step(folder, tmp_path / "temporary", BASE_SHA=base)
    for line in step.said.splitlines():
        assert re.match(r"::(error|warning|notice) file=README\.md,line=4,", line)
        assert "##[" not in line

    assert not [line for line in step.summary.splitlines() if line.startswith("::")]
    assert "##[" not in step.summary


def test_a_long_summary_is_cut(tmp_path: Path) -> None:
    entry = "+ [Title {0}](https://arxiv.org/abs/2413.{0:05}) (Ann Lee et al., 2024)\n"
    entries = (entry.format(number) for number in range(6000))
    write_files(tmp_path, {"README.md": "## Main\n" + "".join(entries)})
    step = Step(tmp_path, tmp_path / "temporary", INPUT_ARGS="--all")
    size = len(step.summary.encode())
    assert 1_000_000 < size <= 1024 * 1024
    assert step.summary.endswith("for GitHub shows no more; the log has all findings.\n")
    assert int(step.outputs["findings"]) >= 6000


def test_more_arguments_and_sarif(tmp_path: Path) -> None:
    write_files(tmp_path, {"my list.md": HEAD})
    step = Step(
        tmp_path, tmp_path / "temporary", INPUT_PATH="my list.md", INPUT_ARGS="--select 'ENT001' --isolated",
        INPUT_SARIF="out.sarif", INPUT_FAIL_ON="never", INPUT_SUMMARY="false",
    )  # fmt: skip
    assert (step.code, step.outputs["findings"], step.summary) == (0, "1", "")
    assert len(json.loads((tmp_path / "out.sarif").read_text())["runs"][0]["results"]) == 1


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ({"INPUT_FAIL_ON": "eror"}, "the input fail-on is one of error, warning, info, never"),
        ({"INPUT_ARGS": "--select 'x"}, "the input args cannot be read: no closing quotation"),
    ],
)
def test_wrong_inputs(tmp_path: Path, inputs: dict[str, str], said: str) -> None:
    write_files(tmp_path, {"README.md": HEAD})
    step = Step(tmp_path, tmp_path / "temporary", **inputs)
    assert (step.code, step.said) == (2, f"::error title=dd-lint::{said}\n")


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    step = Step(tmp_path, tmp_path / "temporary")
    assert (step.code, step.outputs["findings"], step.outputs["exit-code"]) == (2, "0", "2")


def test_inputs_reach_the_shell_through_the_environment_alone() -> None:
    action = (ROOT / "action.yml").read_text(encoding="utf-8")
    for line in re.findall(r"^ +run: (.*)$", action, re.MULTILINE):
        assert "${{" not in line
    for step in re.findall(r"uses: (\S+)", action):
        assert re.search(r"@[0-9a-f]{40}$", step)


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-actions", ["action.yml"]),
        ("vendor.github-workflows", sorted(ROOT.glob(".github/workflows/*"))),
    ],
)
def test_the_files_are_what_github_takes(schema: str, files: list[str]) -> None:
    pytest.importorskip("check_jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_nothing_can_be_injected() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    if not zizmor.exists():
        pytest.skip("zizmor is not installed")
    done = subprocess.run(
        [zizmor, "--offline", "--quiet", "--no-progress", ".github", "action.yml"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
