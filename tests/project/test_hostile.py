"""Whatever is in a repository, a run ends soon, with one clear answer, and reads nothing outside."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from folders import write_files
from hypothesis import given, settings
from hypothesis import strategies as st
from program import run, run_process
from steps import growth

from dd_lint.config.model import Config
from dd_lint.formats import FORMATS, Style, load_format
from dd_lint.lint.engine import lint
from dd_lint.lint.registry import all_rules
from dd_lint.lint.report import Report
from dd_lint.lint.selection import select_rules
from dd_lint.project.disk import Disk
from dd_lint.project.list_files import load_project, read_project
from dd_lint.project.model import Project
from dd_lint.text.source import Source, Span

ENTRY = "[T{0}](https://example.org/{0}) (Ann Lee et al., ICML 2021) [code](https://github.com/a/b{0})"
LIST = f"# Papers\n\n## Main\n+ {ENTRY.format(0)} [:book:](./citations/lee2021t.txt)\n+ [](https://example.org/é中😀)\n"
EMPTY_LINK = (5, 3)
SECRET = "hunter2-the-content-of-a-file-outside"
RAW = [
    *map(chr, range(9)),
    "\x0b",
    "\x0c",
    *map(chr, range(0x0E, 0x20)),
    "\x7f",
    "\x85",
    "\x9b",
    "\u202e",
    "\u2066",
    "\u200f",
    "\u2028",
]

# Each is far from what a quadratic reading gets through.
TEXTS: dict[str, str] = {
    "empty": "",
    "a mark alone": "\ufeff",
    "blank": " \n\t\n" * 10_000,
    "line feeds": "\n" * 500_000,
    "a long line": "x" * 10_000_000,
    "a long line of links": "[a](b) " * 1_500_000,
    "many long lines": ("+ [](x) " + "y" * 99_000 + "\n") * 50,
    "brackets": "[" * 5_000 + "]" * 5_000,
    "open brackets": "[" * 50_000,
    "brackets before links": "[" * 5_000 + "](x)" * 5_000,
    "images in images": "![" * 5_000 + "](x)" * 5_000,
    "quotes": ">" * 5_000 + " x",
    "lists on a line": "- " * 5_000 + "x",
    "lists in lists": "".join("  " * depth + "- x\n" for depth in range(1_000)),
    "emphasis": "*" * 5_000 + "a" + "*" * 5_000,
    "a heading of hard spaces": "# " + "\u00a0" * 90_000 + "x\n",
    "a label of hard spaces": "## P\n- **T**\n  - " + "\u00a0" * 90_000 + "x\n",
    "bars without a table": "| " + "|" * 90_000 + "\nx | y\n",
    "mixed emphasis": "*a _b **c __d " * 5_000,
    "code fences": "".join("`" * length + " " for length in range(400)),
    "comments": "<!--" * 20_000,
    "comments on lines": "<!--\n" * 20_000,
    "comments in a cell of HTML": "<table><tr><td>" + "<!-- a\n" * 20_000 + "</table>",
    "cells of HTML": "<table>" + ("<tr>" + "<td><a href='x'><b>" * 5 + "\n") * 4_000,
    "headings in HTML": "<h1>" * 20_000,
    "headings in HTML on lines": "<h1>\n" * 20_000,
    "a long tag name": "<div>\n<" + "a" * 90_000 + "\n",
    "attributes": "<div>\n<a " + 'id="' * 20_000 + "\n",
    "pipes": "|" * 20_000 + "\n" + "|-" * 10_000 + "|\n" + "|" * 20_000,
    "tables": ("|a" * 50 + "\n" + "|-" * 50 + "\n") * 200,
    "definitions": "[x]:" * 20_000,
    "definitions on lines": "[x]:\n" * 20_000,
    "many definitions": "".join(f"[x{number}]: y\n" for number in range(10_000)) + "[x1] [x2]",
    "parentheses": "## M\n+ [T](x) " + "(" * 90_000,
    "parentheses before a link": "## M\n+ T " + "(" * 40_000 + ")" * 40_000 + " [code](x)",
    "authors": "## M\n+ [t](x) (" + "A B & " * 15_000 + "2021)",
    "years": "## M\n+ [t](x) (" + "2021 " * 18_000 + ")",
    "et al.": "## M\n+ [t](x) (" + "et al " * 15_000 + "2021)",
    "entries without bullets": "## M\n+ " + "\n  ".join(ENTRY.format(number) for number in range(5_000)),
    "a legend of spaces": "+ :book:" + " " * 90_000 + "x\n",
    "accents": "## M\n+ [](x)" + "\u0301" * 90_000,
    "headings": "# a\n" * 20_000,
    "images in headings": "# ![x](y) a\n" * 5_000,
    "anchors": '<a name="x"></a>\n' * 10_000,
    "a deep path": f"[x](./{'a/' * 20_000}x.txt)\n[y](./{'../' * 20_000}x.txt)\n",
    "schemes": "http://" * 12_000,
    "entities": "&amp;" * 15_000 + "&#0;&#xD800;&#x110000;&#99999999999;",
    "control characters": LIST.replace("T0", "T" + "".join(RAW)),
}


def project_of(data: bytes, folder: Path) -> Project:
    return load_project(data, Disk(folder), "README.md", Config())


def outputs(report: Report) -> dict[str, str]:
    return {name: "".join(load_format(name).render(report, Style("a b/", width=40))) for name in FORMATS}


def check_everything(data: bytes, folder: Path) -> Report:
    """Lint a list: every place lies in its file, every format can show it, and JSON reads back."""
    report = lint(project_of(data, folder), select_rules(all_rules(), Config()))
    assert not report.failures
    for diagnostic in report.diagnostics:
        finding = diagnostic.finding
        places = [(finding.source, finding.span)]
        places += [(related.source, related.span) for related in finding.related]
        places += [(edit.source, edit.span) for edit in (finding.fix.edits if finding.fix else ())]
        for source, span in places:
            assert inside(source, span), (diagnostic.rule.name, span)
    shown = outputs(report)
    assert len(json.loads(shown["json"])["findings"]) == len(report.diagnostics)
    assert shown["concise"].count("\n") == shown["github"].count("\n") == len(report.diagnostics)
    return report


def inside(source: Source, span: Span) -> bool:
    return 0 <= span.start <= span.end <= len(source.text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_any_text_is_read_soon(text: str, tmp_path: Path) -> None:
    check_everything(text.encode(), tmp_path)
    rules = select_rules(all_rules(), Config())
    # A part of the text may be of another kind than the whole; what is quadratic grows by 16.
    assert growth(lambda length: lint(project_of(text[:length].encode(), tmp_path), rules), 2_000) < 8


@pytest.mark.parametrize(
    "name", ["empty", "a long line", "images in images", "quotes", "comments", "a deep path"]
)
def test_any_text_is_survived_on_the_command_line(name: str, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(TEXTS[name], encoding="utf-8")
    for command in ("check", "show", "cite"):
        done = run_process(command, cwd=tmp_path)
        assert done.returncode in (0, 1)
        assert "internal error" not in done.stderr


class TestBytes:
    @pytest.mark.parametrize(
        ("data", "place", "reason"),
        [
            (b"# A\n+ caf\xe9 x\n", (2, 6), "is not UTF-8: byte 0xe9 starts no character"),
            (b"\xef\xbb\xbf# A\r\n+ caf\xe9 x\n", (2, 6), "is not UTF-8: byte 0xe9 starts no character"),
            ("# é\r\n+ 中".encode() + b"\xff", (2, 4), "is not UTF-8: byte 0xff starts no character"),
            ("# A\n".encode("utf-16"), (1, 1), "is not UTF-8: byte 0xff starts no character"),
            (b"# A\n+ a\0b\n", (2, 4), "holds a NUL character"),
            (
                b"# A\n" + b"x" * 100_001 + b"\n# B\n",
                (2, 1),
                "line 2 has 100,001 characters and is not checked",
            ),
        ],
    )
    def test_what_cannot_be_read_is_named(
        self, data: bytes, place: tuple[int, int], reason: str, tmp_path: Path
    ) -> None:
        project = project_of(data, tmp_path)
        first = project.unreadable[0]
        assert first.source.position(first.span.start) == place
        assert reason in first.reason
        check_everything(data, tmp_path)

    def test_the_rest_of_a_file_is_checked_still(self, tmp_path: Path) -> None:
        data = b"# A\n\xff\0" + b"x" * 200_000 + b"\n" + LIST.encode()
        report = check_everything(data, tmp_path)
        found = [
            one.source.position(one.span.start) for one in report.diagnostics if one.rule.code == "ENT001"
        ]
        assert found == [(EMPTY_LINK[0] + 2, EMPTY_LINK[1])]

    @pytest.mark.parametrize(
        "change",
        [
            lambda text: text.replace("\n", "\r\n"),
            lambda text: text.replace("\n", "\r"),
            lambda text: "\ufeff" + text,
            lambda text: "\ufeff" + text.replace("\n", "\r\n"),
            lambda text: text.rstrip("\n"),
            lambda text: text.rstrip("\n").replace("\n", "\r\n"),
        ],
        ids=["CRLF", "CR", "mark", "mark and CRLF", "no final newline", "CRLF and no final newline"],
    )
    def test_places_are_those_of_the_plain_file(self, change: Callable[[str], str], tmp_path: Path) -> None:
        plain, changed = (places(text, tmp_path) for text in (LIST, change(LIST)))
        assert plain == changed
        assert ("ENT001", *EMPTY_LINK) in {one[:3] for one in plain}

    def test_places_in_citation_files(self, tmp_path: Path) -> None:
        bibtex = "@article{lee2021t,\n  title={T0}\n  author={Ann Lee},\n  year={2021}\n}\n"
        found = []
        for number, text in enumerate((bibtex, "\ufeff" + bibtex.replace("\n", "\r\n"))):
            folder = tmp_path / str(number)
            write_files(folder, {"README.md": LIST, "citations/lee2021t.txt": text})
            found.append(places(LIST, folder))
        assert found[0] == found[1]
        assert any(one[0].startswith("BIB") for one in found[0])


def places(text: str, folder: Path) -> list[tuple[str, int, int, int, int]]:
    report = check_everything(text.encode(), folder)
    return [
        (one.rule.code, *one.source.position(one.span.start), *one.source.position(one.span.end))
        for one in report.diagnostics
    ]


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


@pytest.fixture(scope="module")
def anywhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for one list after the other, as hypothesis wants no fresh one for each example."""
    return tmp_path_factory.mktemp("anywhere")


FRAGMENTS = st.sampled_from(
    [
        "+ ", "\n+ ", "\n- ", "\n  - ", "\n", "\n\n", "\r\n", "\r", "[", "]", "(", ")",
        "[T](https://arxiv.org/abs/2101.00001)", "## Main\n",
        "\n## Contents\n- [A](#a)\n- [B](#b)\n- [C](#c)\n\n## A\n", "(Ann Lee et al., ICML 2021)",
        "(Ann Lee, 2021", " & ", ", ", "et al.",
        "[:book:](./citations/a.txt)", "[:octocat:](https://github.com/a/b)", "[2025/02/15] ",
        "## Latest Updates\n", '<a name="a"></a>\n',
        "<h2>", "</h2>", "![b](https://img.shields.io/badge/Number%20of%20Papers-3-red)", "\0", "\x1b[31m",
        "\u202e", "é", "😀", "中", "\t", "`",
        "<!--", "-->", "| a | b |\n|---|---|\n", "> ", "# ", "&amp;", "http://", "./citations/a.txt", "T",
        "2021", "Workshop", "**", "\\",
    ]
).filter(bool)  # fmt: skip
LISTS = (
    st.lists(FRAGMENTS, max_size=30).map("".join).map(str.encode) | st.text().map(str.encode) | st.binary()
)
BIBTEX = st.lists(
    st.sampled_from(
        [
            "@article{", "a,", "title", "author", "year", " = ", "{", "}", '"', ",", "\n", "Lee, Ann",
            " and ", "others", "2021", "\\", "$", "&",
            "@", "@string{", "#", "é", "\r\n", "%",
            "booktitle={International Conference on Machine Learning (ICML)}",
            "journal={arXiv preprint arXiv:2101.00001}",
        ]
    ),
    max_size=30,
).map("".join).map(str.encode) | st.binary()  # fmt: skip


@settings(max_examples=250)
@given(data=LISTS)
def test_any_list(data: bytes, anywhere: Path) -> None:
    check_everything(data, anywhere)


@settings(max_examples=150)
@given(data=BIBTEX)
def test_any_citation_file(data: bytes, anywhere: Path) -> None:
    (anywhere / "citations").mkdir(exist_ok=True)
    (anywhere / "citations/lee2021t.txt").write_bytes(data)
    check_everything(LIST.encode(), anywhere)
