"""The sections that are read by the templates of a configuration."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from dd_lint.document.entries.candidates import SectionBlocks
from dd_lint.document.entries.link_kinds import inferred_kinds
from dd_lint.document.entries.section_reading import SectionReading, best_reading
from dd_lint.document.model import Entry
from dd_lint.templates.labels import link_label
from dd_lint.templates.shape import Shape

_QUESTION = re.compile(r"(?:how (?:to|do|can)|where|what is|why|when|who|can i|version)\b", re.IGNORECASE)
"""What headings of instructions begin with."""
_CLEAR = 0.8
"""The share of sections side by side that have to be titled as papers are, for each to be an entry."""
_WORDS = 3
"""Words of a title at least."""
_FEWEST_OF_ANYTHING = 20
"""The entries from which on a list that names no papers is a list of entries at all."""

_Read = Callable[[SectionBlocks], SectionReading | None]


def read_as_given(
    sections: Sequence[SectionBlocks],
    text: str,
    kinds: Mapping[str, str],
    everywhere: Sequence[Shape],
    known: int,
) -> dict[int, SectionReading]:
    """The readings of the sections that hold entries, by section.

    What does not fit the templates that name a section is wrong there; those for `everywhere` have to fit
    half of a section. `known` entries of the list are read already, item by item.
    """
    found: dict[int, SectionReading] = {}
    left: list[SectionBlocks] = []
    for section in sections:
        section = section._replace(shapes=[one for one in section.shapes if not one.enclosed])
        if section.shapes and section.shapes[0] in everywhere:
            left.append(section)
        elif section.shapes and (reading := best_reading(section, text, kinds, {}, share=0)):
            found[section.number] = reading
    known += sum(len(reading.entries) for reading in found.values())
    return found | _choose(left, text, kinds, known)


def _choose(
    sections: Sequence[SectionBlocks], text: str, kinds: Mapping[str, str], known: int
) -> dict[int, SectionReading]:
    """The readings of sections by the templates that may be in any."""
    inferred = inferred_kinds(sections, kinds)
    read = partial(best_reading, text=text, kinds=kinds, inferred=inferred)
    # Whether a section is an entry itself, its siblings tell.
    untitled = [_with_shapes(one, titled=False) for one in sections]
    found = {one.number: reading for one in untitled if (reading := read(one))}
    titled = [_with_shapes(one, titled=True) for one in sections]
    found |= _titled_sections(titled, read, {**inferred, **kinds}, found)
    return _of_papers(found, known)


def _with_shapes(section: SectionBlocks, *, titled: bool) -> SectionBlocks:
    """A section with the shapes alone that read its heading, or with all others."""
    return section._replace(shapes=[one for one in section.shapes if (one.container == "heading") is titled])


def _of_papers(found: Mapping[int, SectionReading], known: int) -> dict[int, SectionReading]:
    """The readings of papers; what is no paper is an entry only in a list of links, or in a table."""
    total = known + sum(len(reading.entries) for reading in found.values())
    papers = known + sum(reading.papers for reading in found.values())
    anything = 2 * papers < total and total >= _FEWEST_OF_ANYTHING
    return {
        section: reading
        for section, reading in found.items()
        if 2 * reading.papers >= len(reading.entries)
        or (anything and (reading.shape.title == "link" or reading.shape.container == "row"))
    }


def _titled_sections(
    sections: Sequence[SectionBlocks],
    read: _Read,
    kinds: Mapping[str, str],
    found: Mapping[int, SectionReading],
) -> dict[int, SectionReading]:
    """The readings of sections that are an entry each, titled by their headings, as their siblings are."""
    siblings: defaultdict[tuple[int, int], list[SectionBlocks]] = defaultdict(list)
    for section in sections:
        if section.siblings is not None and section.shapes:
            siblings[section.siblings].append(section)
    readings: dict[int, SectionReading] = {}
    for group in siblings.values():
        own = {}
        for section in group:
            reading = read(section)
            titles = [one.title for one in found[section.number].entries] if section.number in found else []
            if reading and _names_paper(reading.entries[0], kinds) and not any(map(_is_title, titles)):
                own[section.number] = reading
        worded = sum(_is_title(reading.entries[0].title) for reading in own.values())
        if worded >= max(1, _CLEAR * len(group)):
            readings |= own
    return readings


def _names_paper(entry: Entry, kinds: Mapping[str, str]) -> bool:
    """Whether a section leads to its paper by a link that says so, or by its heading; prose has others."""
    if entry.paper is None or _QUESTION.match(entry.title):
        return False
    paper = entry.paper
    in_heading = entry.title_start <= paper.text_start <= entry.title_end + 2
    return in_heading or "://" in paper.text or link_label(paper.text) in kinds


def _is_title(words: str) -> bool:
    return words.count(" ") >= _WORDS - 1
