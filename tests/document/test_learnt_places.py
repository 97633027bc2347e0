"""Whatever a list holds, what is learnt of it lies in it, and is the same in any order, after little work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from learnt_list import ATTENTION, FORMS, PAPERS, Fact, arxiv, facts, learnt_entries, listing, sections_of
from steps import growth

from dd_lint.document.entry import Entry
from dd_lint.text.source import Span

PIECES = st.sampled_from(
    [
        "\n- ", "\n* ", "\n1. ", "\n  - ", "\n    - ", "\n", "\n\n", "<br>\n", "  \n", "\\\n",
        "\n# Papers\n\n", "\n## 2017\n\n", "\n### Attention Is All You Need (NeurIPS 2017)\n\n",
        "[Attention Is All You Need](https://arxiv.org/abs/1706.03762)",
        "**Deep Residual Learning for Image Recognition**", '"Generative Adversarial Nets"',
        "“Long short-term memory”", "*Neural Computation*", "_CVPR 2016_", "`ResNet`",
        "Adam: A Method for Stochastic Optimization", "MapReduce", "《Attention Is All You Need》",
        "Kaiming He", "Kaiming He, Xiangyu Zhang, Shaoqing Ren", "Vaswani, A., & Shazeer, N.",
        "Vaswani et al.", " et al., ", "[Jian Sun](https://example.org/sun)", "NeurIPS 2017", "ICLR'15",
        "(CVPR 2016)", "[ICML]", "(1945). ", "2017", "2017-06-12", "Nature, 521, 436-444",
        "176(1), 101-108", "Commun. ACM", "arXiv:1706.03762", "https://arxiv.org/abs/1706.03762",
        "<https://arxiv.org/abs/1512.03385>", "[pdf](https://arxiv.org/pdf/1706.03762)",
        "[code](https://github.com/a/b)", "[[paper]](x.pdf)",
        "[![pdf](https://img.shields.io/badge/pdf-red)](x.pdf)", "![a picture](a.png)", "[📄](x.pdf)",
        "[:book: A Survey of Reading](x.pdf)", "[up](#papers)", "Paper: ", "Authors: ", "Venue: ",
        "\n| Method | Title | Venue | Link |\n|---|---|---|---|\n",
        "\n| ResNet | Deep Residual Learning | CVPR 2016 | [pdf](x) |\n", " | ", "|", "<table><tr><td>",
        "</td><td>", "</td></tr></table>\n", "<li>", "<b>", "</b>", '<a href="x.pdf">', "</a>", "• ", "📄 ",
        ":star: ", ", ", ". ", ": ", " - ", " – ", " — ", " & ", " and ", "(", ")", "[", "]", "“", '"', "$",
        "?", "&amp;", "\\*", "*", "**", "_", "\t", "\u00a0", "\u3000", "é", "论文",
        "，", "。", "I\u0307", "ß",
        "word ", "We are glad that it is here. ",
    ]
)  # fmt: skip
"""What lists are made of."""
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.lists(
    st.lists(PIECES, min_size=2, max_size=8).map("".join), min_size=2, max_size=6
).map(lambda items: "# Papers\n\n" + "".join(f"- {item}\n" for item in items))
MARKUP = re.compile(r"\]\((?:[^()\s]|\([^()\s]*\))*\)|</?\w[^<>]*>")


def bare(text: str) -> str:
    """The letters and digits of a text without markup."""
    return re.sub(r"[\W_]+", "", MARKUP.sub("", text))


def check_places(text: str, entry: Entry) -> None:
    def cut(span: Span) -> str:
        assert 0 <= span.start <= span.end <= len(text)
        return text[span.start : span.end]

    assert cut(entry.span)
    assert entry.title
    assert bare(entry.title) in bare(unescape(cut(entry.title_span)))
    assert entry.start <= entry.title_start < entry.title_end <= entry.end
    for link in (entry.paper, *(resource.link for resource in entry.resources)):
        assert link is None or cut(link.span)
    if (meta := entry.meta) is None:
        return
    cut(meta.span)
    for author in meta.authors:
        assert cut(author.span)
        assert author.name == " ".join(text[author.start : author.end].split())
    assert meta.et_al is None or cut(meta.et_al)
    assert " ".join(cut(meta.venue_span).split()) == meta.venue
    year = cut(meta.year_span)
    assert year == "" if meta.year is None else str(meta.year).endswith(year.lstrip("'’"))


@settings(max_examples=300)
@given(text=TEXTS)
def test_places_lie_in_the_text_in_order(text: str) -> None:
    entries = learnt_entries(text)
    for entry in entries:
        check_places(text, entry)
    places = [(entry.section, entry.start, entry.title_start) for entry in entries]
    assert places == sorted(places)
    assert len({place[2] for place in places}) == len(places)


@pytest.mark.parametrize("form", FORMS)
def test_places_of_clear_forms(form: str) -> None:
    text = listing(form, PAPERS)
    for entry, paper in zip(learnt_entries(text), PAPERS, strict=True):
        check_places(text, entry)
        assert text[entry.title_start : entry.title_end].rstrip(".") == paper.title
        assert entry.start <= entry.title_start
        assert entry.meta
        assert [text[one.start : one.end] for one in entry.meta.authors] == list(paper.authors)


@pytest.mark.parametrize("space", ["  ", "\n  ", "\u3000 "])
def test_names_with_wide_spaces(space: str) -> None:
    names = ["Kaiming{}He", "Xiangyu Zhang", "Jian{}Sun"]
    text = f"- Deep Residual Learning for Image Recognition - {', '.join(names)}, CVPR 2016\n".replace(
        "{}", space
    )
    (entry,) = learnt_entries(text)
    assert entry.meta
    assert [text[one.start : one.end] for one in entry.meta.authors] == [
        one.replace("{}", space) for one in names
    ]


@settings(max_examples=40)
@given(papers=st.permutations(PAPERS), form=st.sampled_from(list(FORMS)))
def test_order_tells_nothing(papers: Sequence[Fact], form: str) -> None:
    assert facts(learnt_entries(listing(form, papers))) == papers


@pytest.mark.parametrize("form", FORMS)
def test_work_grows_with_the_list(form: str) -> None:
    def papers(count: int) -> list[Fact]:
        # Words of their own: what is remembered from one paper helps none of the next.
        return [
            one._replace(
                title=f"{one.title} of Kind {count}x{number}",
                paper=arxiv(f"17{number % 90 + 10}.{number:05}"),
            )
            for number, one in enumerate((PAPERS * (count // len(PAPERS) + 1))[:count])
        ]

    texts = {count: listing(form, papers(count)) for count in (40, 80, 320)}
    sections = {count: sections_of(text) for count, text in texts.items()}
    assert growth(lambda count: learnt_entries(texts[count], sections[count]), 80) < 5


@pytest.mark.parametrize(
    "piece",
    [
        "word ",
        "Kaiming He, ",
        "**A b** ",
        "[a](x) ",
        "(",
        "“",
        ". ",
        ", ",
        "CVPR 2016 ",
        "- ",
        "2016 ",
        "&amp;",
        "\u00a0",
    ],
)
def test_work_grows_with_an_item(piece: str) -> None:
    assert growth_of_item(piece, 400) < 5


def test_work_grows_with_abbreviations() -> None:
    assert growth_of_item("Bull. ", 2_000) < 5


def growth_of_item(piece: str, size: int) -> float:
    start = f"# Papers\n\n- [{ATTENTION.title}]({ATTENTION.paper}) "
    texts = {count: start + piece * count + "\n" for count in (size // 2, size, 4 * size)}
    sections = {count: sections_of(text) for count, text in texts.items()}
    return growth(lambda count: learnt_entries(texts[count], sections[count]), size)
