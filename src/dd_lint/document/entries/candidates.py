"""Blocks that belong together: what may be one entry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from dd_lint.markdown import Block
from dd_lint.templates.labels import link_label
from dd_lint.templates.shape import Shape
from dd_lint.text.folding import fold
from dd_lint.text.source import Span

LABEL = re.compile(r"\s*+\**+([^\s:*|][^\n:*|]{0,39}?)\**+\s*+[:：]")
"""The words before a colon that a line below an entry begins with."""
_YEAR_CELL = re.compile(r"\W*(?:19|20)\d\d(?:[./-]\d{1,2}){0,2}\W*")
_HEADS = {
    "title": ("title", "titles", "paper title", "title authors", "title and authors", "name"),
    "authors": ("author", "authors"),
    "venue": (
        "venue",
        "venues",
        "pub",
        "publication",
        "published",
        "published in",
        "publisher",
        "conference",
        "conference journal",
        "conf",
        "journal",
        "venue year",
        "venue and year",
        "where",
        "source",
    ),
    "year": ("year", "yr", "date", "years"),
}
_COLON = re.compile(r"[:：](?:\s|$)")
_TAG = re.compile(r"\([^()\n]{1,40}\)\s*")
_PAPERS = ("paper", "papers", "article", "articles", "publication", "work", "论文")
_WORDY = 20
"""Characters of a cell, on average, from which on a column of papers has their titles."""
_COLUMNS = {head: column for column, heads in _HEADS.items() for head in heads}


class SectionBlocks(NamedTuple):
    """The blocks of a section, its heading among them, its number, and the shapes that may be in it.

    `siblings` are the section around it and its level, which its siblings share; None where others are
    below it.
    """

    number: int
    blocks: Sequence[Block]
    shapes: Sequence[Shape]
    siblings: tuple[int, int] | None = None


class EntryCandidate(NamedTuple):
    """A block that an entry may begin with, and the blocks that belong to it.

    Of a row of a table, `lead` is the cell of the title; `heads` are the words above the cells, by the
    offset of the cell. `columns` are the cells of known columns, or what follows such a word and a colon
    in an item below the lead.
    """

    lead: Block
    below: tuple[Block, ...]
    heads: Mapping[int, str]
    columns: Mapping[str, Span]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks, in reading order."""
        return tuple(sorted((self.lead, *self.below), key=lambda block: block.start))

    @property
    def end(self) -> int:
        """Where the last block ends."""
        return max(self.lead.end, *(block.end for block in self.below), self.lead.end)


def candidates(
    blocks: Sequence[Block], shape: Shape, labels: Container[str], text: str
) -> Iterator[EntryCandidate]:
    """What may be an entry in the container of a shape.

    An item below another one is an entry of its own unless it begins with one of the link's `labels`.
    """
    container = shape.container
    if container == "row":
        cells = [block for block in blocks if block.kind == "cell"]
        for _, table in groupby(cells, key=lambda cell: cell.table):
            yield from _rows(list(table), shape.columns)
        return
    lead: Block | None = None
    below: list[Block] = []
    for block in blocks:
        if _leads(block, shape, lead, labels):
            if lead is not None:
                yield EntryCandidate(lead, tuple(below), {}, _labelled(below, text))
            lead, below = block, []
        elif lead is not None and container == "item" and _is_title_of_group(block):
            yield EntryCandidate(lead, tuple(below), {}, _labelled(below, text))
            lead, below = None, []
        elif lead is not None and block.kind in ("item", "paragraph", "code", "html"):
            below.append(block)
    if lead is not None:
        yield EntryCandidate(lead, tuple(below), {}, _labelled(below, text))


def _is_title_of_group(block: Block) -> bool:
    """Whether a paragraph below items is the title of those that follow: it is in bold, and nothing else."""
    first = block.inlines[0] if block.inlines else None
    if block.kind != "paragraph" or block.depth or first is None or first.kind != "strong":
        return False
    return first.start == block.start and first.text.strip(" :") == block.plain.strip(" :")


def _labelled(below: Sequence[Block], text: str) -> dict[str, Span]:
    """What items below an entry say of it: "Authors: …", "Venue: …"."""
    columns: dict[str, Span] = {}
    for block in below:
        label = LABEL.match(text, block.start, block.end) if block.kind == "item" else None
        column = _COLUMNS.get(fold(label[1])) if label else None
        if label and column and column != "title":
            columns.setdefault(column, Span(label.end(), block.end))
    return columns


def _leads(block: Block, shape: Shape, lead: Block | None, labels: Container[str]) -> bool:
    """Whether a block begins another candidate."""
    if block.kind != shape.container:
        return False
    if shape.container == "paragraph":
        # What is not in bold, or has no link, where titles are or have one, tells of the paper above it.
        mark = {"strong": "strong", "text": "link"}.get(shape.title)
        marked = shape.leading or mark is None or any(one.kind == mark for one in block.inlines)
        return block.depth == 0 and (lead is None or marked)
    return lead is None or block.depth <= lead.depth or _is_own(block, shape, labels)


def _is_own(block: Block, shape: Shape, labels: Container[str]) -> bool:
    """Whether an item below another one is no part of it: it begins with a title, as the shape has it."""
    first = next((one for one in block.inlines if one.kind in ("link", "strong")), None)
    if first is None or first.kind != shape.title:
        return False
    before, _, _ = block.plain.partition(first.text) if first.text else ("", "", "")
    if before and not _TAG.fullmatch(before):
        return False
    is_label = link_label(first.text) in labels or first.text.startswith("[")
    behind = block.plain[len(before) + len(first.text) :].lstrip()
    return not is_label and not first.text.rstrip().endswith(":") and not _COLON.match(behind)


def _rows(cells: list[Block], given: Sequence[str]) -> Iterator[EntryCandidate]:
    """The rows of a table.

    The columns are those that are given, or what their heads say; the column of titles is the one that
    says so, or has most words.
    """
    head, *rows = (list(row) for _, row in groupby(cells, key=lambda cell: cell.row))
    heads = {cell.column: fold(cell.plain) for cell in head}
    if given:
        heads = {column: name for column, names in enumerate(given) for name in names.split()}
    columns = {name: column for column, head in heads.items() if (name := _COLUMNS.get(head))}
    if "title" not in columns:
        words: Counter[int] = Counter()
        for row in rows:
            for cell in row:
                words[cell.column] += len(cell.plain)
        # A column of papers may hold no more than links, all with the same words.
        texts = {one: {cell.plain for row in rows for cell in row if cell.column == one} for one in words}
        papers = [
            one
            for one in words
            if heads.get(one) in _PAPERS
            and (words[one] > _WORDY * len(rows) or 2 * len(texts[one]) > len(rows) > 1)
        ]
        if words:
            columns["title"] = papers[0] if papers else words.most_common(1)[0][0]
    if "year" not in columns:
        years = Counter(cell.column for row in rows for cell in row if _YEAR_CELL.fullmatch(cell.plain))
        for column, count in years.most_common(1):
            if 2 * count > len(rows):
                columns["year"] = column
    for row in rows:
        by_column = {cell.column: cell for cell in row}
        lead = by_column.get(columns.get("title", -1))
        if lead is not None:
            below = tuple(cell for cell in row if cell is not lead)
            named = {name: by_column[column].span for name, column in columns.items() if column in by_column}
            yield EntryCandidate(lead, below, {cell.start: heads.get(cell.column, "") for cell in row}, named)
