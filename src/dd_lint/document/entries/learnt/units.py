"""Gathers the blocks of a section into units: what may be one entry each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from dd_lint.document.entries.learnt.candidate import Candidate
from dd_lint.document.entries.learnt.columns import columns_of, given_columns
from dd_lint.document.entries.learnt.content import FIELDS, Kind, content
from dd_lint.document.entries.learnt.tokens import Token, tokens
from dd_lint.markdown import Block
from dd_lint.templates.shape import Shape

_TITLED = 4
"""Words of a marked title from which on a line that begins with it is an entry of its own."""
_FRONT = 24
"""Tokens of a line among which the year of a citation is."""


@dataclass(slots=True, eq=False)
class Unit:
    """A block, or a row of a table, that may be an entry; what is `below` belongs to it.

    `kinds` are those of its tokens, as far as they are known. Of a row, `heads` says what a column is for,
    and `beside` are the cells around the one that several entries share. `shapes` are the templates that the
    configuration gives for its section; `named` tells whether they are given for that one by name.
    """

    kind: str
    section: int
    lead: Block
    depth: int
    tokens: list[Token]
    end: int
    heads: Mapping[int, str] = field(default_factory=dict)
    beside: list[Token] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)
    beside_kinds: list[Kind] = field(default_factory=list)
    below: list[Unit] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    best: Candidate | None = None
    evidence: float = 0.0
    score: float = 0.0
    shapes: Sequence[Shape] = ()
    named: bool = False

    def take(self, among: Sequence[Candidate]) -> None:
        """Take the best of some candidates for its title, the first where several are as good."""
        self.best = max(among, key=lambda one: (one.score, -one.first), default=None)
        self.score = self.best.score if self.best is not None else 0.0

    @property
    def start(self) -> int:
        """Where it begins."""
        return (
            self.blocks[0].start
            if self.kind == "row" and len(self.blocks) > 1
            else self.tokens[0].start
            if self.tokens
            else self.lead.start
        )


def gather(text: str, section: int, blocks: Sequence[Block], shapes: Sequence[Shape]) -> list[Unit]:
    """The units of a section in reading order; those with a depth are not yet put below each other.

    `shapes` are the templates that the configuration gives for the section.
    """
    found: list[Unit] = []
    for table, group in groupby(blocks, key=lambda block: block.table if block.kind == "cell" else None):
        if table is not None:
            found += _rows(text, section, list(group), shapes)
            continue
        for block in group:
            if block.kind in ("item", "paragraph", "heading"):
                own = tokens(text, block)
                unit = Unit(
                    block.kind,
                    section,
                    block,
                    block.depth if block.kind != "heading" else 0,
                    own,
                    block.end,
                    blocks=[block],
                )
                found += _split(unit)
    return found


def _rows(text: str, section: int, cells: Sequence[Block], shapes: Sequence[Shape]) -> Iterator[Unit]:
    """The rows of a table, without the one that says what its columns are for."""
    rows = [list(row) for _, row in groupby(cells, key=lambda cell: cell.row)]
    heads: dict[int, str] = {}
    first = _row(text, section, rows[0], heads)
    if not _is_data(first):
        heads |= columns_of(rows[0])
        rows = rows[1:]
    heads |= given_columns(heads, len(first.blocks), shapes)
    for row in rows:
        unit = _row(text, section, row, heads)
        if unit.tokens:
            yield from _split(unit)


def _row(text: str, section: int, cells: list[Block], heads: Mapping[int, str]) -> Unit:
    own: list[Token] = []
    for cell in cells:
        own += tokens(text, cell, own[-1].run if own else 0)
    lead = max(cells, key=lambda cell: len(cell.plain))
    return Unit("row", section, lead, 0, own, cells[-1].end, heads, blocks=cells)


def _is_data(row: Unit) -> bool:
    """Whether the first row of a table is one of its entries: it has links, and what a head never has."""
    linked = any(token.link is not None for token in row.tokens)
    return linked and any(_tells(token) for token in row.tokens)


def _tells(token: Token) -> bool:
    return content(token.text).kind in FIELDS or (
        token.link is not None and "arxiv.org" in token.link.destination
    )


def _split(unit: Unit) -> list[Unit]:
    """A cell, paragraph or item whose lines each begin with a marked title is several units."""
    if unit.kind == "heading" or not any(token.line for token in unit.tokens):
        return [unit]
    starts = [index for index in range(len(unit.tokens)) if _begins(unit.tokens, index)]
    if len(starts) < 2:
        starts = [index for index in range(len(unit.tokens)) if _cites(unit.tokens, index)]
    starts = [index for index in starts if unit.tokens[index].mark == unit.tokens[starts[0]].mark]
    cells = Counter(unit.tokens[index].cell for index in starts)
    if not cells or cells.most_common(1)[0][1] < 2:
        return [unit]
    cell = cells.most_common(1)[0][0]
    inside = [index for index, token in enumerate(unit.tokens) if token.cell == cell]
    starts = [index for index in starts if unit.tokens[index].cell == cell]
    if starts[0] != inside[0]:
        return [unit]
    beside = [token for token in unit.tokens if token.cell != cell] if unit.kind == "row" else []
    parts = []
    for start, end in zip(starts, [*starts[1:], inside[-1] + 1], strict=True):
        own = unit.tokens[start:end]
        parts.append(
            Unit(
                unit.kind,
                unit.section,
                unit.lead,
                unit.depth,
                own,
                own[-1].end,
                unit.heads,
                beside,
                blocks=[unit.lead],
            )
        )
    parts[-1].end = max(parts[-1].end, unit.end if unit.kind != "row" else 0)
    return parts


def _begins(own: Sequence[Token], index: int) -> bool:
    """Whether a line begins with a title in bold, in quotes or in a link."""
    token = own[index]
    previous = own[index - 1] if index else None
    if previous is not None and not token.line and previous.cell == token.cell:
        return False
    if token.mark not in ("strong", "link", "quoted") or "[" in token.before or token.picture:
        return False
    if previous is not None and previous.run == token.run and previous.cell == token.cell:
        return False
    return _titled(own, index)


def _cites(own: Sequence[Token], index: int) -> bool:
    """Whether a line begins with names and a year, as a citation does, or with a bullet of its own."""
    token = own[index]
    if index and not token.line and own[index - 1].cell == token.cell:
        return False
    if any(mark in token.before for mark in "•●▪◦"):
        return True
    if token.mark or not token.text[:1].isupper():
        return False
    for other in own[index : index + _FRONT]:
        if other is not token and other.line:
            return False
        if other.bracket and content(other.text).kind is Kind.DATE and other.before.strip().endswith("("):
            return True
    return False


def _titled(own: Sequence[Token], index: int) -> bool:
    """Whether a marked run of words is as long as a title."""
    token = own[index]
    words = 0
    for other in own[index:]:
        if other.run != token.run or other.cell != token.cell:
            break
        words += len(other.text.split())
    return words >= _TITLED
