"""A section of which not all blocks have been read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dd_lint.document.model import Bullet, ContentsItem, Entry
from dd_lint.markdown import Block
from dd_lint.templates.shape import Shape
from dd_lint.text.source import Span


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
        conforming = sum(
            entry.conforming and bool(entry.paper or entry.authors) and not any(entry.links("paper"))
            for entry in self.entries
        )
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


def path_up(drafts: Sequence[SectionDraft], index: int) -> Iterator[int]:
    """A section and those around it, innermost first."""
    while index >= 0:
        yield index
        index = drafts[index].parent
