"""Which templates a list keeps, told by the list itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dd_lint.document.entries import Part
from dd_lint.document.entries.template_reader import Reader, link_kind
from dd_lint.document.entries.units import Unit, units
from dd_lint.document.model import Entry
from dd_lint.templates.labels import link_label
from dd_lint.templates.shape import Shape

_SAMPLE = 30
"""Units of a section that are tried with every shape."""
_LEAST_SHARE = 0.5
"""The share of the units of a section that a shape has to fit."""
_FITS, _TITLE_ALONE, _PAPER_KNOWN = 2, 2, 1
_FULL_WORTH = _FITS + _TITLE_ALONE + _PAPER_KNOWN
_QUESTION = re.compile(r"(?:how (?:to|do|can)|where|what is|why|when|who|can i|version)\b", re.IGNORECASE)
"""What headings of instructions begin with."""
_FEWEST_LABELS = 3
_CLEAR = 0.8
"""The share of a label's links that have to lead to the same kind of place, for the label to mean it."""
_FEWEST = 3
_NAMED = re.compile(r"[*_\]\s]{0,9}:[*_\s]{0,9}[^\W\d_][^\n:]{12}")
_QUOTED = re.compile(r"(?<!=)[\"“][^\"“”]{20,}[\"”]")
_NO_TITLE = re.compile(
    r"\bet al\b|://|(?-i:,\s(?:[A-Z]\.?[\s-]?){1,3}$)|\w\W{1,3}(?:19|20)\d\d\w?\)?[.,:]\s\w|(?:(?<!\d)(?:19|20)|['’‘])\d\d\W{0,2}$"
    r"|^[^\"“]{0,40}[\"“][^\"“”]{20,}[\"”][^\"”]{0,40}$|^[^\"“]*[\"”][^\"“”]*$",
    re.IGNORECASE,
)
"""What shows that words are more than a title: names, a year at their end, a title in quotes."""
_FEWEST_OF_ANYTHING = 20
"""The entries from which on a list that names no papers is a list of entries at all."""


class Reading(NamedTuple):
    """What a shape makes of a section: the entries, and the units that are none."""

    shape: Shape
    entries: tuple[Entry, ...]
    others: tuple[Unit, ...]

    @property
    def papers(self) -> int:
        """How many entries name a paper: by a link to one, or by a year."""
        return sum(_is_paper(entry) for entry in self.entries)


def detect(
    parts: Sequence[Part], text: str, kinds: Mapping[str, str], known: int, own: float, *, given: bool
) -> dict[int, Reading]:
    """The readings of the sections that hold entries, by section.

    `known` entries of the list are read already, by other templates. A shape that is not `given` has to fit
    several entries, and the share `own` of all.
    """
    inferred = inferred_kinds(parts, kinds)
    # Whether a section is an entry itself, its siblings tell.
    titled = [
        part._replace(shapes=[one for one in part.shapes if one.container == "heading"]) for part in parts
    ]
    parts = [
        part._replace(shapes=[one for one in part.shapes if one.container != "heading"]) for part in parts
    ]
    found = {
        part.section: reading for part in parts if (reading := best_reading(part, text, kinds, inferred))
    }
    found |= _titled_sections(titled, text, kinds, inferred, found, fewest=1 if given else _FEWEST)
    totals: Counter[str] = Counter()
    for reading in found.values():
        totals[reading.shape.name] += len(reading.entries)
    fewest = 1 if given else max(_FEWEST if known else 1, own * (known + totals.total()))
    for part in parts:
        # What one section alone does may be read as what the others do, too.
        if part.section in found and totals[found[part.section].shape.name] < fewest:
            shapes = [shape for shape in part.shapes if totals[shape.name] >= fewest]
            another = best_reading(part._replace(shapes=shapes), text, kinds, inferred)
            found.pop(part.section)
            if another is not None:
                found[part.section] = another
    total = known + sum(len(reading.entries) for reading in found.values())
    papers = known + sum(reading.papers for reading in found.values())
    lists_papers = 2 * papers >= total
    anything = not lists_papers and total >= _FEWEST_OF_ANYTHING
    return {
        section: reading
        for section, reading in found.items()
        # What is no paper is an entry only in a list of links, or in a table.
        if 2 * reading.papers >= len(reading.entries)
        or (anything and (reading.shape.title == "link" or reading.shape.container == "row"))
    }


def best_reading(
    part: Part,
    text: str,
    kinds: Mapping[str, str],
    inferred: Mapping[str, str],
    share: float = _LEAST_SHARE,
) -> Reading | None:
    """The reading of a section by the shape that fits most of it, and at least a `share` of its units."""
    best: tuple[int, Shape, list[Unit]] | None = None
    for shape in part.shapes:
        leads = list(units(part.blocks, shape, {**kinds, **shape.labels}, text))
        reader = Reader(text, shape, kinds, inferred)
        sample = leads[:: max(1, len(leads) // _SAMPLE)]
        found = (reader.read(unit, part.section) for unit in sample)
        fitting = [_worth(entry, text) for entry in found if entry is not None]
        # What a shape fits is worth as much as it covers, and less where titles are more than titles.
        worth = sum(fitting) * len(leads) // len(sample) if sample else 0
        if fitting and len(fitting) >= share * len(sample) and (best is None or worth > best[0]):
            best = worth, shape, leads
    if best is None:
        return None
    reader = Reader(text, best[1], kinds, inferred)
    entries: list[Entry] = []
    others: list[Unit] = []
    alike = [
        one for one in part.shapes if one.container == best[1].container and one is not best[1] and share
    ]
    for unit in best[2]:
        entry = reader.read(unit, part.section) or _read_otherwise(unit, part.section, alike, reader)
        if entry is not None:
            entries.append(entry)
        else:
            others.append(unit)
    return Reading(best[1], tuple(entries), tuple(others))


def _read_otherwise(unit: Unit, section: int, shapes: Sequence[Shape], reader: Reader) -> Entry | None:
    """What the shape of a section does not fit, by another one that fits it fully."""
    for shape in shapes:
        entry = reader.of_shape(shape).read(unit, section)
        if entry is not None and _worth(entry, reader.text) == _FULL_WORTH:
            return entry
    return None


def _titled_sections(
    parts: Sequence[Part],
    text: str,
    kinds: Mapping[str, str],
    inferred: Mapping[str, str],
    found: Mapping[int, Reading],
    *,
    fewest: int,
) -> dict[int, Reading]:
    """The readings of sections that are an entry each, titled by their headings, as their siblings are."""
    known = {**inferred, **kinds}
    siblings: defaultdict[tuple[int, int], list[Part]] = defaultdict(list)
    for part in parts:
        if part.siblings is not None and part.shapes:
            siblings[part.siblings].append(part)
    readings: dict[int, Reading] = {}
    for group in siblings.values():
        own = {}
        for part in group:
            reading = best_reading(part, text, kinds, inferred)
            titles = [entry.title for entry in found[part.section].entries] if part.section in found else []
            if reading and _names_paper(reading.entries[0], known) and not any(map(_is_title, titles)):
                own[part.section] = reading
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


def _worth(entry: Entry, text: str) -> int:
    """How well an entry reads, up to `_FULL_WORTH`: its title is nothing but a title, its paper is known."""
    alone = _NO_TITLE.search(entry.title) is None and not _has_another_title(entry, text)
    return _FITS + _TITLE_ALONE * alone + _PAPER_KNOWN * (entry.paper is not None)


def _has_another_title(entry: Entry, text: str) -> bool:
    """Whether the title is elsewhere: in quotes that are left over, in the paper's link, or behind a name."""
    if any(_QUOTED.search(text, max(0, span.start - 1), span.end + 1) for span in entry.leftover):
        return True
    paper = entry.paper
    linked = paper.text if paper is not None and paper.start >= entry.title_end else ""
    if linked.count(" ") > 1 and len(linked) > len(entry.title):
        return True
    return entry.title.count(" ") < _FEWEST and _NAMED.match(text, entry.title_end) is not None


def inferred_kinds(parts: Sequence[Part], known: Mapping[str, str]) -> dict[str, str]:
    """The kinds of links by their labels, where nearly all of a label lead to the same kind of place."""
    seen: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    for part in parts:
        for block in part.blocks:
            for inline in block.inlines:
                if inline.kind == "link" and inline.text:
                    label = link_label(inline.text)
                    if label and label not in known:
                        seen[label][link_kind(inline.destination)] += 1
    kinds: dict[str, str] = {}
    for label, counts in seen.items():
        kind, count = counts.most_common(1)[0]
        if kind is not None and count >= _FEWEST_LABELS and count >= _CLEAR * counts.total():
            kinds[label] = kind
    return kinds


def _is_paper(entry: Entry) -> bool:
    if entry.meta is not None and entry.meta.year is not None:
        return True
    return entry.paper is not None and link_kind(entry.paper.destination) == "paper"
