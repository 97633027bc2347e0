"""Reads the entries of a list: by what the list teaches, within what its configuration gives."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dd_lint.config.model import Config
from dd_lint.document.entries.parenthesis_reader import ParenthesisReader
from dd_lint.document.entries.section_blocks import SectionBlocks
from dd_lint.document.entry import Entry
from dd_lint.markdown import Block
from dd_lint.templates.presets import PARENTHESIS, preset, shape_of
from dd_lint.templates.shape import Shape
from dd_lint.text.folding import fold

if TYPE_CHECKING:
    from dd_lint.document.entries.learnt import LearntReading

_OWN_SHARE = 0.05
"""The share of a list's entries from which on what is left to read is a part of the list."""


class EntryReader:
    """Reads by the form that the list itself teaches, and by the templates of the configuration.

    Entries that enclose authors, venue and year in parentheses are read as they come, item by item; all
    others with the whole list before the eyes.
    """

    def __init__(self, text: str, config: Config) -> None:
        self.text = text
        self.kinds = config.icon_kinds
        self.first = (preset(PARENTHESIS),)
        shapes = [(shape_of(one), {fold(title) for title in one.sections}) for one in config.templates]
        self.named = [(shape, titles) for shape, titles in shapes if titles]
        self.everywhere = tuple(shape for shape, titles in shapes if not titles)
        self.readers: dict[str, ParenthesisReader] = {}

    def shapes_for(self, titles: Sequence[str]) -> tuple[Shape, ...]:
        """The shapes that may be in a section with these folded titles, its own and those around it.

        Where none is given, the one that is read item by item stands for all that may be learnt.
        """
        named = tuple(shape for shape, own in self.named if any(title in own for title in titles))
        return named or self.everywhere or self.first

    def read_item(self, block: Block, section: int, shapes: Sequence[Shape]) -> list[Entry]:
        """The entries of an item, by the shape among these that is read item by item."""
        for shape in shapes:
            if shape.enclosed:
                if shape.name not in self.readers:
                    kinds = {**self.kinds, **shape.labels}
                    self.readers[shape.name] = ParenthesisReader(self.text, kinds, shape.name)
                return self.readers[shape.name].read(block, section)
        return []

    def read_sections(self, sections: Sequence[SectionBlocks], known: int) -> dict[int, LearntReading]:
        """The readings of sections, by section; `known` entries are read already."""
        free = [one._replace(shapes=()) for one in sections if one.shapes == self.first]
        given = [
            one._replace(shapes=shapes, named=one.shapes != self.everywhere)
            for one in sections
            if one.shapes != self.first and (shapes := [shape for shape in one.shapes if not shape.enclosed])
        ]
        if sum(_may_be_entry(block) for one in free for block in one.blocks) < _OWN_SHARE * known:
            # Whatever is left, it is too little to be a form of the list's own.
            free = []
        if not free and not given:
            return {}
        from dd_lint.document.entries.learnt import learn

        return learn(self.text, [*given, *free], self.kinds, known)


def _may_be_entry(block: Block) -> bool:
    """Whether an entry may begin with a block: an item, a paragraph, or the first cell of a row."""
    return block.kind in ("item", "paragraph") or (block.kind == "cell" and block.column == 0)
