"""Which templates a list keeps, told by the list itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from dd_lint.document.entries.candidates import SectionBlocks
from dd_lint.document.entries.link_kinds import inferred_kinds
from dd_lint.document.entries.section_reading import SectionReading, best_reading
from dd_lint.document.model import Entry
from dd_lint.templates.labels import link_label

_QUESTION = re.compile(r"(?:how (?:to|do|can)|where|what is|why|when|who|can i|version)\b", re.IGNORECASE)
"""What headings of instructions begin with."""
_CLEAR = 0.8
"""The share of sections side by side that have to be titled as papers are, for each to be an entry."""
_FEWEST = 3
_FEWEST_OF_ANYTHING = 20
"""The entries from which on a list that names no papers is a list of entries at all."""

_Read = Callable[[SectionBlocks], SectionReading | None]


def choose_templates(
    sections: Sequence[SectionBlocks],
    text: str,
    kinds: Mapping[str, str],
    known: int,
    own: float,
    *,
    given: bool,
) -> dict[int, SectionReading]:
    """The readings of the sections that hold entries, by section.

    `known` entries of the list are read already, by other templates. A shape that is not `given` has to fit
    several entries, and the share `own` of all.
    """
    inferred = inferred_kinds(sections, kinds)
    read = partial(best_reading, text=text, kinds=kinds, inferred=inferred)
    # Whether a section is an entry itself, its siblings tell.
    untitled = [_with_shapes(one, titled=False) for one in sections]
    found = {one.number: reading for one in untitled if (reading := read(one))}
    titled = [_with_shapes(one, titled=True) for one in sections]
    found |= _titled_sections(titled, read, {**inferred, **kinds}, found, fewest=1 if given else _FEWEST)
    total = known + sum(len(reading.entries) for reading in found.values())
    _give_up_rare(untitled, read, found, fewest=1 if given else max(_FEWEST if known else 1, own * total))
    return _of_papers(found, known)


def _with_shapes(section: SectionBlocks, *, titled: bool) -> SectionBlocks:
    """A section with the shapes alone that read its heading, or with all others."""
    return section._replace(shapes=[one for one in section.shapes if (one.container == "heading") is titled])


def _give_up_rare(
    sections: Sequence[SectionBlocks], read: _Read, found: dict[int, SectionReading], fewest: float
) -> None:
    """Read what few entries of the list are read by as the others are read, or not at all."""
    totals: Counter[str] = Counter()
    for reading in found.values():
        totals[reading.shape.name] += len(reading.entries)
    for section in sections:
        # What one section alone does may be read as what the others do, too.
        if section.number in found and totals[found[section.number].shape.name] < fewest:
            shapes = [shape for shape in section.shapes if totals[shape.name] >= fewest]
            another = read(section._replace(shapes=shapes))
            found.pop(section.number)
            if another is not None:
                found[section.number] = another


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
    *,
    fewest: int,
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
        if worded >= max(fewest, _CLEAR * len(group)):
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
    return words.count(" ") >= _FEWEST - 1
