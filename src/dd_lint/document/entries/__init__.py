"""What entries look like: templates as data, and how entries are read by them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from dd_lint.config.model import Config
from dd_lint.document.entries.parenthesis import Parenthesis
from dd_lint.document.model import Entry
from dd_lint.markdown import Block
from dd_lint.templates.presets import PARENTHESIS, preset, presets, shape_of
from dd_lint.templates.shape import Shape
from dd_lint.text.folding import fold

if TYPE_CHECKING:
    from dd_lint.document.entries.detection import Reading

__all__ = ["Part", "Templates"]

_SMALLEST_SHARE = 0.1
"""The share of a list's entries below which the template that was read first is not the list's."""
_OWN_SHARE = 0.05
"""The share of a list's entries from which on a template is one of the list's own."""


class Part(NamedTuple):
    """The blocks of a section with its heading, by the section's index, and the shapes that may be in it.

    `siblings` are the section around it and its level, which its siblings share; None where others are
    below it.
    """

    section: int
    blocks: Sequence[Block]
    shapes: Sequence[Shape]
    siblings: tuple[int, int] | None = None


class Templates:
    """The templates of a list: those of its configuration, or the presets that its sections keep.

    The one that encloses authors, venue and year in parentheses reads an item as it comes, unless other
    presets are to be `detected_alone`; the others read whole sections. `misread` tells, at the end, that
    the first one fits next to nothing of what the others do.
    """

    def __init__(self, text: str, config: Config, *, detected_alone: bool = False) -> None:
        self.text = text
        self.kinds = config.icon_kinds
        self.misread = False
        self.first = () if detected_alone else (preset(PARENTHESIS),)
        shapes = [(shape_of(one), {fold(title) for title in one.sections}) for one in config.templates]
        self.named = [(shape, titles) for shape, titles in shapes if titles]
        self.everywhere = tuple(shape for shape, titles in shapes if not titles)
        self.readers: dict[str, Parenthesis] = {}

    def of(self, titles: Sequence[str]) -> tuple[Shape, ...]:
        """The shapes that may be in a section with these folded titles, its own and those around it.

        Where none is given, the preset that is read first stands for all.
        """
        named = tuple(shape for shape, own in self.named if any(title in own for title in titles))
        return named or self.everywhere or self.first

    def read_item(self, block: Block, section: int, shapes: Sequence[Shape]) -> list[Entry]:
        """The entries of an item, by the shape among these that is read item by item."""
        for shape in shapes:
            if shape.enclosed:
                if shape.name not in self.readers:
                    kinds = {**self.kinds, **shape.labels}
                    self.readers[shape.name] = Parenthesis(self.text, kinds, shape.name)
                return self.readers[shape.name].read(block, section)
        return []

    def read_parts(self, parts: Sequence[Part], known: int) -> dict[int, Reading]:
        """The readings of sections, by section; `known` entries are read already."""
        guessed = [part for part in parts if part.shapes == self.first]
        given = [part for part in parts if part.shapes != self.first]
        fewest = _OWN_SHARE * known
        if not given and sum(len(part.blocks) for part in guessed) < fewest:
            # Whatever is left, it is too little to be a form of the list's own.
            return {}
        from dd_lint.document.entries.detection import best_reading, detect

        readings = {}
        for part in given:
            part = part._replace(shapes=[one for one in part.shapes if not one.enclosed])
            # In a section that a template names, whatever does not fit it is wrong.
            if part.shapes and part.shapes[0] not in self.everywhere:
                if found := best_reading(part, self.text, self.kinds, {}, share=0):
                    readings[part.section] = found
            elif part.shapes:
                guessed.append(part)
        known += sum(len(reading.entries) for reading in readings.values())
        waiting = [
            part._replace(shapes=presets()[1:]) if part.shapes == self.first else part for part in guessed
        ]
        detected = detect(waiting, self.text, self.kinds, known, _OWN_SHARE, given=bool(self.everywhere))
        others = sum(len(reading.entries) for reading in detected.values())
        self.misread = bool(self.first) and 0 < known < _SMALLEST_SHARE * others
        return {**readings, **detected}
