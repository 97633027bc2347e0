"""Entries of lists in many forms, read by what each list teaches of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import pytest
from documents import document_of
from learnt_list import ATTENTION, FCN, FORMS, PAPERS, RESNET, SEQUENCES, Fact, facts, learnt_entries, listing


def led(papers: Sequence[Fact]) -> list[Fact]:
    """Papers of which a list names the first author alone, with "et al."."""
    return [paper._replace(authors=paper.authors[:1]) for paper in papers]


def unlinked(papers: Sequence[Fact]) -> list[Fact]:
    return [paper._replace(paper=None) for paper in papers]


FOUR = (RESNET, FCN, ATTENTION, SEQUENCES)
MAPREDUCE = Fact(
    "MapReduce: Simplified Data Processing on Large Clusters",
    ("Jeffrey Dean", "Sanjay Ghemawat"),
    "OSDI",
    2004,
)
GFS = Fact("The Google File System", ("Sanjay Ghemawat", "Howard Gobioff", "Shun-Tak Leung"), "SOSP", 2003)
RAFT = Fact(
    "In Search of an Understandable Consensus Algorithm",
    ("Diego Ongaro", "John K. Ousterhout"),
    "USENIX ATC",
    2014,
)
CHUBBY = Fact(
    "The Chubby Lock Service for Loosely-Coupled Distributed Systems", ("Michael Burrows",), "OSDI", 2006
)
SYSTEMS = [MAPREDUCE, GFS, RAFT, CHUBBY]

CASES: dict[str, tuple[str, list[Fact]]] = {
    "citations as APA has them": (
        """# Reading

## Foundations

- Bush, V. (1945). As we may think. The Atlantic Monthly, 176(1), 101-108.
- Shannon, C. E. (1948). A mathematical theory of communication. Bell System Technical Journal, 27, 379-423.
- Rivest, R. L., Shamir, A., & Adleman, L. (1978). A method for obtaining digital signatures and public-key \
cryptosystems. Communications of the ACM, 21(2), 120-126.
- Turing, A. M. (1950). Computing machinery and intelligence. Mind, 59(236), 433-460.

## Thanks

We thank Ann Lee, Bo Berg and Carla Diaz for their help with this list.
""",
        [
            Fact("As we may think", ("Bush", "V."), "The Atlantic Monthly", 1945),
            Fact(
                "A mathematical theory of communication",
                ("Shannon", "C. E."),
                "Bell System Technical Journal",
                1948,
            ),
            Fact(
                "A method for obtaining digital signatures and public-key cryptosystems",
                ("Rivest", "R. L.", "Shamir", "A.", "Adleman", "L."),
                "Communications of the ACM",
                1978,
            ),
            Fact("Computing machinery and intelligence", ("Turing", "A. M."), "Mind", 1950),
        ],
    ),
    "names and a colon without a space": (
        """# Systems

* Jeffrey Dean, Sanjay Ghemawat:MapReduce: Simplified Data Processing on Large Clusters. OSDI 2004: 137-150
* Sanjay Ghemawat, Howard Gobioff, Shun-Tak Leung:The Google File System. SOSP 2003: 29-43
* Diego Ongaro, John K. Ousterhout:In Search of an Understandable Consensus Algorithm. \
USENIX ATC 2014: 305-319
* Michael Burrows:The Chubby Lock Service for Loosely-Coupled Distributed Systems. OSDI 2006: 335-350
""",
        SYSTEMS,
    ),
    "the address on the next line": (
        """# Papers

- Deep Residual Learning for Image Recognition - Kaiming He et al., CVPR 2016
  https://arxiv.org/abs/1512.03385
- Fully Convolutional Networks for Semantic Segmentation - Jonathan Long et al., CVPR 2015
  https://arxiv.org/abs/1411.4038
- Attention Is All You Need - Ashish Vaswani et al., NeurIPS 2017
  https://arxiv.org/abs/1706.03762
- Sequence to Sequence Learning with Neural Networks - Ilya Sutskever et al., NeurIPS 2014
  https://arxiv.org/abs/1409.3215
""",
        led(FOUR),
    ),
    "a citation within a link": (
        "# Papers\n\n"
        + "\n\n".join(
            f"[{', '.join(one.authors)}: {one.title}. {one.venue} {one.year}]({one.paper})" for one in FOUR
        ),
        list(FOUR),
    ),
    "lines of a paragraph": (
        """# Papers

## Trees

Friedman, J. H. (2001). Greedy function approximation: a gradient boosting machine. \
Annals of Statistics, 29, 1189-1232.
Chen, T., & Guestrin, C. (2016). XGBoost: A scalable tree boosting system. KDD 2016.
Ke, G., Meng, Q., & Finley, T. (2017). LightGBM: A highly efficient gradient boosting decision tree. \
NeurIPS 2017.

## Nets

Rumelhart, D. E., & Hinton, G. E. (1986). Learning representations by back-propagating errors. \
Nature, 323, 533-536.
""",
        [
            Fact(
                "Greedy function approximation: a gradient boosting machine",
                ("Friedman", "J. H."),
                "Annals of Statistics",
                2001,
            ),
            Fact("XGBoost: A scalable tree boosting system", ("Chen", "T.", "Guestrin", "C."), "KDD", 2016),
            Fact(
                "LightGBM: A highly efficient gradient boosting decision tree",
                ("Ke", "G.", "Meng", "Q.", "Finley", "T."),
                "NeurIPS",
                2017,
            ),
            Fact(
                "Learning representations by back-propagating errors",
                ("Rumelhart", "D. E.", "Hinton", "G. E."),
                "Nature",
                1986,
            ),
        ],
    ),
    "titles in quotes behind names": (
        """# Papers

- Kaiming He et al. "Deep Residual Learning for Image Recognition" CVPR'16
- Jonathan Long et al. "Fully Convolutional Networks for Semantic Segmentation" CVPR'15
- Ashish Vaswani et al. "Attention Is All You Need" NeurIPS'17
- Ilya Sutskever et al. "Sequence to Sequence Learning with Neural Networks" NeurIPS'14
""",
        unlinked(led(FOUR)),
    ),
    "an icon within the link": (
        "# Papers\n\n"
        + "<br>\n".join(
            f"[:page_facing_up: {one.title}]({one.paper}), {one.authors[0]} et al., {one.venue} {one.year}"
            for one in FOUR
        ),
        led(FOUR),
    ),
    "an icon for a link": (
        "# Papers\n\n"
        + "".join(
            f"- [📄]({one.paper}) {one.title} – {one.authors[0]} et al., {one.venue} {one.year}\n"
            for one in FOUR
        ),
        led(FOUR),
    ),
    "groups, tools among papers": (
        """# Papers

- Vision
  - Deep Residual Learning for Image Recognition, Kaiming He et al., CVPR 2016, [pdf](https://arxiv.org/abs/1512.03385)
  - Fully Convolutional Networks for Semantic Segmentation, Jonathan Long et al., CVPR 2015, \
[pdf](https://arxiv.org/abs/1411.4038)
- Language
  - Attention Is All You Need, Ashish Vaswani et al., NeurIPS 2017, [pdf](https://arxiv.org/abs/1706.03762)
  - Sequence to Sequence Learning with Neural Networks, Ilya Sutskever et al., NeurIPS 2014, \
[pdf](https://arxiv.org/abs/1409.3215)
- Tools
  - [PyTorch](https://pytorch.org)
  - [scikit-learn](https://scikit-learn.org)
""",
        led(FOUR),
    ),
    "categories, methods and references": (
        """# Papers

| Category | Method | Reference |
|---|---|---|
| CNN | ResNet | He et al. Deep Residual Learning for Image Recognition. CVPR 2016. \
[pdf](https://arxiv.org/abs/1512.03385) |
| CNN | FCN | Long et al. Fully Convolutional Networks for Semantic Segmentation. CVPR 2015. \
[pdf](https://arxiv.org/abs/1411.4038) |
| Attention | Transformer | Vaswani et al. Attention Is All You Need. NeurIPS 2017. \
[pdf](https://arxiv.org/abs/1706.03762) |
""",
        [one._replace(authors=(one.authors[0].split()[-1],)) for one in (RESNET, FCN, ATTENTION)],
    ),
    "several papers in a cell": (
        """# Papers

| Category | Papers |
|---|---|
| CNN | [Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1512.03385) CVPR 2016<br>\
[Fully Convolutional Networks for Semantic Segmentation](https://arxiv.org/abs/1411.4038) CVPR 2015 |
| Attention | [Attention Is All You Need](https://arxiv.org/abs/1706.03762) NeurIPS 2017<br>\
[Sequence to Sequence Learning with Neural Networks](https://arxiv.org/abs/1409.3215) NeurIPS 2014 |
""",
        [one._replace(authors=()) for one in FOUR],
    ),
    "items of HTML": (
        "# Papers\n\n<ul>\n"
        + "".join(
            f"<li>{', '.join(one.authors)}. <b>{one.title}</b>. {one.venue} {one.year}</li>\n"
            for one in SYSTEMS
        )
        + "</ul>\n",
        SYSTEMS,
    ),
}
"""Lists, and all that they hold."""


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_every_entry_is_read(text: str, expected: list[Fact]) -> None:
    assert facts(learnt_entries(text)) == expected


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_read(form: str) -> None:
    assert facts(learnt_entries(listing(form, PAPERS))) == list(PAPERS)


STEPS = "1. Fork this repository\n2. Add a paper to the section that fits\n3. Open a pull request\n"
"""How to contribute."""


class TestWhatIsNoEntry:
    OTHERS: ClassVar[dict[str, str]] = {
        "tools": "- [PyTorch](https://pytorch.org) is a library for tensors.\n"
        "- [scikit-learn](https://scikit-learn.org) is a library for learning machines.\n",
        "thanks": "Thanks to Ann Lee, Bo Berg and Carla Diaz for their help with this list.\n",
        "contents": "- [Papers](#papers)\n- [Thanks](#thanks)\n  - [Everyone Who Has Helped](#everyone)\n",
        "an introduction": "This list is about learning machines. Please send what you miss.\n",
        "a licence": "[![CC0](https://licensebuttons.net/p/zero/1.0/88x31.png)](https://creativecommons.org/zero/1.0/)\n",
        "pictures": '<p align="center"><img src="overview.png" width="80%"></p>\n',
        "code": "```\npip install torch\n```\n",
    }

    @pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS.keys())
    @pytest.mark.parametrize("form", ["names and a colon", "a title in quotes behind names", "a row"])
    def test_beside_papers(self, form: str, other: str) -> None:
        text = listing(form, PAPERS[:6]) + f"\n## Other\n\n{other}"
        assert facts(learnt_entries(text)) == list(PAPERS[:6])

    @pytest.mark.parametrize("form", ["a title in quotes behind names", "a row", "a citation in a link"])
    def test_steps_beside_papers(self, form: str) -> None:
        text = listing(form, PAPERS[:6]) + f"\n## Other\n\n{STEPS}"
        assert facts(learnt_entries(text)) == list(PAPERS[:6])

    @pytest.mark.parametrize("form", ["commas", "names and a colon"])
    def test_steps_beside_plain_titles(self, form: str) -> None:
        text = listing(form, PAPERS[:6]) + f"\n## Other\n\n{STEPS}"
        assert facts(learnt_entries(text)) == list(PAPERS[:6])

    @pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS.keys())
    def test_alone(self, other: str) -> None:
        assert learnt_entries(f"# List\n\n{other}") == []


class TestWhereItIsUsed:
    """In the document, for all that is not enclosed in parentheses."""

    @pytest.mark.parametrize(
        ("name", "template"),
        [
            ("names and a colon without a space", "plain-item"),
            ("the address on the next line", "plain-item"),
            ("lines of a paragraph", "plain-paragraph"),
        ],
    )
    def test_in_lists_of_other_forms(self, name: str, template: str) -> None:
        text, expected = CASES[name]
        found = list(document_of(text).entries)
        assert {entry.template for entry in found} == {template}
        assert not any(entry.enclosed for entry in found)
        assert facts(found) == expected

    def test_not_where_only_titles_are_found(self) -> None:
        codes = "".join(
            f"* `kite.{name}{part}`: {kind} {part} name.\n"
            for name, kind in (("BAD", "Misformatted"), ("NO", "Unsupported"), ("OLD", "Outdated"))
            for part in ("wing", "string", "tail", "host", "sail", "frame")
        )
        text = f"* `wings` {{string}} array of [RFC 1][] formatted wings\n\n## Codes\n{codes}\n[RFC 1]: https://e.org/1\n"
        assert not list(document_of(text).entries)

    def test_not_where_all_is_in_parentheses(self) -> None:
        papers = "".join(
            f"+ [{one.title}]({one.paper}) ({' & '.join(one.authors)}, {one.venue} {one.year})\n"
            for one in FOUR
        )
        found = list(document_of(f"## Main\n{papers}").entries)
        assert facts(found) == list(FOUR)
        assert {entry.template for entry in found} == {"parenthesis"}

    def test_what_is_apart_is_left_out(self) -> None:
        form = "title, dash, names, address below"
        text = (
            "# List\n\n## Contents\n\n- [Papers](#papers)\n- [Tools](#tools)\n- [Thanks](#thanks)\n\n"
            + listing(form, FOUR)
            + f"\n## Tools\n\n{TestWhatIsNoEntry.OTHERS['tools']}"
            + f"\n## Thanks\n\n{TestWhatIsNoEntry.OTHERS['thanks']}"
        )
        document = document_of(text)
        assert facts(list(document.entries)) == list(FOUR)
        assert {document.sections[entry.section].title for entry in document.entries} == {"Papers"}


def test_a_journal_of_two_words_is_no_pair_of_authors() -> None:
    papers = "".join(
        f"- [Adaptive methods for online learning of kind {n}](https://example.org/{n}.pdf). "
        f"Ulrike von Luxburg, Bob Lee. Statistics and Computing 20{n}.\n"
        for n in range(10, 15)
    )
    found = list(document_of(f"## Papers\n{papers}").entries)
    assert [[author.name for author in entry.authors] for entry in found] == [
        ["Ulrike von Luxburg", "Bob Lee"]
    ] * 5
    assert [entry.meta and (entry.meta.venue, entry.meta.year) for entry in found] == [
        ("Statistics and Computing", 2000 + n) for n in range(10, 15)
    ]


def test_what_says_where_it_was_published_is_a_paper_whatever_its_section_is_called() -> None:
    entries = list(
        document_of(
            "# Awesome Benchmarks\n## System and Tutorial\n"
            "- [Video Swin Transformer](https://example.org/swin). Ze Liu, Jia Ning. CVPR 2022.\n"
            "- [A Tutorial on Learned Indexes](https://example.org/guide). Ann Smith, Bob Lee. SIGMOD 2020.\n"
            "- [Learned Indexes for Everyone](https://example.org/indexes). Ann Smith, Bob Lee. VLDB 2021.\n"
        ).entries
    )
    assert [entry.kind for entry in entries] == ["paper", "paper", "paper"]
