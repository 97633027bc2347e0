"""Lists for the reader that learns their form, and what it reads of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dd_lint.config.model import Config
from dd_lint.document.entries.learnt import learn
from dd_lint.document.entries.section_blocks import SectionBlocks
from dd_lint.document.entry import Entry
from dd_lint.markdown import Block, parse_markdown
from dd_lint.markdown.html_blocks import html_cells, html_items
from dd_lint.text.source import Source


class Fact(NamedTuple):
    """A paper, as a list may say it; what a list does not say is empty, or None."""

    title: str
    authors: tuple[str, ...] = ()
    venue: str = ""
    year: int | None = None
    paper: str | None = None


def sections_of(text: str) -> dict[int, list[Block]]:
    """The blocks of a text, by the number of their section, with its heading first."""
    sections: dict[int, list[Block]] = {0: []}
    for block in parse_markdown(Source("README.md", text)):
        if block.kind == "heading":
            sections[len(sections)] = []
        own = sections[len(sections) - 1]
        own.append(block)
        if block.kind == "html" and "<tr" in block.plain.lower():
            own += html_cells(block, text, -block.start - 1, -2 * block.end - 2)
        elif block.kind == "html":
            own += html_items(block, text)
    return sections


def learnt_entries(text: str, sections: dict[int, list[Block]] | None = None) -> list[Entry]:
    """What the reader finds in all of a text, section by section."""
    own = sections_of(text) if sections is None else sections
    found = learn(text, [SectionBlocks(*one) for one in own.items()], Config().icon_kinds)
    return [entry for section in sorted(found) for entry in found[section].entries]


def facts(entries: Sequence[Entry]) -> list[Fact]:
    """What entries say of their papers."""
    return [
        Fact(
            entry.title,
            tuple(author.name for author in entry.meta.authors) if entry.meta else (),
            entry.meta.venue if entry.meta else "",
            entry.meta.year if entry.meta else None,
            entry.paper.destination if entry.paper else None,
        )
        for entry in entries
    ]


def arxiv(number: str) -> str:
    return f"https://arxiv.org/abs/{number}"


RESNET = Fact(
    "Deep Residual Learning for Image Recognition",
    ("Kaiming He", "Xiangyu Zhang", "Shaoqing Ren", "Jian Sun"),
    "CVPR",
    2016,
    arxiv("1512.03385"),
)
FCN = Fact(
    "Fully Convolutional Networks for Semantic Segmentation",
    ("Jonathan Long", "Evan Shelhamer", "Trevor Darrell"),
    "CVPR",
    2015,
    arxiv("1411.4038"),
)
ATTENTION = Fact(
    "Attention Is All You Need",
    ("Ashish Vaswani", "Noam Shazeer", "Niki Parmar"),
    "NeurIPS",
    2017,
    arxiv("1706.03762"),
)
SEQUENCES = Fact(
    "Sequence to Sequence Learning with Neural Networks",
    ("Ilya Sutskever", "Oriol Vinyals", "Quoc V. Le"),
    "NeurIPS",
    2014,
    arxiv("1409.3215"),
)
ADAM = Fact(
    "Adam: A Method for Stochastic Optimization",
    ("Diederik P. Kingma", "Jimmy Ba"),
    "ICLR",
    2015,
    arxiv("1412.6980"),
)
PAPERS = (
    RESNET,
    FCN,
    ATTENTION,
    SEQUENCES,
    ADAM,
    Fact(
        "Generative Adversarial Nets",
        ("Ian Goodfellow", "Jean Pouget-Abadie", "Mehdi Mirza"),
        "NeurIPS",
        2014,
        arxiv("1406.2661"),
    ),
    Fact(
        "Rethinking the Inception Architecture for Computer Vision",
        ("Christian Szegedy", "Vincent Vanhoucke", "Sergey Ioffe"),
        "CVPR",
        2016,
        arxiv("1512.00567"),
    ),
    Fact(
        "Densely Connected Convolutional Networks",
        ("Gao Huang", "Zhuang Liu", "Laurens van der Maaten"),
        "CVPR",
        2017,
        arxiv("1608.06993"),
    ),
    Fact(
        "Very Deep Convolutional Networks for Large-Scale Image Recognition",
        ("Karen Simonyan", "Andrew Zisserman"),
        "ICLR",
        2015,
        arxiv("1409.1556"),
    ),
    Fact(
        "Going Deeper with Convolutions",
        ("Christian Szegedy", "Wei Liu", "Yangqing Jia"),
        "CVPR",
        2015,
        arxiv("1409.4842"),
    ),
    Fact(
        "Semi-Supervised Classification with Graph Convolutional Networks",
        ("Thomas N. Kipf", "Max Welling"),
        "ICLR",
        2017,
        arxiv("1609.02907"),
    ),
    Fact(
        "Graph Attention Networks",
        ("Petar Veličković", "Guillem Cucurull", "Arantxa Casanova"),
        "ICLR",
        2018,
        arxiv("1710.10903"),
    ),
    Fact(
        "Denoising Diffusion Probabilistic Models",
        ("Jonathan Ho", "Ajay Jain", "Pieter Abbeel"),
        "NeurIPS",
        2020,
        arxiv("2006.11239"),
    ),
    Fact(
        "Learning Transferable Visual Models From Natural Language Supervision",
        ("Alec Radford", "Jong Wook Kim", "Chris Hallacy"),
        "ICML",
        2021,
        arxiv("2103.00020"),
    ),
    Fact(
        "Momentum Contrast for Unsupervised Visual Representation Learning",
        ("Kaiming He", "Haoqi Fan", "Yuxin Wu"),
        "CVPR",
        2020,
        arxiv("1911.05722"),
    ),
    Fact(
        "Feature Pyramid Networks for Object Detection",
        ("Tsung-Yi Lin", "Piotr Dollár", "Ross Girshick"),
        "CVPR",
        2017,
        arxiv("1612.03144"),
    ),
    Fact(
        "Image Style Transfer Using Convolutional Neural Networks",
        ("Leon A. Gatys", "Alexander S. Ecker", "Matthias Bethge"),
        "CVPR",
        2016,
        arxiv("1508.06576"),
    ),
    Fact(
        "Conditional Random Fields as Recurrent Neural Networks",
        ("Shuai Zheng", "Sadeep Jayasumana"),
        "ICCV",
        2015,
        arxiv("1502.03240"),
    ),
    Fact(
        "Trust Region Policy Optimization",
        ("John Schulman", "Sergey Levine", "Philipp Moritz"),
        "ICML",
        2015,
        arxiv("1502.05477"),
    ),
    Fact(
        "Asynchronous Methods for Deep Reinforcement Learning",
        ("Volodymyr Mnih", "Timothy Lillicrap", "Tim Harley"),
        "ICML",
        2016,
        arxiv("1602.01783"),
    ),
)
"""Twenty papers, with some of their authors."""
FORMS = {
    "title, dash, names, address below": "- {title} - {authors}, {venue} {year}\n  {paper}\n",
    "names and a colon": "- {authors}: {title}. {venue} {year}. [pdf]({paper})\n",
    "a citation in a link": "- [{authors}: {title}. {venue} {year}]({paper})\n",
    "commas": "- {title}, {authors}, {venue} {year}, [pdf]({paper})\n",
    "a title in quotes behind names": '- {authors}. "{title}." {venue} {year}. {paper}\n',
    "an icon before the title": "- [📄]({paper}) {title} – {authors}, {venue} {year}\n",
    "lines below a title in bold": "- **{title}**\n  - {authors}\n  - {venue} {year}\n  - [paper]({paper})\n",
    "a row": "| vision | {title} | {authors} | {venue} {year} | [link]({paper}) |\n",
}
"""What a list may write of a paper."""
_HEAD = "| Topic | Paper | Authors | Venue | Link |\n|---|---|---|---|---|\n"


def listing(form: str, papers: Sequence[Fact]) -> str:
    """A list of papers in one form."""
    rows = [FORMS[form].format_map(one._asdict() | {"authors": ", ".join(one.authors)}) for one in papers]
    return "# Papers\n\n" + _HEAD * (form == "a row") + "".join(rows)
