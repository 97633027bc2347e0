"""Reads the entries of a list, by the templates that its sections may have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dd_lint.config.model import Config
from dd_lint.document.entries.candidates import SectionBlocks
from dd_lint.document.entries.parenthesis_reader import ParenthesisReader
from dd_lint.document.model import Entry
from dd_lint.markdown import Block
from dd_lint.templates.presets import PARENTHESIS, preset, presets, shape_of
from dd_lint.templates.shape import Shape
from dd_lint.text.folding import fold

if TYPE_CHECKING:
    from dd_lint.document.entries.learnt import LearntReading
    from dd_lint.document.entries.section_reading import SectionReading

    Reading = SectionReading | LearntReading

_SMALLEST_SHARE = 0.1
"""The share of a list's entries below which the template that was read first is not the list's."""
_WELL_READ = 0.7
"""The share of what may be entries from which on the presets know the list's form."""
_MORE = 1.25
"""How many times as many entries the list itself has to teach, to be believed rather than a preset."""
_FEWEST_LEARNT = 4
"""The entries from which on a list has a form that can be learnt: what stands once or twice may be prose."""
_TOLD = 0.6
"""The share of learnt entries that has to tell more than a title: lines of a manual seldom do."""
_OWN_SHARE = 0.05
"""The share of a list's entries from which on a template is one of the list's own."""


class EntryReader:
    """Reads by the templates of the configuration, or by the presets that the list's sections keep.

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
        self.readers: dict[str, ParenthesisReader] = {}

    def shapes_for(self, titles: Sequence[str]) -> tuple[Shape, ...]:
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
                    self.readers[shape.name] = ParenthesisReader(self.text, kinds, shape.name)
                return self.readers[shape.name].read(block, section)
        return []

    def read_sections(self, sections: Sequence[SectionBlocks], known: int) -> dict[int, Reading]:
        """The readings of sections, by section; `known` entries are read already."""
        guessed = [one for one in sections if one.shapes == self.first]
        given = [one for one in sections if one.shapes != self.first]
        fewest = _OWN_SHARE * known
        if not given and sum(_may_be_entry(block) for one in guessed for block in one.blocks) < fewest:
            # Whatever is left, it is too little to be a form of the list's own.
            return {}
        from dd_lint.document.entries.section_reading import best_reading
        from dd_lint.document.entries.template_choice import choose_templates

        readings: dict[int, Reading] = {}
        for section in given:
            section = section._replace(shapes=[one for one in section.shapes if not one.enclosed])
            # In a section that a template names, whatever does not fit it is wrong.
            if section.shapes and section.shapes[0] not in self.everywhere:
                if found := best_reading(section, self.text, self.kinds, {}, share=0):
                    readings[section.number] = found
            elif section.shapes:
                guessed.append(section)
        known += sum(len(reading.entries) for reading in readings.values())
        waiting = [one._replace(shapes=presets()[1:]) if one.shapes == self.first else one for one in guessed]
        chosen: dict[int, Reading] = {
            **choose_templates(waiting, self.text, self.kinds, known, _OWN_SHARE, given=bool(self.everywhere))
        }
        if not given:
            chosen = self._learnt_where_little_is_read(guessed, chosen, known)
        others = sum(len(reading.entries) for reading in chosen.values())
        self.misread = bool(self.first) and 0 < known < _SMALLEST_SHARE * others
        return {**readings, **chosen}

    def _learnt_where_little_is_read(
        self, sections: Sequence[SectionBlocks], chosen: dict[int, Reading], known: int
    ) -> dict[int, Reading]:
        """What the list itself teaches of its form, where the presets leave most of it unread."""
        read = sum(len(reading.entries) for reading in chosen.values())
        units = sum(_may_be_entry(block) for one in sections for block in one.blocks)
        if read + known >= _WELL_READ * units:
            return chosen
        from dd_lint.document.entries.learnt import learn

        found = learn(self.text, {one.number: one.blocks for one in sections}, self.kinds, known)
        entries = [entry for reading in found.values() for entry in reading.entries]
        enough = len(entries) >= _FEWEST_LEARNT and len(entries) > _MORE * read
        told = sum(_tells_of_paper(entry) for entry in entries) >= _TOLD * len(entries)
        return {**found} if enough and told else chosen


def _tells_of_paper(entry: Entry) -> bool:
    """Whether an entry has more than a title: a link, authors or a venue."""
    return bool(entry.paper or entry.authors or (entry.meta and entry.meta.venue))


def _may_be_entry(block: Block) -> bool:
    """Whether an entry may begin with a block: an item, a paragraph, or the first cell of a row."""
    return block.kind in ("item", "paragraph") or (block.kind == "cell" and block.column == 0)
