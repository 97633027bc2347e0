"""What entries of every family are read as without a configuration."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest
from documents import FAMILIES, document_of
from folders import DATA

from dd_lint.document.entry import Entry
from dd_lint.document.model import Role
from dd_lint.text.folding import fold_title

LABELLED = DATA / "labelled-entries.tsv"
"""Entries of real lists: the list, the line, the title and the paper's address, read by a person."""


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_is_read_without_configuration(name: str) -> None:
    first, second = document_of(f"# A list\n\n## Papers\n\n{FAMILIES[name]}").entries
    assert (first.title, second.title) == ("Dataset Quantization", "DREAM")
    assert first.paper is not None
    assert second.paper is not None
    assert first.paper.destination == "https://arxiv.org/abs/2308.10524"
    assert second.paper.destination == "https://arxiv.org/abs/2302.14416"
    (code,) = first.links("code")
    assert code.destination == "https://github.com/a/dq"
    if name != "venue-link":
        assert first.meta is not None
        assert (first.meta.year, first.meta.venue.removeprefix("Proceedings of ")) == (2023, "ICCV")


def test_titles_behind_names() -> None:
    linked, plain = document_of("""\
## Linked
- Daquan Zhou, Kai Wang, and Jiashi Feng. 2023. [Dataset Quantization](https://arxiv.org/abs/2308.10524).
- Yanqing Liu. 2023. [Efficient Dataset
  Distillation](https://arxiv.org/abs/2302.14416). ICCV. [[code]](https://github.com/vimar-gu/DREAM)

## Plain
- Zhou, D., Wang, K., & Feng, J. (2023). Dataset Quantization. *ICCV*. [[pdf](https://arxiv.org/abs/2308.10524)]
- Liu, Y. (2023). Efficient Dataset Distillation. ICCV, 1-9. [[pdf](https://arxiv.org/abs/2302.14416)]
""").by_role(Role.ENTRIES)
    for section in (linked, plain):
        first, second = section.entries
        assert (first.title, second.title) == ("Dataset Quantization", "Efficient Dataset Distillation")
        assert [entry.paper.destination for entry in section.entries if entry.paper] == [
            "https://arxiv.org/abs/2308.10524",
            "https://arxiv.org/abs/2302.14416",
        ]
        assert [entry.meta.year for entry in section.entries if entry.meta] == [2023, 2023]


TWO_WORDS, FIVE_WORDS = "Dataset Quantization", "Dataset Quantization of Many Images"


def test_sections_that_are_an_entry_each() -> None:
    entries = "".join(
        f"### {n}. [2023] A Paper of Some Words {n}\n"
        f"**Authors**: Ann Smith, Bob Lee\n\n[论文](https://arxiv.org/abs/2308.1{n:04}) [code](https://github.com/a/b{n})\n\n"
        for n in range(4)
    )
    document = document_of(f"# List\n## Papers\n{entries}## Contact us by one mail\nWrite to us.\n")
    assert [entry.title for entry in document.entries] == [f"A Paper of Some Words {n}" for n in range(4)]
    assert all(entry.paper and "arxiv" in entry.paper.destination for entry in document.entries)
    assert [entry.meta.year for entry in document.entries if entry.meta] == [2023] * 4
    assert document.sections[-1].role is Role.OTHER


def test_sections_of_one_paper_each_are_no_entries() -> None:
    sections = "".join(
        f"## Methods that are of kind {n}\n- **A Title of Some Words {n}** [pdf](https://arxiv.org/abs/2308.1{n:04})\n"
        for n in range(4)
    )
    assert [entry.title for entry in document_of(sections).entries] == [
        f"A Title of Some Words {n}" for n in range(4)
    ]


def test_lists_in_html() -> None:
    document = document_of("""\
## Papers
<ul>
<li><i><b>Dataset Quantization</b></i>, Zhou et al.,
<a href="https://arxiv.org/abs/2308.10524"><img src="b.svg" alt="PDF Badge"></a></li>
<li><b>DREAM</b>, Liu et al. (2023) <a href="https://arxiv.org/abs/2302.14416">pdf</a>
  <ul><li>A remark</li></ul>
<li><b>Dataset Distillation</b> <a href="https://arxiv.org/abs/1811.10959">pdf</a>
</ul>
""")
    entries = list(document.entries)
    assert [entry.title for entry in entries] == ["Dataset Quantization", "DREAM", "Dataset Distillation"]
    assert [entry.paper.destination.rpartition("/")[2] for entry in entries if entry.paper] == [
        "2308.10524",
        "2302.14416",
        "1811.10959",
    ]


@pytest.mark.parametrize(
    ("line", "title", "year"),
    [
        ("[2023 - Dataset Quantization](PAPER)", TWO_WORDS, 2023),
        ("[Dataset Quantization of Many Images (ICCV'23)](PAPER)", FIVE_WORDS, 2023),
        ("(DQ) [Dataset Quantization](PAPER), ICCV 2023", TWO_WORDS, 2023),
        ("**DQ**: [Dataset Quantization](PAPER), ICCV 2023", TWO_WORDS, 2023),
        ("2023 ICCV [Dataset Quantization of Many Images](PAPER)", FIVE_WORDS, 2023),
        ("ICCV 2023 Oral [Dataset Quantization of Many Images](PAPER) a note", FIVE_WORDS, 2023),
        ("2023 | Dataset Quantization | Daquan Zhou, et al. | ICCV | [`PDF`](PAPER)", TWO_WORDS, 2023),
        ("(2023-ICCV, CCF-A) Dataset Quantization [[paper](PAPER)]", TWO_WORDS, 2023),
        ("(ICCV 23) Dataset Quantization [[paper](PAPER)]", TWO_WORDS, 2023),
        ("[:book:](notes/dq.md) Dataset Quantization [[paper](PAPER)]", TWO_WORDS, None),
        ("**DQ**: Dataset Quantization of Many Images. ICCV-2023 [[pdf](PAPER)]", FIVE_WORDS, 2023),
        ("**DQ:** Dataset Quantization of Many Images, ICCV 2023 [[pdf](PAPER)]", FIVE_WORDS, 2023),
        ("**(DQ)** *Dataset Quantization* `ICCV 2023` [[pdf](PAPER)]", TWO_WORDS, 2023),
        ("[x] **Dataset Quantization** (ICCV 2023) [[pdf](PAPER)]", TWO_WORDS, 2023),
        ("**Dataset Quantization** (2023), Zhou et al. (PAPER)", TWO_WORDS, 2023),
        ("**Dataset Quantization** [![arXiv](https://img.shields.io/badge/a-b-c)](PAPER)", TWO_WORDS, None),
        ("**Dataset Quantization** [ICCV 2023](PAPER) [slides](https://e.org/s)", TWO_WORDS, 2023),
    ],
)  # fmt: skip
def test_what_stands_beside_a_title(line: str, title: str, year: int | None) -> None:
    lines = "".join(f"- {line.replace('PAPER', f'https://arxiv.org/abs/2308.1{n:04}')}\n" for n in range(3))
    for n, entry in enumerate(document_of(f"# List\n## Papers\n{lines}").entries):
        assert entry.title == title
        assert entry.paper is not None
        assert entry.paper.destination == f"https://arxiv.org/abs/2308.1{n:04}"
        assert (entry.meta.year if entry.meta else None) == year


def test_another_form_among_the_entries_of_a_section() -> None:
    lines = "".join(f"- **Paper Number {n}** [[pdf](https://arxiv.org/abs/2308.1{n:04})]\n" for n in range(9))
    document = document_of(f"## Papers\n{lines}- [Dataset Quantization](https://arxiv.org/abs/2308.10524)\n")
    *_, last = document.entries
    assert last.title == "Dataset Quantization"


def test_what_tells_of_a_paper_below_its_title() -> None:
    document = document_of("""\
## Papers
**Dataset Quantization** [[paper](https://arxiv.org/abs/2308.10524)]

A way to make data smaller, with a [page](https://example.org) of its own.

It has several parts.

**DREAM** [[paper](https://arxiv.org/abs/2302.14416)]

Another one.
""")
    assert [entry.title for entry in document.entries] == ["Dataset Quantization", "DREAM"]


ARXIV = "https://arxiv.org/abs/2308.10524"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        # Items below an entry that say something of it.
        (
            f"- **Dataset Quantization** [[paper]({ARXIV})] 2023\n  - **Idea**: learn pixels [[blog](https://e.org/b)]\n"
            "- **DREAM** [[paper](https://arxiv.org/abs/2302.14416)] 2023\n  - **Code**: [[code](https://e.org/c)]\n",
            ["Dataset Quantization", "DREAM"],
        ),
        # Sentences that begin in bold.
        (
            f"**Awesome** is a list of 2020. See [one]({ARXIV}).\n\n"
            f"**Dataset Quantization** [[paper]({ARXIV})]\n\n"
            f"## Citation\n**Please cite** [us]({ARXIV}), 2020.\n",
            ["Dataset Quantization"],
        ),
        # Citations that are alike up to the year.
        (
            "- Kingma, D. P., & Welling, M. (2014). Auto-encoding variational Bayes. ICLR.\n"
            "- Kingma, D. P., & Welling, M. (2014). Semi-supervised learning with deep models. NIPS.\n",
            ["Auto-encoding variational Bayes", "Semi-supervised learning with deep models"],
        ),
        # A column of papers beside one of more words.
        (
            "| Paper | Conf | Remarks |\n|-|-|-|\n"
            f"| [ResNet]({ARXIV}) | CVPR 2016 | PyTorch code available on request from us |\n"
            "| [VGG](https://arxiv.org/abs/1409.1556) | ICLR 2015 | PyTorch code available on request |\n",
            ["ResNet", "VGG"],
        ),
        # Questions, each with a paper.
        (
            "".join(
                f"### {question}\nIn [the paper](https://arxiv.org/abs/2308.1{n:04}), 2023.\n"
                for n, question in enumerate(
                    ["Where can I read more?", "How can I cite the paper of it?", "What is it good for?"]
                )
            ),
            [],
        ),
        # Prose with a link.
        (f"Use `--fast`. [A Method for Speed]({ARXIV}) tells why.\n", []),
        # Entries below a legend in HTML.
        (
            f"<details><ul>{'<li>a word</li>' * 9}</ul></details>\n\n"
            f"- [Dataset Quantization]({ARXIV}) (Daquan Zhou et al., ICCV 2023)\n",
            ["Dataset Quantization"],
        ),
    ],
    ids=["labels", "sentences", "citations", "columns", "questions", "prose", "legend"],
)
def test_what_is_no_title(text: str, titles: list[str]) -> None:
    assert [entry.title for entry in document_of(f"# A list\n\n## Papers\n{text}").entries] == titles


NAMES = ["Ann Lee", "Joost van de Weijer"]


@pytest.mark.parametrize(
    ("line", "names", "year"),
    [
        ("**Dataset Quantization**, *best paper award*. ICCV 2023", [], 2023),
        ("**Dataset Quantization** *code available*", [], None),
        ("**Dataset Quantization** *Highlight*", [], None),
        ("**Dataset Quantization**. *Ann Lee, Joost van de Weijer*. ICCV 2023", NAMES, 2023),
        ("**Dataset Quantization**. CVPR 2023 (extends Doe 2019)", [], 2023),
        ("**Dataset Quantization**. ICCV 2023, trained on ImageNet 2012", [], 2023),
    ],
)  # fmt: skip
def test_remarks_are_no_names_and_no_years(line: str, names: list[str], year: int | None) -> None:
    (entry,) = document_of(f"## Papers\n- {line} [[pdf]({ARXIV})]\n").entries
    assert [author.name for author in entry.meta.authors if entry.meta] == names if entry.meta else not names
    assert (entry.meta.year if entry.meta else None) == year


@pytest.mark.parametrize("name", ["bold-title", "bold-paragraph", "citation"])
def test_authors_are_read_where_they_are(name: str) -> None:
    entry = next(document_of(f"## Papers\n\n{FAMILIES[name]}").entries)
    assert entry.meta is not None
    assert [author.name for author in entry.meta.authors] == ["Daquan Zhou", "Kai Wang", "Jiashi Feng"]


def test_addresses_of_the_list_itself_are_no_papers() -> None:
    own = "https://github.com/ann/list/blob/main/README.md"
    text = f"- [Surveys]({own}#surveys)\n- [A Paper]({own}#readme)\n"
    (entry,) = (entry for section in document_of(text).sections for entry in section.entries)
    assert entry.title == "A Paper"


def test_an_empty_link_in_a_cell_is_no_title() -> None:
    row = "| []() A title of words | ICLR 2020 | [pdf](https://arxiv.org/abs/2001.00099) |\n"
    (entry,) = document_of(f"## Papers\n| Title | Venue | Link |\n|-|-|-|\n{row}").entries
    assert entry.title == "A title of words"


def test_items_below_an_entry_belong_to_it() -> None:
    document = document_of("""\
## Papers
- **Dataset Quantization (ICCV 2023)**
  - Daquan Zhou, Kai Wang
  - [[Paper]](https://arxiv.org/abs/2308.10524)
  - [[Python Reference]](https://github.com/a/dq)
- **DREAM (ICCV 2023)**
  - Yanqing Liu
  - [[Paper]](https://arxiv.org/abs/2302.14416)
""")
    first, second = document.entries
    assert (first.title, second.title) == ("Dataset Quantization", "DREAM")
    assert first.meta is not None
    assert [author.name for author in first.meta.authors] == ["Daquan Zhou", "Kai Wang"]
    assert (first.meta.venue, first.meta.year) == ("ICCV", 2023)
    assert [one.link.text for one in first.resources] == ["[Python Reference]"]


def test_links_below_a_link_are_entries_of_their_own() -> None:
    lines = "".join(f"- [Paper {n}](https://arxiv.org/abs/2308.1{n:04})\n" for n in range(20))
    document = document_of(
        f"## Papers\n{lines}  - [Paper below](https://arxiv.org/abs/2302.14416) - a note\n"
    )
    assert [entry.title for entry in document.entries][-2:] == ["Paper 19", "Paper below"]


TOPICS = (
    "Images", "Graphs", "Speech", "Text", "Video", "Maps", "Music", "Molecules", "Proteins", "Robots",
    "Weather", "Code",
)  # fmt: skip


def test_each_section_has_its_own_form() -> None:
    text = "".join(
        f"## As {name}\n\n{entries}\n".replace("Quantization", f"Quantization for {topic}").replace(
            "DREAM", f"DREAM for {topic}"
        )
        for (name, entries), topic in zip(FAMILIES.items(), TOPICS, strict=True)
    )
    sections = {
        section.title.removeprefix("As "): section
        for section in document_of(text).sections
        if section.entries
    }
    assert list(sections) == list(FAMILIES)
    for (name, section), topic in zip(sections.items(), TOPICS, strict=True):
        titles = [entry.title for entry in section.entries]
        assert titles == [f"Dataset Quantization for {topic}", f"DREAM for {topic}"], name


def test_tables_in_html() -> None:
    document = document_of("""\
## Papers

<table>
<tr><th>Year</th><th>Title</th><th>Links</th></tr>
<tr>
  <td>2023</td>
  <td><b><a href="https://arxiv.org/abs/2308.10524">Dataset &amp; Quantization</a></b></td>
  <td><a href='https://github.com/a/dq'>code</a></td>
</tr>
<tr><td>2023<td><a href="https://arxiv.org/abs/2302.14416">DREAM</a><br>Yanqing Liu<td></tr>
</table>

<TABLE>
<TR><TD><A HREF="https://arxiv.org/abs/1811.10959">Dataset Distillation</A></TD><TD>2018</TD></TR>
</TABLE>
""")
    entries = list(document.entries)
    assert [entry.title for entry in entries] == ["Dataset & Quantization", "DREAM", "Dataset Distillation"]
    assert [entry.meta.year for entry in entries if entry.meta] == [2023, 2023, 2018]
    assert [entry.paper.destination for entry in entries if entry.paper] == [
        "https://arxiv.org/abs/2308.10524",
        "https://arxiv.org/abs/2302.14416",
        "https://arxiv.org/abs/1811.10959",
    ]
    assert [one.link.destination for one in entries[0].resources] == ["https://github.com/a/dq"]
    # Each link is one link of the document, whoever reads it.
    assert len(document.links) == 4


def test_a_label_means_what_its_links_lead_to() -> None:
    entries = "".join(
        f"- **Paper number {n}** [[Volltext](https://arxiv.org/abs/2308.1{n:04})] "
        f"[[Quellen](https://github.com/a/b{n})]\n"
        for n in range(3)
    )
    for entry in document_of(f"## Papers\n{entries}").entries:
        assert entry.paper is not None
        assert [resource.kind for resource in entry.resources] == ["code"]


def test_what_is_no_list_of_papers_has_no_entries() -> None:
    text = (
        "# Tool\n- [Guide](docs/guide.md): how to\n- [Chat](https://chat.example.org)\n- **Fast**: really\n"
    )
    assert not list(document_of(text).entries)


def test_a_few_links_beside_papers_are_no_entries() -> None:
    papers = "".join(
        f"+ [Paper {n}](https://arxiv.org/abs/2308.1{n:04}) (Jane Doe et al., 2023)\n" for n in range(5)
    )
    text = (
        f"## Papers\n{papers}\n## Friends\n- [One](https://example.org/1)\n- [Two](https://example.org/2)\n"
    )
    assert [entry.template for entry in document_of(text).entries] == ["parenthesis"] * 5


def labelled() -> dict[str, list[dict[str, str]]]:
    found: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    with LABELLED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row["list"]].append(row)
    return found


@pytest.mark.parametrize("name", labelled())
def test_real_lists_are_read_as_a_person_reads_them(name: str, shared: Path) -> None:
    with (shared / "lists" / "INDEX.tsv").open(encoding="utf-8", newline="") as file:
        files = {row["list"]: row["entry_file"] for row in csv.DictReader(file, delimiter="\t")}
    path = shared / "lists" / name.replace("/", "__") / files[name]
    document = document_of(path.read_text(encoding="utf-8"))
    by_line: defaultdict[int, list[Entry]] = defaultdict(list)
    for entry in (*document.entries, *document.latest):
        by_line[document.source.position(entry.title_start).line].append(entry)
    rows = labelled()[name]
    wrong = [row for row in rows if not any(agrees(one, row) for one in by_line[int(row["line"])])]
    assert len(rows) == 15
    assert wrong == []


def further_lists() -> dict[tuple[str, str], list[dict[str, str]]]:
    """The labelled entries of lists in many other forms, by the list and its file."""
    found: defaultdict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    with (DATA / "labelled-lists.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row["list"], row["file"]].append(row)
    return found


@pytest.mark.parametrize("name", further_lists(), ids=lambda name: str(name[0]))
def test_lists_of_many_forms_are_read_as_a_person_reads_them(name: tuple[str, str], shared: Path) -> None:
    path = shared / "labelled" / name[0].replace("/", "__") / name[1]
    document = document_of(path.read_text(encoding="utf-8", errors="replace"))
    entries = tuple(document.entries)
    wrong = [row for row in further_lists()[name] if not any(agrees(entry, row) for entry in entries)]
    assert [row["title"] for row in wrong if row["known"] != "missed"] == []


def agrees(entry: Entry, row: dict[str, str]) -> bool:
    address = entry.paper.destination if entry.paper else ""
    return fold_title(entry.title) == fold_title(row["title"]) and address == row["paper"]
