"""The hooks for pre-commit, from a clone of this project, in a repository of a list."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest
from folders import ROOT, write_files

ENTRY = "+ [One](https://arxiv.org/abs/2401.00001) (Ann Lee et al., 2024) [:book:](citations/one.txt)\n"
CITATION = (
    "@article{one,\n  title={One},\n  author={Lee, Ann and others},\n"
    "  journal={arXiv preprint arXiv:2401.00001},\n  year={2024}\n}\n"
)
FILES = {"README.md": f"## Main\n{ENTRY}", "citations/one.txt": CITATION}
CONFIG = """\
repos:
  - repo: {source}
    rev: {revision}
    hooks:
      - id: dd-lint-fix
      - id: dd-lint
      - id: dd-lint-links
"""
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which pre-commit installs a hook without a network, from what is installed here."""
    for module in ("pre_commit", "hatchling"):
        pytest.importorskip(module)
    home = tmp_path_factory.mktemp("home")
    identity = {"NAME": "Ann", "EMAIL": "ann@example.org"}
    return {
        name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))
    } | {
        "HOME": str(home),
        "PRE_COMMIT_HOME": str(home / "cache"),
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "false",
        **{f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in identity.items()},
    }


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    """This project as somebody would clone it, with what is not committed yet."""
    folder = tmp_path_factory.mktemp("source") / "dd-lint"
    kept = ("src", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "docs")
    for name in kept:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (ROOT / name).exists():
            folder.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    for command in ("init --quiet", "add --all", "commit --quiet --message source"):
        subprocess.run(["git", *command.split()], cwd=folder, env=environment, check=True)
    return folder


@pytest.fixture
def repository(tmp_path: Path, source: Path, environment: dict[str, str]) -> Run:
    """A list's repository with the hooks installed; runs a command in it."""

    def run(*command: str, check: bool = False) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=check, timeout=300
        )

    revision = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=source, capture_output=True, text=True, check=True
    )
    config = CONFIG.format(source=source, revision=revision.stdout.strip())
    write_files(tmp_path, FILES | {".pre-commit-config.yaml": config})
    run("git", "init", "--quiet", check=True)
    run("pre-commit", "install", check=True)
    run("git", "add", "--all", check=True)
    return run


def commit(run: Run, folder: Path, changes: dict[str, str]) -> subprocess.CompletedProcess[str]:
    write_files(folder, changes)
    run("git", "add", "--all", check=True)
    return run("git", "commit", "--message", "change")


def test_what_a_contributor_sees(repository: Run, tmp_path: Path) -> None:
    good = commit(repository, tmp_path, {})
    assert good.returncode == 0, good.stderr
    assert good.stderr.count("Passed") == 2
    assert "links" not in good.stderr

    unrelated = commit(repository, tmp_path, {"notes.txt": "words\n"})
    assert unrelated.returncode == 0
    assert unrelated.stderr.count("(no files to check)") == 2

    bad = commit(repository, tmp_path, {"README.md": FILES["README.md"] + "+ [](https://example.org/x)\n"})
    assert bad.returncode == 1
    assert "README.md:3:3: ENT001 empty-link-text the link to https://example.org/x has no text" in bad.stderr
    commit(repository, tmp_path, FILES)

    citation = commit(
        repository, tmp_path, {"citations/one.txt": CITATION.replace("{One}", "{Another Paper}")}
    )
    assert citation.returncode == 1
    assert "citations/one.txt:2:10: CIT005 citation-title-mismatch" in citation.stderr
    repository("git", "reset", "--hard", "--quiet", check=True)

    plain = ENTRY.replace(" [:book:](citations/one.txt)", "")
    more = [plain.replace("2401.00001", f"2401.0000{n}").replace("One", f"Paper {n}") for n in (4, 5, 6)]
    spaced = FILES["README.md"].replace(") (", ")  (") + "".join(more)
    changed = commit(repository, tmp_path, {"README.md": spaced})
    assert changed.returncode == 1
    assert "files were modified by this hook" in changed.stderr
    assert ")  (" not in (tmp_path / "README.md").read_text()


def test_all_files_and_the_links_by_hand(repository: Run, tmp_path: Path) -> None:
    done = repository("pre-commit", "run", "--all-files")
    assert (done.returncode, done.stdout.count("Passed")) == (0, 2)
    write_files(tmp_path, {"README.md": "[x](http://127.0.0.1:9/)\n"})
    done = repository("pre-commit", "run", "--hook-stage", "manual", "dd-lint-links", "--all-files")
    assert done.returncode == 0
    assert "1 link: 1 unverified; 0 requests" in done.stdout


def test_try_repo(source: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    write_files(tmp_path, {"README.md": FILES["README.md"]})
    for command in (["git", "init", "--quiet"], ["git", "add", "--all"]):
        subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    command = ["pre-commit", "try-repo", str(source), "dd-lint", "--all-files", "--verbose"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "CIT001 missing-citation-file the folder citations does not exist" in done.stdout
