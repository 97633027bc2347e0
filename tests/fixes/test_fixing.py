"""Fixes, through the command line and on real files: what changes, what stays, and what is never lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from folders import write_files
from hypothesis import given
from hypothesis import strategies as st
from program import environment, run

from dd_lint.findings import Edit
from dd_lint.fixes.apply_edits import decoded, rewrite
from dd_lint.text.source import Source, Span

REST = """\
+ [Two](https://arxiv.org/abs/2401.00002) (Bo Yu et al., 2024)
+ [Three](https://arxiv.org/abs/2401.00003) (Cy Fox et al., 2024)
"""
SPACED = f"## Main\n{REST}+ [One](https://arxiv.org/abs/2401.00001)  (Ann Lee et al., 2024)\n"
CLEAN = SPACED.replace(")  (", ") (")
CITED = (
    SPACED.replace("2024)\n", "2024) [:book:](citations/one.txt)\n")
    .replace("one", "two", 1)
    .replace("one", "three", 1)
)


def citation(key: str, title: str, author: str, number: int, comma: str = ",") -> str:
    """The citation file of one of the papers, from which a comma may be missing."""
    journal = f"journal={{arXiv preprint arXiv:2401.0000{number}}}{comma}"
    names = f"author={{{author} and others}}"
    return f"@article{{{key},\n  title={{{title}}},\n  {names},\n  {journal}\n  year={{2024}}\n}}\n"


OTHERS = {
    "citations/two.txt": citation("two", "Two", "Yu, Bo", 2),
    "citations/three.txt": citation("three", "Three", "Fox, Cy", 3),
}
ONE = citation("one", "One", "Lee, Ann", 1)
BROKEN = citation("one", "One", "Lee, Ann", 1, "")


def read(folder: Path, name: str = "README.md") -> bytes:
    return (folder / name).read_bytes()


class TestFix:
    def test_the_summary_says_what_was_fixed_and_what_remains(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": SPACED.replace("Bo Yu et al., 2024", "Bo Yu et al., 1024")})
        done = run("--fix", "--select", "ENT007,AUT006", cwd=tmp_path)
        assert "Found 2 findings (1 fixed, 1 remaining)" in done.stderr
        assert done.returncode == 1
        assert "AUT006" in done.stdout
        assert "ENT007" not in done.stdout

    def test_nothing_remains(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": SPACED})
        done = run("--fix", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, "")
        assert "Found 1 finding (1 fixed, 0 remaining)" in done.stderr
        assert read(tmp_path) == CLEAN.encode()
        assert "All checks passed" in run("--fix", cwd=tmp_path).stderr

    def test_a_run_without_fixes_says_that_there_are_some(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": SPACED})
        assert run("check", cwd=tmp_path).stderr.rstrip().endswith("; 1 fixable with --fix")
        assert read(tmp_path) == SPACED.encode()

    def test_citation_files_are_fixed_as_well(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": CITED, "citations/one.txt": BROKEN, **OTHERS})
        done = run("--fix", cwd=tmp_path)
        assert done.returncode == 0, done.stdout
        assert read(tmp_path, "citations/one.txt").decode() == ONE

    def test_unsafe_fixes_are_applied_only_if_asked_for(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": CITED, **OTHERS})
        done = run("--fix", cwd=tmp_path)
        assert "more with --unsafe-fixes)" in done.stderr
        assert not (tmp_path / "citations/one.txt").exists()
        run("--fix", "--unsafe-fixes", cwd=tmp_path)
        assert read(tmp_path, "citations/one.txt").startswith(b"@article{one,")

    def test_a_new_file_is_made_of_what_the_list_says_when_it_is_fixed(self, tmp_path: Path) -> None:
        text = CITED.replace("Yu et al., 2024", "Yu et al., ICML 2024").replace(
            "Fox et al., 2024", "Fox et al., CVPR 2024"
        )
        write_files(
            tmp_path, {"README.md": text.replace("Lee et al., 2024", "Lee et al., NeruIPS 2024"), **OTHERS}
        )
        run("--fix", "--unsafe-fixes", cwd=tmp_path)
        assert "Ann Lee et al., NeurIPS 2024" in read(tmp_path).decode()
        assert "Neural Information Processing Systems" in read(tmp_path, "citations/one.txt").decode()

    @pytest.mark.parametrize("text", ["\ufeff" + SPACED, SPACED.replace("\n", "\r\n"), SPACED.rstrip("\n")])
    def test_mark_endings_and_the_last_line_stay(self, tmp_path: Path, text: str) -> None:
        write_files(tmp_path, {"README.md": text})
        run("--fix", cwd=tmp_path)
        assert read(tmp_path) == text.replace(")  (", ") (").encode()

    def test_what_is_inserted_has_the_line_endings_of_the_file(self, tmp_path: Path) -> None:
        text = CLEAN + "+ [Old](https://arxiv.org/abs/1901.00002) (Bo Yu et al., 2019)\n"
        write_files(
            tmp_path, {"README.md": text.replace("\n", "\r\n"), "dd-lint.toml": 'entry-order = "ascending"'}
        )
        run("--fix", "--unsafe-fixes", "--select", "ORD001", cwd=tmp_path)
        lines = read(tmp_path).split(b"\r\n")
        assert b"Old" in lines[1]
        assert not any(b"\n" in line or b"\r" in line for line in lines)

    def test_a_file_that_is_not_utf8_is_left_alone(self, tmp_path: Path) -> None:
        data = SPACED.encode() + b"\xff\n"
        (tmp_path / "README.md").write_bytes(data)
        done = run("--fix", cwd=tmp_path)
        assert "README.md is not fixed, because it cannot be read as it is" in done.stderr
        assert read(tmp_path) == data

    def test_an_unresolved_conflict_is_left_alone(self, tmp_path: Path) -> None:
        text = SPACED + "<<<<<<< ours\n=======\n>>>>>>> theirs\n"
        write_files(tmp_path, {"README.md": text})
        run("--fix", cwd=tmp_path)
        assert read(tmp_path) == text.encode()

    def test_the_mode_stays(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": SPACED})
        (tmp_path / "README.md").chmod(0o754)
        run("--fix", cwd=tmp_path)
        assert (tmp_path / "README.md").stat().st_mode & 0o777 == 0o754
        assert os.listdir(tmp_path) == ["README.md"]

    def test_a_read_only_file_is_not_written(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": SPACED})
        (tmp_path / "README.md").chmod(0o444)
        done = run("--fix", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (3, "dd-lint: README.md: it is read-only; not written\n")
        assert read(tmp_path) == SPACED.encode()

    def test_a_link_inside_the_repository_stays_one(self, tmp_path: Path) -> None:
        write_files(tmp_path, {".git/HEAD": "", "docs/list.md": SPACED})
        (tmp_path / "README.md").symlink_to("docs/list.md")
        run("--fix", cwd=tmp_path)
        assert (tmp_path / "README.md").is_symlink()
        assert read(tmp_path, "docs/list.md") == CLEAN.encode()

    def test_a_link_out_of_the_repository_is_not_followed(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"inside/.git/HEAD": "", "outside.md": SPACED})
        (tmp_path / "inside/README.md").symlink_to("../outside.md")
        done = run("--fix", cwd=tmp_path / "inside")
        assert done.returncode == 3
        assert done.stderr == "dd-lint: README.md cannot be fixed: it leads out of the repository\n"
        assert read(tmp_path, "outside.md") == SPACED.encode()

    def test_a_full_disk_loses_nothing(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": SPACED})
        limited = ["bash", "-c", 'trap "" XFSZ; ulimit -f 0; exec "$@"', "bash"]
        command = [*limited, sys.executable, "-B", "-m", "dd_lint", "--fix", "--exit-zero"]
        done = subprocess.run(command, cwd=tmp_path, env=environment({}), stderr=subprocess.PIPE, check=False)
        assert (done.returncode, done.stderr) == (3, b"dd-lint: README.md: File too large\n")
        assert read(tmp_path) == SPACED.encode()
        assert os.listdir(tmp_path) == ["README.md"]

    def test_runs_at_the_same_time(self, tmp_path: Path) -> None:
        text = "## Main\n" + "".join(
            f"+ [Paper {number}](https://arxiv.org/abs/2401.{number:05}){' ' if number % 9 else '  '}"
            "(Ann Lee et al., 2024)\n"
            for number in range(1, 200)
        )
        write_files(tmp_path, {"README.md": text})
        command = [sys.executable, "-m", "dd_lint", "--fix"]
        runs = [
            subprocess.Popen(command, cwd=tmp_path, env=environment({}), stdout=-3, stderr=subprocess.PIPE)
            for _ in range(4)
        ]
        for one in runs:
            _, said = one.communicate(timeout=60)
            assert one.returncode == 0 or b"; run again" in said, said
        assert read(tmp_path) == text.replace(")  (", ") (").encode()

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (("--unsafe-fixes",), "--unsafe-fixes goes with --fix or --diff"),
            (("--fix", "--diff"), "--fix changes the files, --diff only says how; leave one of the two out"),
            (("-", "--fix"), "--fix needs the list's file, not standard input"),
        ],
    )
    def test_options_that_do_not_go_together(
        self, tmp_path: Path, options: tuple[str, ...], said: str
    ) -> None:
        write_files(tmp_path, {"README.md": SPACED})
        done = run(*options, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (2, f"dd-lint: {said}\n")


def test_killed_at_any_system_call_the_file_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    """Stops the writing before each of its calls in turn, as a power cut would, each time in a child."""
    harness = """
import os, sys
from pathlib import Path
from dd_lint.fixes.fixpoint import Change
from dd_lint.fixes.replace_files import write_changes
import dd_lint.project.model, fcntl, tempfile

folder = Path(sys.argv[1])
old, new = b"old", b"new" * 10000
watched = {"open", "os.chmod", "os.mkdir", "os.rename", "os.remove", "fcntl.flock", "tempfile.mkstemp"}

def stop():
    global left
    left -= 1
    if left < 0:
        os._exit(9)

def hook(event, arguments):
    if event in watched:
        stop()

def before(name):
    call = getattr(os, name)
    def stopped(*arguments, **keywords):
        stop()
        return call(*arguments, **keywords)
    setattr(os, name, stopped)

for left in range(100):
    (folder / "README.md").write_bytes(old)
    child = os.fork()
    if not child:
        for name in ("fchmod", "fsync", "stat", "access", "umask", "write", "replace", "unlink"):
            before(name)
        sys.addaudithook(hook)
        write_changes(folder, {"README.md": Change(old, new)})
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    found = (folder / "README.md").read_bytes()
    print(left, status, {old: "old", new: "new"}.get(found, found))
    if not status:
        break
"""
    command = [sys.executable, "-c", harness, str(tmp_path)]
    done = subprocess.run(command, env=environment({}), capture_output=True, text=True, check=True)
    *killed, last = [line.split(" ", 2)[1:] for line in done.stdout.splitlines()]
    assert last == ["0", "new"]
    assert len(killed) > 8
    assert all(status == "9" and found in ("old", "new") for status, found in killed)


def test_killed_in_the_middle_of_a_run(tmp_path: Path) -> None:
    for delay in (0.05, 0.12, 0.2):
        write_files(tmp_path, {"README.md": SPACED})
        command = [sys.executable, "-m", "dd_lint", "--fix"]
        process = subprocess.Popen(command, cwd=tmp_path, env=environment({}), stdout=-3, stderr=-3)
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert read(tmp_path) in (SPACED.encode(), CLEAN.encode())


class TestDiff:
    def test_git_applies_it_and_gets_what_fix_writes(self, tmp_path: Path) -> None:
        names = {"my list/README.md": CITED.rstrip("\n").replace("one.txt", "\u00e9n.txt")}
        names["my list/citations/\u00e9n.txt"] = citation("\u00e9n", "One", "Lee, Ann", 1, "")
        names |= {f"my list/{name}": text for name, text in OTHERS.items()}
        write_files(tmp_path, names)
        subprocess.run(["git", "init", "-q", tmp_path], check=True)
        done = run("my list", "--diff", cwd=tmp_path)
        assert done.returncode == 1
        assert "Would fix 2 findings in 2 files" in done.stderr
        assert read(tmp_path, "my list/README.md") == names["my list/README.md"].encode()
        (tmp_path / "changes.patch").write_text(done.stdout, encoding="utf-8", newline="")
        shutil.copytree(tmp_path, tmp_path / "copy")
        subprocess.run(["git", "apply", "changes.patch"], cwd=tmp_path, check=True)
        run("my list", "--fix", cwd=tmp_path / "copy")
        for name, text in names.items():
            assert read(tmp_path, name) == read(tmp_path / "copy", name)
            assert (read(tmp_path, name) == text.encode()) == name.endswith(("two.txt", "three.txt"))
        done = run("my list", "--diff", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, "")

    def test_a_path_from_the_root_is_shown_from_here(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"list/README.md": SPACED})
        patch = run(tmp_path / "list", "--diff", cwd=tmp_path).stdout
        assert "--- a/list/README.md\n+++ b/list/README.md\n" in patch

    def test_a_new_file_and_other_line_endings(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": CITED.replace("\n", "\r\n"), **OTHERS})
        done = subprocess.run(
            [sys.executable, "-m", "dd_lint", "--diff", "--unsafe-fixes", "--select", "ENT007,CIT001"],
            cwd=tmp_path, env=environment({}), capture_output=True, check=False,
        )  # fmt: skip
        assert b"--- /dev/null\n+++ b/citations/one.txt\n" in done.stdout
        subprocess.run(["git", "apply"], input=done.stdout, cwd=tmp_path, check=True)
        assert read(tmp_path) == CITED.replace(")  (", ") (").replace("\n", "\r\n").encode()
        assert read(tmp_path, "citations/one.txt").startswith(b"@article{one,\n")


@given(st.text(alphabet="ab\r\n\ufeff", max_size=30), st.data())
def test_what_edits_do_not_cover_stays_byte_for_byte(text: str, data: st.DataObject) -> None:
    raw = text.encode()
    source = Source("README.md", decoded(raw))
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(start, len(source.text)))
    written = rewrite(raw, [Edit(source, Span(start, end), "X")])
    assert decoded(written) == source.text[:start] + "X" + source.text[end:]
    before, _, after = written.partition(b"X")
    assert raw.startswith(before)
    assert raw.endswith(after)


class TestRealLists:
    def test_the_newest_list(self, tmp_path: Path, shared: Path) -> None:
        folder = tmp_path / "list"
        shutil.copytree(shared / "lists/Guang000__Awesome-Dataset-Distillation", folder)
        for path in [folder, *folder.rglob("*")]:
            path.chmod(path.stat().st_mode | 0o200)
        done = run("--fix", cwd=folder)
        assert "Found 60 findings (27 fixed, 33 remaining; 24 more with --unsafe-fixes)" in done.stderr
        first = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        assert "(0 fixed, 33 remaining" in run("--fix", cwd=folder).stderr
        assert first == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
