"""What an entry looks like, said by an entry that has words in the place of its parts.

A template is written in Markdown as the entry itself would be, so that it can stand in a list's
CONTRIBUTING as it is:

    - **TITLE.** *AUTHORS.* VENUE YEAR. [[pdf](PAPER)] [[code](CODE)]

TITLE, AUTHORS, VENUE and YEAR are the entry's words; PAPER, CODE, PROJECT, CITATION and OTHER stand
for addresses, and the text of such a link is its label. A row of a table begins with a bar.
What an entry may have below it (the items of a list, further paragraphs) is written below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dd_lint.markdown import Block, parse_markdown
from dd_lint.templates.labels import link_label
from dd_lint.text.source import Source

DESTINATIONS = {
    "PAPER": "paper",
    "CODE": "code",
    "PROJECT": "project",
    "CITATION": "bibtex",
    "OTHER": "other",
}
"""What stands for an address, and the kind of the link that leads there."""
PLACEHOLDERS = {kind: word for word, kind in DESTINATIONS.items()}
"""The word that stands for the address of a link, by the link's kind."""
_TITLE = re.compile(r"\bTITLE\b")
_FIELD = re.compile(r"\b(?:TITLE|AUTHORS|VENUE|YEAR|DATE)\b")
_META = re.compile(r"\b(?:AUTHORS|VENUE|YEAR)\b")
_LABELLED = re.compile(r"([^\n:|]{1,40}):\s*\W{0,4}\b(PAPER|CODE|PROJECT|CITATION|OTHER)\b")
_EXPECTED = "expected an item of a list, a paragraph, a heading or a row of a table that holds TITLE"
_QUOTES = "\"“”'«"


class TemplateError(ValueError):
    """A template that cannot be used; one line that says why."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A template, read.

    `text` is the template as written. `container` is what holds an entry: "item", "paragraph", "row" or
    "heading", where it is the heading of a section. `title` is how the title is marked: "link", "quoted",
    "strong", "emphasis" or "text"; `strong` tells whether it is in bold, too, if quoted. `enclosed` tells
    whether authors, venue and year are in parentheses behind the title. `columns` are the parts of a row's
    cells, `labels` the kinds of links by their labels in lower case.
    """

    name: str
    text: str
    container: str
    title: str
    strong: bool
    enclosed: bool
    columns: tuple[str, ...]
    labels: Mapping[str, str]

    @property
    def line(self) -> str:
        """The first line of the template, which shows what an entry begins with."""
        return self.text.partition("\n")[0]

    @property
    def is_any(self) -> bool:
        """Whether all words that it may hold are a title: it has no mark, and no other part."""
        return self.title == "text" and not holds_field(_TITLE.sub("", self.text))


def read_shape(name: str, text: str) -> Shape:
    """A template as a `Shape`.

    Raises:
        TemplateError: it has no TITLE, or is no item, paragraph, heading or row of a table.
    """
    text = text.strip("\n")
    if len(_TITLE.findall(text)) != 1:
        raise TemplateError("expected the word TITLE once, where the title stands")
    if text.lstrip().startswith("|"):
        return _read_row(name, text)
    blocks = list(parse_markdown(Source(name, text)))
    lead = blocks[0] if blocks else Block("html", 0, 0, 0)
    if lead.kind not in ("item", "paragraph", "heading") or not _TITLE.search(text, lead.start, lead.end):
        raise TemplateError(_EXPECTED)
    place = next(_TITLE.finditer(text)).start()
    before = text[lead.start : place]
    title = _title_mark(lead, text, place)
    after = text[place + len("TITLE") : lead.end]
    parenthesis = re.search(r"\([^()]*\b(?:AUTHORS|VENUE|YEAR)\b[^()]*\)", after)
    return Shape(
        name=name,
        text=text,
        container=lead.kind,
        title=title,
        strong=any(one.kind == "strong" and one.start <= place < one.end for one in lead.inlines),
        enclosed=parenthesis is not None and title == "link" and lead.kind == "item" and len(blocks) == 1
        and not _META.search(before + after.replace(parenthesis[0], "")),
        columns=(),
        labels=MappingProxyType(dict(_labels(blocks, text))),
    )  # fmt: skip


def _read_row(name: str, text: str) -> Shape:
    cells = [cell.strip() for cell in text.strip().strip("|").split("|")]
    if "\n" in text.strip():
        raise TemplateError("expected a single row of the table; its head is read from the list")
    columns: list[str] = []
    labels: dict[str, str] = {}
    title = "text"
    for cell in cells:
        blocks = list(parse_markdown(Source(name, cell))) if cell else []
        labels.update(_labels(blocks, cell))
        found = [
            word
            for word in ("TITLE", "AUTHORS", "VENUE", "YEAR", *DESTINATIONS)
            if re.search(rf"\b{word}\b", cell)
        ]
        columns.append(" ".join(found).lower())
        if "TITLE" in found:
            if not blocks:
                raise TemplateError(_EXPECTED)
            title = _title_mark(blocks[0], cell, next(_TITLE.finditer(cell)).start())
    return Shape(
        name,
        text,
        "row",
        title,
        title == "strong",
        False,
        tuple(columns),
        MappingProxyType(labels),
    )


def _title_mark(block: Block, text: str, place: int) -> str:
    """How the title at `place` is marked."""
    kinds = [one.kind for one in block.inlines if one.text_start <= place < one.text_end]
    if "link" in kinds:
        return "link"
    if text[:place].rstrip("*_").endswith(tuple(_QUOTES)):
        return "quoted"
    return next((kind for kind in ("strong", "emphasis") if kind in kinds), "text")


def _labels(blocks: list[Block], text: str) -> Iterator[tuple[str, str]]:
    """The labels of a template's links, with their kinds."""
    for block in blocks:
        for inline in block.inlines:
            if inline.kind == "link" and inline.destination in DESTINATIONS and not holds_field(inline.text):
                yield link_label(inline.text), DESTINATIONS[inline.destination]
        for label, destination in _LABELLED.findall(text[block.start : block.end]):
            yield link_label(label), DESTINATIONS[destination]


def holds_field(words: str) -> bool:
    """Whether words hold one of those that stand for a part of an entry, or for an address."""
    return _FIELD.search(words) is not None or any(re.search(rf"\b{one}\b", words) for one in DESTINATIONS)
