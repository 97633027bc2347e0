"""What a run leaves out: the findings of a baseline, and those of a commit."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from folders import write_files
from program import run

HEAD = """\
## Main
+ [Four](https://arxiv.org/abs/2401.00004) (Dan Roe et al., 2024)
+ [Five](https://arxiv.org/abs/2401.00005) (Eve Poe et al., 2024)
+ [Seven](https://arxiv.org/abs/2401.00007) (Fay Kit et al., 2024)
+ [Eight](https://arxiv.org/abs/2401.00008) (Gus Low et al., 2024)
"""
# Each of the two has two spaces before its parenthesis.
OLD = "+ [One](https://arxiv.org/abs/2401.00001)  (Ann Lee et al., 2024)\n"
NEW = "+ [Two](https://arxiv.org/abs/2401.00002)  (Bo Yu et al., 2024)\n"
GOOD = "+ [Three](https://arxiv.org/abs/2401.00003) (Cy Fox et al., 2024)\n"
NAMED = ("--select", "ENT007")


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def commit(folder: Path, files: dict[str, str] | None = None) -> None:
    write_files(folder, files or {})
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "change")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit of a list that has one finding."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, {"README.md": HEAD + OLD})
    return folder


class TestBaseline:
    def test_what_it_holds_is_left_out(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": HEAD + OLD})
        done = run("--write-baseline", *NAMED, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr == (
            "Wrote 1 finding to dd-lint-baseline.json; "
            'with baseline = "dd-lint-baseline.json" in dd-lint.toml, runs leave them out\n'
        )
        done = run("--baseline", "dd-lint-baseline.json", *NAMED, cwd=tmp_path)
        assert done.returncode == 0
        assert done.stderr.startswith("No new findings (1 known left out): ")
        # Others come before it and move it; what is new is shown.
        write_files(tmp_path, {"README.md": HEAD + GOOD + NEW + OLD})
        done = run("--baseline", "dd-lint-baseline.json", *NAMED, cwd=tmp_path)
        assert done.returncode == 1
        assert done.stdout.startswith("README.md:7:")
        assert done.stdout.count("\n") == 1
        assert "Found 1 finding (1 warning; 1 known left out)" in done.stderr

    def test_a_second_one_alike_is_shown(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": HEAD + OLD})
        run("--write-baseline", *NAMED, cwd=tmp_path)
        write_files(tmp_path, {"README.md": HEAD + OLD + OLD})
        done = run("--baseline", "dd-lint-baseline.json", *NAMED, cwd=tmp_path)
        assert done.stdout.startswith("README.md:7:")
        assert done.stdout.count("\n") == 1

    def test_a_count_that_grows_resurrects_nothing(self, tmp_path: Path) -> None:
        badge = "# List\n![papers](https://img.shields.io/badge/papers-9-blue)\n"
        write_files(tmp_path, {"README.md": badge + HEAD + GOOD})
        run("--write-baseline", cwd=tmp_path)
        write_files(
            tmp_path, {"README.md": badge + HEAD + GOOD + GOOD.replace("03", "06").replace("Three", "Six")}
        )
        shown = run("--select", "BDG001", cwd=tmp_path).stdout
        assert "BDG001" in shown
        done = run("--baseline", "dd-lint-baseline.json", "--select", "BDG001", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, "")

    def test_the_configuration_names_it_from_its_own_folder(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": HEAD + OLD, "dd-lint.toml": 'baseline = "lint/known.json"\n'})
        done = run("--write-baseline", *NAMED, cwd=tmp_path)
        assert done.stderr == "Wrote 1 finding to lint/known.json\n"
        (tmp_path / "elsewhere").mkdir()
        done = run("../README.md", *NAMED, cwd=tmp_path / "elsewhere")
        assert (done.returncode, done.stdout) == (0, "")
        assert run("--isolated", *NAMED, cwd=tmp_path).returncode == 1

    def test_what_is_gone_is_named_and_removed_on_request(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": HEAD + OLD + NEW})
        run("--write-baseline", cwd=tmp_path)
        write_files(tmp_path, {"README.md": HEAD + NEW})
        options = ("--baseline", "dd-lint-baseline.json")
        said = "dd-lint: dd-lint-baseline.json: 1 finding no longer there; --prune-baseline removes it\n"
        assert run(*options, cwd=tmp_path).stderr.endswith(said)
        # A rule that does not run cannot tell.
        assert "no longer" not in run(*options, "--ignore", "ENT007", cwd=tmp_path).stderr
        done = run(*options, "--prune-baseline", cwd=tmp_path)
        assert (done.returncode, done.stderr.splitlines()[-1]) == (
            0,
            "Removed 1 finding from dd-lint-baseline.json",
        )
        assert len(json.loads((tmp_path / "dd-lint-baseline.json").read_text())["findings"]) == 1
        assert "no longer" not in run(*options, cwd=tmp_path).stderr

    def test_the_file_has_a_line_for_each_finding(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": HEAD + OLD + NEW})
        run("--write-baseline", *NAMED, cwd=tmp_path)
        first, *findings, last = (tmp_path / "dd-lint-baseline.json").read_text().splitlines()
        assert (first, last) == ('{"version": 1, "findings": [', "]}")
        assert [json.loads(line.rstrip(","))["name"] for line in findings] == ["entry-spacing"] * 2

    def test_fixes_leave_alone_what_is_known(self, tmp_path: Path) -> None:
        spaced = GOOD.replace(") (", ")  (")
        write_files(tmp_path, {"README.md": HEAD + spaced})
        run("--write-baseline", cwd=tmp_path)
        added = spaced.replace("03", "06").replace("Three", "Six")
        write_files(tmp_path, {"README.md": HEAD + spaced + added})
        run("--fix", "--baseline", "dd-lint-baseline.json", cwd=tmp_path)
        assert (tmp_path / "README.md").read_text() == HEAD + spaced + added.replace(")  (", ") (")

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ("", "not a baseline: line 1: Expecting value"),
            ("# A list\n", "not a baseline: line 1: Expecting value"),
            ("[]", 'not a baseline: it has no array "findings"'),
            ('{"version": 2, "findings": []}', "a baseline of version 1 was expected"),
            ('{"version": 1, "findings": [7]}', "finding 1 is not a finding, which has fingerprint, name"),
            ("[" * 100_000, "not a baseline: it nests too deeply"),
            ("\udcff", "not a baseline: it is not UTF-8"),
        ],
    )
    def test_another_file_is_no_baseline_and_is_not_overwritten(
        self, tmp_path: Path, content: str, said: str
    ) -> None:
        write_files(tmp_path, {"README.md": HEAD + OLD})
        data = content.encode("utf-8", "surrogateescape")
        (tmp_path / "file.json").write_bytes(data)
        for more in ((), ("--write-baseline",)):
            done = run("--baseline", "file.json", *more, cwd=tmp_path)
            assert done.returncode == 2
            assert done.stderr.startswith(f"dd-lint: file.json: {said}")
            assert done.stderr.count("\n") == 1
        assert (tmp_path / "file.json").read_bytes() == data

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (("--baseline", "no.json"), "no.json: no such baseline; --write-baseline makes one"),
            (("--baseline", "."), ".: Is a directory"),
            (
                ("--prune-baseline",),
                "--prune-baseline needs a baseline: --baseline FILE, or the key baseline",
            ),
            (
                ("--write-baseline", "--since", "main"),
                "--write-baseline takes all that is found; leave --since out",
            ),
            (
                ("--write-baseline", "--fix"),
                "--write-baseline takes all that is found; leave --fix or --diff out",
            ),
        ],
    )
    def test_wrong_use(self, tmp_path: Path, options: tuple[str, ...], said: str) -> None:
        write_files(tmp_path, {"README.md": HEAD + OLD})
        done = run(*options, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (2, f"dd-lint: {said}\n")

    @pytest.mark.parametrize("path", ["../known.json", "/known.json", " ", "a\\\\b"])
    def test_the_configuration_cannot_lead_out(self, tmp_path: Path, path: str) -> None:
        write_files(tmp_path, {"README.md": HEAD, "dd-lint.toml": f'baseline = "{path}"\n'})
        done = run("check", cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr.startswith("dd-lint: dd-lint.toml:1: baseline: expected ")


class TestSince:
    def test_only_what_was_added_is_shown(self, repository: Path) -> None:
        write_files(repository, {"README.md": HEAD + NEW + OLD})
        done = run("--since", "main", *NAMED, cwd=repository)
        assert done.returncode == 1
        assert done.stdout.startswith("README.md:6:")
        assert done.stdout.count("\n") == 1
        assert "1 known left out" in done.stderr
        commit(repository)
        assert run("--since", "HEAD", *NAMED, cwd=repository).returncode == 0
        assert run("--since", "HEAD~1", *NAMED, cwd=repository).returncode == 1

    def test_citation_files_belong_to_the_list_of_the_commit(self, repository: Path) -> None:
        broken = "@article{one, title={One, author={Lee, Ann}, year={2024}}\n"
        cited = OLD.replace("\n", " [:book:](citations/one.txt)\n").replace("Lee", "Ann Lee")
        commit(repository, {"README.md": HEAD + cited, "citations/one.txt": broken})
        assert run("--select", "BIB", cwd=repository).returncode == 1
        done = run("--since", "HEAD", "--select", "BIB", cwd=repository)
        assert (done.returncode, done.stdout) == (0, "")
        (repository / "citations/two.txt").write_text(broken.replace("one", "two"))
        done = run("--since", "HEAD", "--select", "BIB", cwd=repository)
        assert done.stdout.startswith("citations/two.txt:1:")

    def test_an_old_finding_that_belongs_to_a_new_line_is_shown(self, repository: Path) -> None:
        first = GOOD.replace("2401.00003", "2401.00009")
        commit(repository, {"README.md": HEAD + first + GOOD})
        select = ("--select", "DUP", "--output-format", "json")
        found = json.loads(run(*select, cwd=repository).stdout)["findings"]
        assert [len(one["related"]) for one in found] == [1]
        assert not json.loads(run(*select, "--since", "HEAD", cwd=repository).stdout)["findings"]
        write_files(repository, {"README.md": HEAD + first.replace("00009", "00019") + GOOD})
        assert len(json.loads(run(*select, "--since", "HEAD", cwd=repository).stdout)["findings"]) == 1

    def test_names_with_spaces_and_beyond_ascii(self, repository: Path) -> None:
        name = "Ünïcode lists/my liſt.md"
        commit(repository, {name: HEAD + OLD, "Ünïcode lists/citations/ö ä.txt": "@article{x\n"})
        assert run(name, cwd=repository).returncode == 1
        done = run(name, "--since", "HEAD", cwd=repository)
        assert (done.returncode, done.stdout) == (0, "")

    @pytest.mark.parametrize("name", ["readme.md", "papers.md", "docs/README.md"])
    def test_a_list_that_was_renamed(self, repository: Path, name: str) -> None:
        commit(repository, {"other.md": "# Other\n\nWords.\n"})
        (repository / name).parent.mkdir(exist_ok=True)
        os.rename(repository / "README.md", repository / name)
        (repository / name).write_text(HEAD + OLD + NEW)
        done = run(name, "--since", "HEAD", *NAMED, cwd=repository)
        assert done.stdout.startswith(f"{name}:7:")
        assert done.stdout.count("\n") == 1

    def test_a_list_that_is_new_is_new_as_a_whole(self, repository: Path) -> None:
        write_files(repository, {"other.md": HEAD + NEW})
        done = run("other.md", "--since", "main", *NAMED, cwd=repository)
        assert done.returncode == 1
        assert done.stderr.startswith("dd-lint: other.md is not in main: all that it holds counts as added\n")

    def test_standard_input(self, repository: Path) -> None:
        text = (HEAD + OLD + NEW).encode()
        done = run("-", "--since", "main", *NAMED, cwd=repository, stdin=text)
        assert done.stdout.startswith("README.md:7:")
        assert done.stdout.count("\n") == 1

    def test_links_in_a_commit_are_followed_inside_it(self, repository: Path) -> None:
        (repository / "docs").mkdir()
        os.rename(repository / "README.md", repository / "docs/list.md")
        (repository / "README.md").symlink_to("docs/list.md")
        (repository / "circle.md").symlink_to("circle.md")
        (repository / "out.md").symlink_to("/etc/hostname")
        links = "[a](circle.md) [b](out.md) [c](README.md)\n"
        commit(repository, {"docs/list.md": HEAD + OLD + links})
        done = run("--since", "HEAD", cwd=repository)
        assert (done.returncode, done.stdout) == (0, "")

    def test_a_shallow_clone_says_what_to_fetch(self, repository: Path, tmp_path: Path) -> None:
        git(repository, "branch", "old")
        commit(repository, {"README.md": HEAD + OLD + NEW})
        source = repository.as_uri()
        git(tmp_path, "clone", "--quiet", "--depth=1", "--single-branch", source, "shallow")
        shallow = tmp_path / "shallow"
        done = run("--since", "old", *NAMED, cwd=shallow)
        command = "git fetch --depth=1 origin old:old"
        assert (done.returncode, done.stderr) == (
            2,
            f"dd-lint: --since old: not in this shallow clone; fetch it first: {command}\n",
        )
        subprocess.run(command.split(), cwd=shallow, check=True, capture_output=True)
        assert run("--since", "old", *NAMED, cwd=shallow).stdout.startswith("README.md:7:")
        done = run("--since", "HEAD~1", cwd=shallow)
        assert done.stderr.endswith("fetch it first: git fetch --unshallow\n")

    @pytest.mark.parametrize(
        ("reference", "said"),
        [
            ("mian", "--since mian: no such commit; did you mean main?"),
            ("nothing", "--since nothing: no such commit in this repository"),
            ("--output=x", "--since needs a branch, a tag or a commit, not '--output=x'"),
            ("", "--since needs a branch, a tag or a commit, not ''"),
            ("main:README.md", "--since main:README.md: no such commit in this repository"),
        ],
    )
    def test_a_reference_that_means_nothing(self, repository: Path, reference: str, said: str) -> None:
        done = run(f"--since={reference}", cwd=repository)
        assert (done.returncode, done.stderr) == (2, f"dd-lint: {said}\n")

    def test_before_the_first_commit(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet")
        write_files(tmp_path, {"README.md": HEAD + OLD})
        done = run("--since", "HEAD", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (
            2,
            "dd-lint: --since HEAD: the repository has no commit yet\n",
        )

    def test_outside_of_git(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": HEAD + OLD})
        done = run("--since", "main", cwd=tmp_path)
        assert done.returncode == 2
        assert (
            done.stderr
            == "dd-lint: --since compares with a commit of git, but . is in no repository of git\n"
        )

    def test_without_git(self, repository: Path, tmp_path: Path) -> None:
        done = run("--since", "main", cwd=repository, env={"PATH": str(tmp_path)})
        assert (done.returncode, done.stderr) == (2, "dd-lint: --since needs git, which is not installed\n")

    def test_no_command_of_the_repository_runs(self, repository: Path, tmp_path: Path) -> None:
        trap = tmp_path / "trap.sh"
        trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n")
        trap.chmod(0o755)
        for key in ("core.fsmonitor", "core.pager", "diff.external", "core.sshCommand", "filter.x.smudge"):
            git(repository, "config", key, str(trap))
        git(repository, "config", "diff.x.textconv", str(trap))
        git(repository, "config", "alias.cat-file", f"!{trap}")
        commit(repository, {".gitattributes": "*.md filter=x diff=x\n"})
        shutil.copy(trap, repository / ".git/hooks/post-checkout")
        (tmp_path / "sprung").unlink(missing_ok=True)
        assert run("--since", "HEAD", *NAMED, cwd=repository).returncode == 0
        assert not (tmp_path / "sprung").exists()

    def test_a_hook_for_another_repository(self, repository: Path, tmp_path: Path) -> None:
        done = run("--since", "HEAD", *NAMED, cwd=repository, env={"GIT_DIR": str(tmp_path)})
        assert done.returncode == 0

    def test_one_entry_added_to_a_real_list(self, shared: Path, tmp_path: Path) -> None:
        shutil.copytree(shared / "lists/Guang000__Awesome-Dataset-Distillation", tmp_path / "list")
        folder = tmp_path / "list"
        git(folder, "init", "--quiet", "--initial-branch=main")
        commit(folder)
        text = (folder / "README.md").read_text()
        place = text.index("+ [Dataset Distillation](https://arxiv.org/abs/1811.10959)")
        entry = OLD.replace("\n", " [:book:](./citations/no.txt)\n")
        (folder / "README.md").write_text(text[:place] + entry + text[place:])
        done = run("--since", "main", "--output-format", "json", cwd=folder)
        found = json.loads(done.stdout)["findings"]
        line = text.count("\n", 0, place) + 1
        names = {one["name"] for one in found if one["line"] == line}
        assert names >= {"missing-citation-file", "entry-spacing"}
        assert {one["name"] for one in found if one["line"] != line} <= {"stale-count-badge"}
