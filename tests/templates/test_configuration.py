"""The templates of a configuration, and the conventions that `show` makes one of."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import FAMILIES
from folders import write_files
from program import run


def entries_shown(folder: Path, *arguments: str) -> str:
    done = run("show", *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_template_of_the_configuration(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            ".git/HEAD": "",
            "README.md": "## Papers\n- _2023_ Dataset Quantization; seen at <https://arxiv.org/abs/2308.10524>\n"
            "- Dataset Quantization [Volltext](https://example.org/1.html) ICCV 2023\n",
            "dd-lint.toml": '[templates]\nmine = "- TITLE [Volltext](PAPER) VENUE YEAR"\n',
        },
    )
    shown = entries_shown(tmp_path)
    assert "- Dataset Quantization\n" in shown
    assert "template mine\n" in shown
    assert "paper    https://example.org/1.html" in shown


def test_a_template_for_some_sections(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            ".git/HEAD": "",
            "README.md": f"## Papers\n{FAMILIES['bold-title']}\n## Surveys\n### 2023\n{FAMILIES['table']}",
            "dd-lint.toml": '[templates]\nmain = "bold-title"\n\n[templates.survey]\n'
            'entry = "| YEAR | TITLE | VENUE | PAPER | CODE |"\nsections = ["Surveys"]\n',
        },
    )
    shown = entries_shown(tmp_path)
    assert shown.count("template main\n") == 2
    assert shown.count("template survey\n") == 2
    assert shown.count("code     https://github.com/a/dq\n") == 2


def test_what_did_not_fit_is_shown(tmp_path: Path) -> None:
    write_files(tmp_path, {"README.md": f"## Papers\n{FAMILIES['bold-title']}- Nothing of it.\n"})
    text = (tmp_path / "README.md").read_text().replace("ICCV 2023.", "ICCV 2023. A marvel.", 1)
    (tmp_path / "README.md").write_text(text)
    shown = entries_shown(tmp_path)
    assert "did not fit: A marvel\n" in shown
    assert "? Nothing of it.\n             no template fits\n" in shown


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ('a = "- [NAME](PAPER)"', "expected the word TITLE once, where the title stands"),
        ('a = "<p>TITLE</p>"', "an item of a list, a paragraph, a heading or a row of a table that holds"),
        ('a = "[TITLE]: PAPER"', "expected an item of a list, a paragraph, a heading or a row"),
        ('a = "| [TITLE]: PAPER |"', "expected an item of a list, a paragraph, a heading or a row"),
        ('a = ""', "is no preset, and no entry that holds TITLE"),
        ('a = "| YEAR |\\n|---|\\n| TITLE |"', "expected a single row of the table"),
        ('a = "bold-titel"', 'is no preset, and no entry that holds TITLE; did you mean "bold-title"?'),
        ("a = 1", 'expected a string or a table, not an integer'),
        ('a = {sections = ["x"]}', 'lacks "entry"'),
        ('a = {entry = "table", section = ["x"]}', 'unknown key "templates.a.section"; did you mean'),
    ],
)  # fmt: skip
def test_a_template_that_cannot_be_used(toml: str, problem: str, tmp_path: Path) -> None:
    write_files(tmp_path, {"README.md": "", "dd-lint.toml": f"[templates]\n{toml}\n"})
    done = run("show", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("dd-lint: dd-lint.toml:2: ")
    assert problem in done.stderr
    assert done.stderr.count("\n") == 1


def test_the_conventions_of_a_list_are_a_configuration(tmp_path: Path) -> None:
    text = "## Papers\n" + "".join(
        f"* **Paper number {n}.** *Jane Doe, Richard Roe.* ICML {2000 + n}. "
        f"[[pdf](https://arxiv.org/abs/2308.1{n:04})] [[web](https://example.org/{n})]\n"
        for n in range(12)
    )
    write_files(tmp_path, {".git/HEAD": "", "README.md": text})
    found = entries_shown(tmp_path, "--conventions")
    assert 'entry-order = "ascending"  # as in 11 of 11 steps from one year to another\n' in found
    template = "* **TITLE.** *AUTHORS.* VENUE YEAR. [[pdf](PAPER)] [[web](OTHER)]"
    assert f'"{template}"  # as in 12 of 12 entries\n' in found
    assert 'form = "abs"  # as in 12 of 12 links\n' in found
    before = entries_shown(tmp_path)
    (tmp_path / "dd-lint.toml").write_text(found)
    assert entries_shown(tmp_path) == before
    assert entries_shown(tmp_path, "--conventions").count("TITLE") == 1
    assert run("show", "--json", "--conventions", cwd=tmp_path).returncode == 2


def test_conventions_that_are_hard_to_write(tmp_path: Path) -> None:
    odd = "".join(
        f"- **Paper number {n}**\n  - Ann Bee\n  - \f[Paper](https://arxiv.org/abs/2001.0001{n})\n"
        for n in range(4)
    )
    few = "".join(
        f"- [Paper {n}](https://arxiv.org/abs/2101.0001{n}), Jane Doe, ICML 2020, "
        f"follows [Paper {n - 1}](https://arxiv.org/abs/2101.0001{n - 1}) [code](https://github.com/a/{n})\n"
        for n in range(1, 5)
    )
    mixed = "".join(
        f"- [[ICML](https://arxiv.org/abs/2002.0001{n})] A paper with the number {n}\n" for n in range(8)
    ) + "## Fields\n" + "".join(
        f"- [Field {n}](https://arxiv.org/abs/2003.0001{n}), Wang et al., ECCV 2022\n" for n in range(4)
    )  # fmt: skip
    for text in (odd, few, mixed):
        write_files(tmp_path, {".git/HEAD": "", "README.md": f"## Papers\n{text}"})
        before = entries_shown(tmp_path, "--isolated")
        (tmp_path / "dd-lint.toml").write_text(entries_shown(tmp_path, "--isolated", "--conventions"))
        assert entries_shown(tmp_path) == before


def test_nothing_that_fits_a_template_of_the_configuration(tmp_path: Path) -> None:
    files = {
        "README.md": "## Papers\n- something\n",
        "dd-lint.toml": '[templates]\na = "- **TITLE** [pdf](PAPER)"\n',
    }
    write_files(tmp_path, {".git/HEAD": "", **files})
    found = run("check", cwd=tmp_path).stdout
    assert "in the configuration, an entry reads - **TITLE** [pdf](PAPER)\n" in found


def test_the_majority_is_configurable(tmp_path: Path) -> None:
    papers = "".join(
        f"* **Paper number {n}.** ICML {2000 + n}. "
        f"[[pdf](https://arxiv.org/{'abs' if n < 17 else 'pdf'}/2308.1{n:04})]\n"
        for n in range(20)
    )
    write_files(tmp_path, {".git/HEAD": "", "README.md": f"## Papers\n{papers}"})
    assert run("check", cwd=tmp_path).stdout == ""
    (tmp_path / "dd-lint.toml").write_text("majority = 0.8\n")
    assert run("check", cwd=tmp_path).stdout.count("as in 17 of 20 links") == 3
    for wrong in ("0.5", "1.1", '"most"'):
        (tmp_path / "dd-lint.toml").write_text(f"majority = {wrong}\n")
        assert run("check", cwd=tmp_path).returncode == 2


def test_a_section_may_repeat_others_on_purpose(tmp_path: Path) -> None:
    def entry(number: int) -> str:
        return f"- **A paper with the number {number}** [[pdf](https://arxiv.org/abs/2308.1{number:04})]\n"

    papers = "## Papers\n" + "".join(map(entry, range(260)))
    aligned = "## Alignment\n" + "".join(map(entry, (1, 2, 3, 900)))
    trending, strayed = f"## Trending 🔥\n{entry(4)}", f"## Theory\n{entry(5)}{entry(901)}{entry(902)}"
    write_files(tmp_path, {"README.md": trending + aligned + strayed + papers})
    found = run("check", "--isolated", "--select", "DUP", "--output-format", "concise", cwd=tmp_path).stdout
    assert found.count("\n") == 1
    assert '"A paper with the number 5" is already listed in "Theory"' in found


def test_a_label_of_a_template_means_what_it_says(tmp_path: Path) -> None:
    papers = "".join(
        f"- [A Study of Graphs of Kind {n}](https://arxiv.org/abs/2001.0000{n}). [page](https://example.org/{n})\n"
        for n in range(4)
    )
    config = '[templates]\na = "- [TITLE](PAPER). [page](CODE)"\n'
    write_files(tmp_path, {".git/HEAD": "", "README.md": f"## Papers\n{papers}", "dd-lint.toml": config})
    assert entries_shown(tmp_path).count("code     https://example.org/") == 4
    assert entries_shown(tmp_path, "--isolated").count("project  https://example.org/") == 4


def test_the_name_of_what_was_learnt_may_be_a_template(tmp_path: Path) -> None:
    papers = "".join(
        f"- **A Study of Graphs of Kind {n}**, [see a note](https://example.org/{n}), ICML 201{n} "
        f"[[pdf](https://arxiv.org/abs/2001.0000{n})]\n"
        for n in range(4)
    )
    write_files(tmp_path, {".git/HEAD": "", "README.md": f"## Papers\n{papers}"})
    before = entries_shown(tmp_path)
    assert before.count("template bold-item\n") == 4
    (tmp_path / "dd-lint.toml").write_text('[templates]\nmine = "bold-item"\n')
    assert entries_shown(tmp_path) == before.replace("template bold-item", "template mine")
