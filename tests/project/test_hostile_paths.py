"""Whatever a list is, or links to, a run gives one clear answer, and reads nothing outside."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from folders import write_files
from hostile import ENTRY, LIST, RAW, outputs, project_of
from program import run

from dd_lint.config.model import Config
from dd_lint.formats import FORMATS
from dd_lint.lint.engine import lint
from dd_lint.lint.registry import all_rules
from dd_lint.project.load_project import read_project

SECRET = "hunter2-the-content-of-a-file-outside"


class TestPaths:
    """What a list links to, and what lies in its citation folder."""

    @pytest.fixture
    def repository(self, tmp_path: Path) -> Path:
        folder = tmp_path / "repository"
        write_files(
            tmp_path,
            {
                "repository/.git/HEAD": "ref: refs/heads/main\n",
                "repository/README.md": LIST,
                "repository/citations/lee2021t.txt": "@misc{lee2021t,\n title={T0}, author={Lee, Ann}\n}\n",
                "x.txt": f"@misc{{x, title={{{SECRET}}}}}",
                "outside/lee2021t.txt": f"@misc{{lee2021t, title={{{SECRET}}}, {SECRET}",
                "outside/page.md": f"# {SECRET}\n",
                f"outside/{SECRET}.txt": "",
            },
        )
        return folder

    def all_output(self, folder: Path) -> str:
        """Everything that the commands say about a list."""
        text = "".join(outputs(lint(read_project(folder / "README.md", Config()), all_rules())).values())
        for command in (("check",), ("show",), ("show", "--json"), ("cite", "--dry-run"), ("cite",)):
            done = run(*command, cwd=folder)
            assert done.returncode in (0, 1), done.stderr
            assert "internal error" not in done.stderr
            text += done.stdout + done.stderr
        return text

    LINKS = (
        "./citations/../../x.txt", "../x.txt", "../../../../../../../../etc/passwd", "/etc/passwd",
        "/../x.txt", "..%2fx.txt",
        "%2e%2e/x.txt", "./citations/..%2f..%2fx.txt", "citations/%2e%2e/%2e%2e/x.txt", "file:///etc/passwd",
        "//etc/passwd",
        "../outside/page.md#x", "..\\\\x.txt", "citations/%00", "citations/%00/../../../x.txt", "%", "%zz",
        "?", "citations/a%0Ab.txt",
        "citations/.", "citations/", "README.md/../../x.txt", "citations/lee2021t.txt/../../../x.txt",
        "citations/a.bib#x",
    )  # fmt: skip

    def test_links_that_lead_out(self, repository: Path) -> None:
        entries = "".join(
            f"+ {ENTRY.format(1)} [:book:]({link})\n![i]({link}) [q]({link})\n" for link in self.LINKS
        )
        (repository / "README.md").write_text(LIST + entries, encoding="utf-8")
        project = project_of((repository / "README.md").read_bytes(), repository)
        assert len(project.targets) >= len(self.LINKS) - 3
        for destination, target in project.targets.items():
            assert (
                target.state in ("outside", "missing", "folder") or destination == "./citations/lee2021t.txt"
            ), destination
        assert list(project.citations) == ["citations/lee2021t.txt"]
        before = set(repository.parent.rglob("*"))
        text = self.all_output(repository)
        assert SECRET not in text
        assert "root:" not in text
        assert set(repository.parent.rglob("*")) == before

    @pytest.mark.parametrize("link", ["citations/" + "a" * 5_000 + ".txt", "README.md/x.txt"])
    def test_a_file_that_cannot_be_written(self, repository: Path, link: str) -> None:
        entries = f"+ {ENTRY.format(1)} [:book:]({link})\n+ {ENTRY.format(2)} [:book:](citations/b.txt)\n"
        (repository / "README.md").write_text(LIST + entries, encoding="utf-8")
        done = run("cite", cwd=repository)
        assert (done.returncode, done.stdout) == (3, "citations/b.txt\n")
        assert done.stderr.startswith(f"dd-lint: {link}: ")
        assert done.stderr.endswith("\nWrote 1 citation file\n")

    def test_a_file_that_leads_out(self, repository: Path) -> None:
        (repository / "citations/lee2021t.txt").unlink()
        (repository / "citations/lee2021t.txt").symlink_to("../../outside/lee2021t.txt")
        (repository / "citations/passwd.txt").symlink_to("/etc/passwd")
        (repository / "page.md").symlink_to("../outside/page.md")
        with (repository / "README.md").open("a", encoding="utf-8") as file:
            file.write("[p](page.md#x)\n")
        text = self.all_output(repository)
        assert SECRET not in text
        assert "root:" not in text

    def test_a_folder_that_leads_out(self, repository: Path) -> None:
        (repository / "citations/lee2021t.txt").unlink()
        (repository / "citations").rmdir()
        (repository / "citations").symlink_to("../outside")
        before = sorted(os.listdir(repository.parent / "outside"))
        assert SECRET not in self.all_output(repository)
        assert sorted(os.listdir(repository.parent / "outside")) == before
        project = project_of(LIST.encode(), repository)
        assert not project.citations
        assert not project.has_citation_folder

    def test_links_inside_the_repository_are_followed(self, repository: Path) -> None:
        (repository / "citations").rename(repository / "bib")
        (repository / "citations").symlink_to("bib")
        project = project_of(LIST.encode(), repository)
        assert list(project.citations) == ["citations/lee2021t.txt"]
        assert project.targets["./citations/lee2021t.txt"].state == "file"

    def test_odd_things_in_the_citation_folder(self, repository: Path) -> None:
        folder = repository / "citations"
        (folder / "loop.txt").symlink_to("loop.txt")
        (folder / "gone.txt").symlink_to("nothing.txt")
        (folder / "around.txt").symlink_to("..")
        (folder / "folder.txt").mkdir()
        (folder / "utf16.txt").write_bytes("@misc{x}".encode("utf-16"))
        (folder / "empty.txt").write_bytes(b"")
        os.mkfifo(folder / "pipe.txt")
        enlarge(folder / "large.txt", 50 * 1024 * 1024)
        self.all_output(repository)
        lines = run("--select", "LNT001", cwd=repository).stdout.splitlines()
        for name in ("around", "gone", "large", "loop", "pipe", "utf16"):
            assert any(
                line.startswith(f"citations/{name}.txt:1:1: LNT001 unreadable-file ") for line in lines
            )
        reasons: dict[str, str] = {}
        for one in project_of(LIST.encode(), repository).unreadable:
            reasons.setdefault(one.source.path, one.reason)
        assert reasons["citations/pipe.txt"] == "citations/pipe.txt cannot be read: it is not a regular file"
        assert reasons["citations/large.txt"] == "citations/large.txt cannot be read: it is larger than 1 MB"
        assert "citations/loop.txt" in reasons
        assert "citations/gone.txt" in reasons
        assert "is not UTF-8" in reasons["citations/utf16.txt"]
        assert "citations/empty.txt" not in reasons

    def test_a_configuration_of_git_that_is_a_pipe(self, repository: Path) -> None:
        (repository / ".git").mkdir(exist_ok=True)
        (repository / ".git/config").unlink(missing_ok=True)
        os.mkfifo(repository / ".git/config")
        assert project_of(LIST.encode(), repository).repository == ""

    def test_a_loop_of_folders(self, repository: Path) -> None:
        (repository / "citations/again").symlink_to(".")
        (repository / "README.md").write_text(
            LIST + f"[x](citations/{'again/' * 60}lee2021t.txt)\n", encoding="utf-8"
        )
        self.all_output(repository)

    def test_a_file_that_may_not_be_read(self, repository: Path) -> None:
        path = repository / "citations/lee2021t.txt"
        path.chmod(0)
        if os.access(path, os.R_OK):
            pytest.skip("this user may read everything")
        (unreadable,) = project_of(LIST.encode(), repository).unreadable
        assert unreadable.reason == "citations/lee2021t.txt cannot be read: Permission denied"
        self.all_output(repository)

    def test_names_that_are_no_text(self, repository: Path) -> None:
        name = b"\xff\x1b[31m\nx.txt"
        with open(os.fsencode(repository / "citations") + b"/" + name, "wb") as file:
            file.write(b"@misc{x, title={T}}")
        assert "citations/\udcff\x1b[31m\nx.txt" in project_of(LIST.encode(), repository).citations
        self.check_clean(self.all_output(repository))

    def test_a_list_whose_name_is_no_text(self, tmp_path: Path) -> None:
        with open(os.fsencode(tmp_path) + b"/\xff\x1b[31m.md", "wb") as file:
            file.write(LIST.encode())
        for name in FORMATS:
            done = run(
                "check", b"\xff\x1b[31m.md", "--select", "ENT001", "--output-format", name, cwd=tmp_path
            )
            assert done.returncode == 1
            self.check_clean(done.stdout + done.stderr)
        assert json.loads(run("check", b"\xff\x1b[31m.md", "--output-format", "json", cwd=tmp_path).stdout)

    def check_clean(self, text: str) -> None:
        assert not set(RAW) & set(text)

    def test_no_control_character_reaches_the_terminal(self, repository: Path) -> None:
        evil = "".join(RAW) + "\x1b]0;x\x07"
        name = evil.replace("\0", "")
        text = (
            LIST.replace("T0", f"T{evil}").replace("Ann Lee", f"Ann{evil} Lee")
            + f"+ [](x{evil}y) [:book:](<citations/{name}.txt>)\n"
        )
        text += f'<a name="{evil}"></a>\n## {evil}\n- [{evil}](#{evil})\n'
        text += f"+ [A{evil}](x) (B{evil} C, D{evil} 2021) [:book:](citations/d.txt)\n"
        write_files(
            repository,
            {"README.md": text, "citations/e.txt": f"@misc{{x{evil}, title={{{evil}}} {evil}={{}}"},
        )
        self.check_clean(self.all_output(repository))
        for path in (repository / "citations").iterdir():
            if path.name == "d.txt":
                self.check_clean(path.read_text(encoding="utf-8"))
        assert (repository / "citations/d.txt").exists()


def enlarge(path: Path, size: int) -> None:
    """Make a file of zeros that takes no room."""
    with path.open("wb") as file:
        file.truncate(size)


class TestList:
    """What is in the place of the list itself."""

    @pytest.mark.parametrize(
        ("make", "message"),
        [
            (lambda path: path.mkdir(), "the folder holds no README.md; name the list's file"),
            (lambda path: path.symlink_to("nothing"), "a link that leads nowhere"),
            (lambda path: path.symlink_to(path.name), "a link that leads nowhere"),
            (lambda path: path.symlink_to("/dev/zero"), "it is not a regular file"),
            (os.mkfifo, "it is not a regular file"),
            (lambda path: enlarge(path, 64 * 1024 * 1024 + 1), "it is larger than 64 MB"),
        ],
        ids=["a folder", "a dangling link", "a link to itself", "an endless file", "a pipe", "a huge file"],
    )
    def test_no_file(self, tmp_path: Path, make: Callable[[Path], None], message: str) -> None:
        make(tmp_path / "README.md")
        done = run("README.md", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("dd-lint: README.md: ")
        assert message in done.stderr
        assert run(".", cwd=tmp_path).returncode == 2

    def test_a_name_too_long(self, tmp_path: Path) -> None:
        done = run("x" * 5_000, cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr.startswith("dd-lint: x")
