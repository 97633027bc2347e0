"""`dd-lint cite` writes the citation files that are missing, from what the list itself says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from folders import write_files
from hypothesis import given
from hypothesis import strategies as st
from program import run

from dd_lint.analysis.citations.new_citations import NewCitation, missing_citations
from dd_lint.bibtex import BibEntry, parse_citation
from dd_lint.config.model import Config
from dd_lint.fixes.replace_files import write_citation
from dd_lint.project.disk import Disk
from dd_lint.project.load_project import load_project
from dd_lint.text.source import Source

HEAD = "# Papers\n## Main\n"


def entry(title: str, meta: str, target: str, paper: str = "https://example.org/paper") -> str:
    return f"+ [{title}]({paper}) ({meta}) [:book:](./citations/{target})\n"


def read(path: Path) -> BibEntry:
    """The one entry of a citation file, which has no defect."""
    citation = parse_citation(Source(path.name, path.read_text(encoding="utf-8")))
    assert not citation.problems
    (only,) = citation.entries
    assert only.key == path.stem
    return only


def written(tmp_path: Path, line: str) -> dict[str, str]:
    """The fields of the one file that is written for an entry, with its type."""
    write_files(tmp_path, {"README.md": HEAD + line, ".git/HEAD": ""})
    done = run("cite", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (path,) = (tmp_path / "citations").iterdir()
    assert done.stdout == f"citations/{path.name}\n"
    assert done.stderr == "Wrote 1 citation file\n"
    bib = read(path)
    return {"type": bib.type} | {field.name: field.value for field in bib.fields}


class TestFacts:
    @pytest.mark.parametrize(
        ("meta", "paper", "expected"),
        [
            (
                "Bo Zhao & Hakan Bilen et al., ICLR 2021", "https://openreview.net/forum?id=mSAKhLYLSsl",
                {"type": "inproceedings", "author": "Zhao, Bo and Bilen, Hakan and others",
                 "booktitle": "International Conference on Learning Representations (ICLR)", "year": "2021"},
            ),
            (
                "Bo Zhao, ICLR 2021 Workshop", "https://example.org",
                {"type": "inproceedings", "author": "Zhao, Bo",
                 "booktitle": "International Conference on Learning Representations (ICLR), Workshop",
                 "year": "2021"},
            ),
            (
                "Shiye Lei et al., TPAMI 2023", "https://arxiv.org/abs/2301.05603",
                {"type": "article", "author": "Lei, Shiye and others",
                 "journal": "IEEE Transactions on Pattern Analysis and Machine Intelligence", "year": "2023"},
            ),
            (
                "Bo Zhao, The University of Edinburgh 2023", "https://example.org",
                {"type": "phdthesis", "author": "Zhao, Bo", "school": "The University of Edinburgh",
                 "year": "2023"},
            ),
            (
                "Tongzhou Wang et al., 2018", "https://arxiv.org/abs/1811.10959v3",
                {"type": "article", "author": "Wang, Tongzhou and others",
                 "journal": "arXiv preprint arXiv:1811.10959", "year": "2018"},
            ),
            ("Ludwig van den Berg et al., 2018", "https://example.org",
             {"type": "misc", "author": "van den Berg, Ludwig and others", "year": "2018"}),
            ("Google Research et al., ICLR 2021", "https://example.org",
             {"type": "inproceedings", "author": "{Google Research} and others",
              "booktitle": "International Conference on Learning Representations (ICLR)", "year": "2021"}),
            ("J. K. Smith Jr. & Ann Lee III, 2018", "https://example.org",
             {"type": "misc", "author": "Smith, Jr., J. K. and Lee, III, Ann", "year": "2018"}),
            ("Sanchez, 2018", "https://example.org", {"type": "misc", "author": "Sanchez", "year": "2018"}),
            ("et al., 2018", "https://example.org", {"type": "misc", "year": "2018"}),
        ],
        ids=["conference", "workshop", "journal", "thesis", "arXiv", "no venue", "group", "suffix",
             "one name", "no names"],
    )  # fmt: skip
    def test_kinds(self, tmp_path: Path, meta: str, paper: str, expected: dict[str, str]) -> None:
        fields = written(tmp_path, entry("A Title", meta, "key2020title.txt", paper))
        assert fields == {"title": "A Title"} | expected

    def test_layout(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": HEAD + entry("A Title", "Bo Zhao, 2021", "zhao2021title.txt")})
        run("cite", cwd=tmp_path)
        text = (tmp_path / "citations/zhao2021title.txt").read_bytes()
        assert text == b"@misc{zhao2021title,\n  title={A Title},\n  author={Zhao, Bo},\n  year={2021}\n}\n"

    @pytest.mark.parametrize(
        ("title", "field"),
        [
            ("50% of A&B: x_1 #2 costs $3", r"50\% of A\&B: x\_1 \#2 costs \$3"),
            ("A &amp; B \\& C", r"A \& B \& C"),
            ("curly { and }} and back\\\\slash", "curly  and  and backslash"),
            ("2^n ~ x", r"2\textasciicircum{}n \textasciitilde{} x"),
            ("“Über” 学习 😀", "“Über” 学习 😀"),
            ("A *very* **good** `code` [bracket] (paren)", "A very good code [bracket] (paren)"),
            ("an\x1b escape\u202e", "an escape"),
        ],
    )
    def test_special_characters(self, tmp_path: Path, title: str, field: str) -> None:
        assert written(tmp_path, entry(title, "Bo Zhao, 2021", "a.txt"))["title"] == field

    @given(
        st.text(),
        st.text(alphabet="ab{}\\&%$#_~^\"'@=,[]()\n "),
        st.sampled_from(["", "ICML", "TPAMI", "University of {x"]),
    )
    def test_any_text_gives_sound_bibtex(self, title: str, name: str, venue: str) -> None:
        text = f"{HEAD}+ [T {title}](https://e.org) (Ann {name} et al., {venue} 2021) [:book:](k.txt)\n"
        text += entry("B", "C D, 2021", "b.txt")
        project = load_project(text.encode("utf-8", "replace"), Disk(Path("nowhere")), "README.md", Config())
        for citation in missing_citations(project):
            if not citation.problem:
                parsed = parse_citation(Source(citation.path, citation.text))
                assert not parsed.problems
                assert [one.key for one in parsed.entries] == [Path(citation.path).stem]


class TestFiles:
    def test_existing_files_stay(self, tmp_path: Path) -> None:
        old = "not even BibTeX"
        lines = entry("A", "Bo Zhao, 2021", "a.txt") + entry("B", "Bo Zhao, 2021", "b.txt")
        write_files(tmp_path, {"README.md": HEAD + lines, "citations/a.txt": old})
        before = (tmp_path / "citations/a.txt").stat()
        readme = (tmp_path / "README.md").read_bytes()
        assert run("cite", cwd=tmp_path).stdout == "citations/b.txt\n"
        assert (tmp_path / "citations/a.txt").read_text(encoding="utf-8") == old
        assert (tmp_path / "citations/a.txt").stat().st_mtime_ns == before.st_mtime_ns
        assert (tmp_path / "README.md").read_bytes() == readme

    def test_a_second_run_writes_nothing(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": HEAD + entry("A", "Bo Zhao, 2021", "a.txt")})
        run("cite", cwd=tmp_path)
        before = (tmp_path / "citations/a.txt").stat()
        done = run("cite", cwd=tmp_path)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "Wrote 0 citation files\n")
        assert (tmp_path / "citations/a.txt").stat().st_mtime_ns == before.st_mtime_ns

    def test_dry_run(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"sub/README.md": HEAD + entry("A", "Bo Zhao, 2021", "a.txt")})
        done = run("cite", "sub", "--dry-run", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "Would write 1 citation file\n")
        assert not (tmp_path / "sub/citations").exists()
        path, _, text = done.stdout.partition("\n")
        run("cite", "sub/README.md", cwd=tmp_path)
        assert text == (tmp_path / path).read_text(encoding="utf-8") + "\n"

    def test_two_entries_of_one_file_write_it_once(self, tmp_path: Path) -> None:
        lines = entry("A", "Bo Zhao, 2021", "a.txt") + entry("B", "Ann Lee, 2022", "../citations/a.txt")
        write_files(tmp_path, {"README.md": HEAD + lines})
        done = run("cite", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (0, "citations/a.txt\n")
        assert done.stderr == "Wrote 1 citation file\n"
        assert "author={Zhao, Bo}" in (tmp_path / "citations/a.txt").read_text(encoding="utf-8")

    def test_a_dated_copy_is_an_entry_too(self, tmp_path: Path) -> None:
        line = entry("A", "Bo Zhao, 2021", "a.txt").replace("+ ", "+ [2021/02/03] ", 1)
        write_files(tmp_path, {"README.md": f"# Papers\n## Latest Updates\n{line}"})
        assert run("cite", cwd=tmp_path).stdout == "citations/a.txt\n"

    def test_standard_input(self, tmp_path: Path) -> None:
        list_ = (HEAD + entry("A", "Bo Zhao, 2021", "a.txt")).encode()
        (tmp_path / "sub").mkdir()
        done = run("cite", "-", "--stdin-filename", "sub/README.md", cwd=tmp_path, stdin=list_)
        assert done.stdout == "sub/citations/a.txt\n"
        assert (tmp_path / "sub/citations/a.txt").is_file()

    @pytest.mark.parametrize(
        ("line", "complaint"),
        [
            (entry("A", "Bo Zhao, 2021", "B.txt"), "citations/B.txt exists as citations/b.txt; not written"),
            (entry("A", "Bo Zhao, 2021", "../../x.txt"), "../x.txt lies outside the repository; not written"),
            (entry("A", "Bo Zhao, 2021", "a.c"), "citations/a.c does not end in .txt or .bib; not written"),
            (entry("A", "Bo Zhao, 2021", "a%20b.txt"), "'a b' cannot be a citation key; not written"),
            (entry("A", "Bo Zhao, 2021", "a.bib#b"), "./citations/a.bib#b is a part of a file; not written"),
            (entry("A", "Bo Zhao", "a.txt"),
             "the entry does not read as authors, venue and year; citations/a.txt not written"),
        ],
        ids=["case", "outside", "suffix", "key", "part", "entry"],
    )  # fmt: skip
    def test_what_is_refused(self, tmp_path: Path, line: str, complaint: str) -> None:
        folder = tmp_path / "repository"
        good = "".join(entry(title, "Ann Lee, 2021", "b.txt") for title in "BCD")
        write_files(
            folder,
            {"README.md": HEAD + line + good, "citations/b.txt": "@misc{b, title={B}}\n", ".git/HEAD": ""},
        )
        before = set(tmp_path.rglob("*"))
        done = run("cite", cwd=folder)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == f"dd-lint: README.md:3: {complaint}\nWrote 0 citation files\n"
        assert set(tmp_path.rglob("*")) == before

    @pytest.mark.parametrize(
        "make", [lambda path: path.write_text("mine"), lambda path: path.symlink_to("elsewhere")]
    )
    def test_a_file_that_came_in_between_stays(self, tmp_path: Path, make: Callable[[Path], object]) -> None:
        make(tmp_path / "a.txt")
        assert write_citation(tmp_path, NewCitation("a.txt", "other")) == f"{tmp_path / 'a.txt'}: File exists"
        assert not (tmp_path / "elsewhere").exists()
        assert (tmp_path / "a.txt").is_symlink() or (tmp_path / "a.txt").read_text(encoding="utf-8") == "mine"

    def test_a_file_in_the_way_of_the_folder(self, tmp_path: Path) -> None:
        write_files(tmp_path, {"README.md": HEAD + entry("A", "Bo Zhao, 2021", "a.txt"), "citations": ""})
        done = run("cite", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr.startswith("dd-lint: citations/a.txt: ")


def test_the_rules_are_content_with_what_was_written(tmp_path: Path) -> None:
    facts = [
        (
            "Dataset Condensation with Gradient Matching",
            "Bo Zhao et al., ICLR 2021",
            "https://arxiv.org/abs/2006.05929",
        ),
        ("Dataset Distillation", "Tongzhou Wang et al., 2018", "https://arxiv.org/abs/1811.10959"),
        (
            "A Comprehensive Survey of Dataset Distillation",
            "Shiye Lei et al., TPAMI 2023",
            "https://arxiv.org/abs/2301.05603",
        ),
        (
            "Q&A: 100% of $5 & a_b #1",
            "Ludwig van den Berg & Ann Lee et al., ICML 2022 Workshop",
            "https://example.org/x",
        ),
        (
            "Data-efficient Neural Network Training with Dataset Condensation",
            "Bo Zhao, The University of Edinburgh 2023",
            "https://example.org/y",
        ),
    ]
    text = HEAD + "".join(
        entry(title, meta, f"key{number}.txt", paper) for number, (title, meta, paper) in enumerate(facts)
    )
    write_files(tmp_path, {"README.md": text, ".git/HEAD": ""})
    assert run("cite", cwd=tmp_path).stdout.count("\n") == len(facts)
    done = run("--select", "CIT,BIB", "--extend-select", "CIT010", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert f"{len(facts)} citation files" in done.stderr


def test_findings_stay(tmp_path: Path) -> None:
    """A citation that was made of an entry does not bear out the entry's own defects."""
    code = "[:octocat:](https://github.com/superallen13/"
    people = "Bo Zhao & Kai Wang & Noel Loo & Dai Liu & Ping Liu & Xin Yu & Wei Wei & Zekai Li"
    text = HEAD + "".join(
        (
            entry("A", f"{people} et al., 2022", "a.txt"),
            entry("B", "Zheng et al., NDSS 2024 Workshop", "b.txt"),
            entry("C", "Liu Yilun et al., ICDM 2023", "liu2023c.txt").rstrip() + f" {code}C)\n",
            entry("D", "Yilun Liu et al., 2024", "liu2024d.txt").rstrip() + f" {code}D)\n",
        )
    )
    write_files(tmp_path, {"README.md": text, ".git/HEAD": ""})
    findings_survive_citing(tmp_path)


def test_findings_of_a_real_list_stay(shared: Path, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_bytes((shared / "seed/README.md").read_bytes())
    findings_survive_citing(tmp_path)


def findings_survive_citing(folder: Path) -> None:
    before = run("--select", "AUT", cwd=folder).stdout
    assert before.count("AUT004") == before.count("AUT005") == 1
    assert run("cite", cwd=folder).returncode == 0
    assert run("--select", "AUT", cwd=folder).stdout == before


def test_real_list(shared: Path, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_bytes((shared / "seed/README.md").read_bytes())
    done = run("cite", cwd=tmp_path)
    assert done.returncode == 0
    names = done.stdout.splitlines()
    assert len(names) > 200
    for name in names:
        bib = read(tmp_path / name)
        assert bib.field("title")
        assert bib.field("year")
    report = run("--select", "BIB,CIT001,CIT005,CIT006,CIT007,CIT008,CIT009", cwd=tmp_path)
    assert report.stdout == ""
