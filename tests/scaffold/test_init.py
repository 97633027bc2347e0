"""`dd-lint init`, which sets a list's repository up and overwrites nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from folders import SHARED, write_files
from program import environment, run

LIST = "".join(
    f"+ [Paper {number}](https://arxiv.org/abs/2401.0000{number}) (Ann Lee et al., {2015 + number})"
    f" [:octocat:](https://github.com/a/{number}) [:book:](./bib/p{number}.bib)\n"
    for number in range(1, 7)
)
FILES = (".github/workflows/dd-lint-links.yml", ".github/workflows/dd-lint.yml", ".pre-commit-config.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_files(tmp_path, {"README.md": f"## Main\n{LIST}", ".git/HEAD": "ref: refs/heads/main\n"})
    return tmp_path


def written(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_a_new_repository(folder: Path) -> None:
    before = run("check", "--isolated", cwd=folder).stdout
    done = run("init", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    names = ("dd-lint.toml", ".pre-commit-config.yaml", *FILES[1::-1], "CONTRIBUTING.md")
    assert done.stdout == "".join(f"wrote {name}\n" for name in names)
    files = written(folder)
    assert 'entry-order = "ascending"  # as in 5 of 5 steps from one year' in files["dd-lint.toml"]
    assert '[citations]\nfolder = "bib"\n' in files["dd-lint.toml"]
    assert 'form = "abs"  # as in 6 of 6 links\n' in files["dd-lint.toml"]
    assert (
        "+ [TITLE](ADDRESS OF THE PAPER) (FIRST AUTHOR et al., VENUE YEAR) "
        "[:octocat:](REPOSITORY) [:book:](./bib/KEY.txt)\n" in files["CONTRIBUTING.md"]
    )
    # The configuration is what the list does already.
    assert run("check", cwd=folder).stdout.count("CIT001") == before.count("CIT001")


def test_running_it_twice_changes_nothing(folder: Path) -> None:
    run("init", cwd=folder)
    before = written(folder)
    done = run("init", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert written(folder) == before


def test_a_dry_run_prints_and_writes_nothing(folder: Path) -> None:
    before = written(folder)
    done = run("init", "--dry-run", cwd=folder)
    assert written(folder) == before
    for name in ("dd-lint.toml", "CONTRIBUTING.md", *FILES):
        assert f"{name}\n" in done.stdout


def test_what_is_there_stays(folder: Path) -> None:
    own = {
        "dd-lint.toml": 'entry-order = "off"\n',
        ".github/workflows/dd-lint.yml": "name: mine\n",
        ".pre-commit-config.yaml": "repos:\n  - repo: local\n    hooks: []\n",
        "CONTRIBUTING.md": "# How to contribute\n\nBe kind.",
    }
    write_files(folder, own)
    done = run("init", cwd=folder)
    assert done.returncode == 0
    assert done.stderr == (
        "dd-lint: dd-lint.toml is there already and stays as it is; --force writes it anew\n"
        "dd-lint: .github/workflows/dd-lint.yml is there already and stays as it is; --force writes it anew\n"
    )
    files = written(folder)
    assert files["dd-lint.toml"] == own["dd-lint.toml"]
    assert files["CONTRIBUTING.md"].startswith(
        own["CONTRIBUTING.md"] + "\n\n<!-- made by dd-lint init -->\n## "
    )
    assert files[".pre-commit-config.yaml"].startswith(own[".pre-commit-config.yaml"])
    assert files[".pre-commit-config.yaml"].count("id: dd-lint\n") == 1
    again = run("init", cwd=folder)
    assert again.stdout == ""
    assert written(folder) == files
    run("init", "--force", cwd=folder)
    assert 'entry-order = "ascending"' in written(folder)["dd-lint.toml"]


def test_a_hook_goes_only_where_the_file_lists_repositories_at_its_end(folder: Path) -> None:
    text = "repos:\n  - repo: local\n    hooks: []\nci:\n  autofix_prs: false\n"
    write_files(folder, {".pre-commit-config.yaml": text})
    done = run("init", cwd=folder)
    assert ".pre-commit-config.yaml is there already and stays as it is" in done.stderr
    assert written(folder)[".pre-commit-config.yaml"] == text


def test_a_list_in_a_folder_with_an_odd_name(tmp_path: Path) -> None:
    name = 'my lists/it\'s "ä".md'
    write_files(tmp_path, {name: f"## Main\n{LIST}", ".git/HEAD": ""})
    assert run("init", name, cwd=tmp_path).returncode == 0
    files = written(tmp_path)
    assert "my lists/dd-lint.toml" in files
    assert r'LIST: "my lists/it' in files[".github/workflows/dd-lint.yml"]
    assert "args: [" in files[".pre-commit-config.yaml"]


def test_a_list_in_several_files(folder: Path) -> None:
    write_files(folder, {"dd-lint.toml": 'files = ["more/*.md"]\n', "more/one.md": "# More\n"})
    assert run("init", cwd=folder).returncode == 0
    hook = written(folder)[".pre-commit-config.yaml"]
    assert r'files: "^(.*\\.md|' in hook


def test_wrong_use(folder: Path) -> None:
    done = run("init", "-", cwd=folder)
    assert (done.returncode, done.stderr) == (2, "dd-lint: init needs the list's file, not standard input\n")
    (folder / "CONTRIBUTING.md").write_bytes(b"\xff")
    done = run("init", cwd=folder)
    assert (done.returncode, done.stderr) == (3, "dd-lint: CONTRIBUTING.md: it is not UTF-8\n")


def test_its_own_output_passes_the_linters(folder: Path) -> None:
    pytest.importorskip("check_jsonschema")
    run("init", cwd=folder)
    workflows = sorted(str(path) for path in (folder / ".github/workflows").iterdir())
    schema = ("--builtin-schema", "vendor.github-workflows")
    for command in (
        [sys.executable, "-m", "check_jsonschema", *schema, *workflows],
        [str(Path(sys.executable).with_name("zizmor")), "--offline", "--quiet", "--pedantic", *workflows],
        [sys.executable, "-m", "pre_commit", "validate-config", ".pre-commit-config.yaml"],
    ):
        done = subprocess.run(
            command, cwd=folder, env=environment({}), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "source", sorted(SHARED.glob("lists/*/")) + sorted(SHARED.glob("seed/")), ids=lambda p: p.name
)
def test_the_conventions_of_real_lists_add_no_finding(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "list"
    shutil.copytree(source, folder, copy_function=shutil.copyfile)
    (folder / ".git").mkdir()
    # A link to a file that is made now is not missing any more.
    others = ("check", "--ignore", "URL006", "--statistics")
    before = run(*others, "--isolated", cwd=folder).stdout
    done = run("init", cwd=folder)
    assert done.returncode == 0, done.stderr
    after = run(*others, cwd=folder).stdout
    if "nothing-checked" in before:
        # What the README only points to is read now.
        assert "nothing-checked" not in after
        assert re.search(
            r'^files = \["chapters/\*\.md"\]$', (folder / "dd-lint.toml").read_text(), re.MULTILINE
        )
    else:
        assert after == before
    assert re.match(r"# The conventions", (folder / "dd-lint.toml").read_text())
