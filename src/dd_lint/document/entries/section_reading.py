"""What a shape makes of a section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dd_lint.document.entries.candidates import EntryCandidate, SectionBlocks, candidates
from dd_lint.document.entries.link_kinds import link_kind
from dd_lint.document.entries.template_reader import TemplateReader
from dd_lint.document.entries.worth import FULL_WORTH, worth
from dd_lint.document.model import Entry
from dd_lint.templates.shape import Shape

_SAMPLE = 30
"""Candidates of a section that are tried with every shape."""
_LEAST_SHARE = 0.5
"""The share of the candidates of a section that a shape has to fit."""


class SectionReading(NamedTuple):
    """What a shape makes of a section: the entries, and the candidates that are none."""

    shape: Shape
    entries: tuple[Entry, ...]
    others: tuple[EntryCandidate, ...]

    @property
    def papers(self) -> int:
        """How many entries name a paper: by a link to one, or by a year."""
        return sum(_is_paper(entry) for entry in self.entries)


def best_reading(
    section: SectionBlocks,
    text: str,
    kinds: Mapping[str, str],
    inferred: Mapping[str, str],
    share: float = _LEAST_SHARE,
) -> SectionReading | None:
    """The reading of a section by the shape that fits most of it, and a `share` of it at least."""
    best: tuple[int, Shape, list[EntryCandidate]] | None = None
    for shape in section.shapes:
        leads = list(candidates(section.blocks, shape, {**kinds, **shape.labels}, text))
        reader = TemplateReader(text, shape, kinds, inferred)
        sample = leads[:: max(1, len(leads) // _SAMPLE)]
        found = (reader.read(candidate, section.number) for candidate in sample)
        fitting = [worth(entry, text) for entry in found if entry is not None]
        # What a shape fits is worth as much as it covers, and less where titles are more than titles.
        total = sum(fitting) * len(leads) // len(sample) if sample else 0
        if fitting and len(fitting) >= share * len(sample) and (best is None or total > best[0]):
            best = total, shape, leads
    if best is None:
        return None
    _, shape, leads = best
    alike = [one for one in section.shapes if one.container == shape.container and one is not shape]
    reader = TemplateReader(text, shape, kinds, inferred)
    return _reading(section.number, shape, leads, reader, alike if share else ())


def _reading(
    section: int,
    shape: Shape,
    leads: Sequence[EntryCandidate],
    reader: TemplateReader,
    alike: Sequence[Shape],
) -> SectionReading:
    """All candidates by the shape of their section, and by one of those `alike` where it does not fit."""
    entries: list[Entry] = []
    others: list[EntryCandidate] = []
    for candidate in leads:
        entry = reader.read(candidate, section) or _read_otherwise(candidate, section, alike, reader)
        if entry is not None:
            entries.append(entry)
        else:
            others.append(candidate)
    return SectionReading(shape, tuple(entries), tuple(others))


def _read_otherwise(
    candidate: EntryCandidate, section: int, shapes: Sequence[Shape], reader: TemplateReader
) -> Entry | None:
    """What the shape of a section does not fit, by another one that fits it fully."""
    for shape in shapes:
        entry = reader.of_shape(shape).read(candidate, section)
        if entry is not None and worth(entry, reader.text) == FULL_WORTH:
            return entry
    return None


def _is_paper(entry: Entry) -> bool:
    if entry.meta is not None and entry.meta.year is not None:
        return True
    return entry.paper is not None and link_kind(entry.paper.destination) == "paper"
