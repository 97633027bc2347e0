"""A section of which not all blocks have been read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dd_lint.document.entry import Entry
from dd_lint.document.model import Bullet, ContentsItem
from dd_lint.markdown import Block
from dd_lint.templates.shape import Shape
from dd_lint.text.source import Span

_BEHIND_YEAR = 16
"""Characters from the year to the end of a parenthesis, at most: a workshop may be named there."""


@dataclass(slots=True)
class SectionDraft:
    """A section under construction; the fields are those of `Section`.

    `folded` is its title as titles are compared, `shapes` are those that its entries may have. `items` and
    `rows` count what may be an entry; `blocks` are kept as long as they may have to be read again.
    """

    index: int
    parent: int
    level: int
    title: str
    title_span: Span
    slug: str
    folded: str
    shapes: tuple[Shape, ...]
    entries: list[Entry] = field(default_factory=list)
    bullets: list[Bullet] = field(default_factory=list)
    fragments: list[ContentsItem] = field(default_factory=list)
    items: int = 0
    rows: set[int] = field(default_factory=set)
    blocks: list[Block] = field(default_factory=list)

    @property
    def settled(self) -> bool:
        """Whether most of what may be an entry is one of the template that is read first.

        There the title is the paper's link; one with a link beside it, or with a venue alone, is better read
        by what the list teaches.
        """
        conforming = sum(map(_is_enclosed, self.entries))
        return conforming > 0 and 2 * conforming >= self.size

    @property
    def alike(self) -> bool:
        """Whether most of what may be an entry has a parenthesis, as the template that is read first has."""
        enclosing = sum(entry.meta is not None and bool(entry.title) for entry in self.entries)
        return enclosing > 0 and 2 * enclosing >= self.size

    @property
    def size(self) -> int:
        """How many items and rows may be entries."""
        return self.items + len(self.rows)


def _is_enclosed(entry: Entry) -> bool:
    """Whether all that an entry says of its paper is in the parenthesis, and the year comes last there."""
    meta = entry.meta
    if meta is None or not entry.conforming or any(entry.links("paper")):
        return False
    if not entry.authors and (entry.paper is None or not meta.venue):
        return False
    beside = any(span.start < meta.start for span in entry.leftover)
    return not beside and meta.end - meta.year_end < _BEHIND_YEAR


def path_up(drafts: Sequence[SectionDraft], index: int) -> Iterator[int]:
    """A section and those around it, innermost first."""
    while index >= 0:
        yield index
        index = drafts[index].parent
