"""How a list usually writes its entries: bullets, dates, titles and the spaces between the parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import repeat
from types import MappingProxyType

from dd_lint.analysis.convention import Convention
from dd_lint.analysis.entries.bullets import BULLETS
from dd_lint.analysis.entries.gaps import gap_counts, spaced_entries, trailing_space
from dd_lint.analysis.entries.sentence_case import title_cases
from dd_lint.project.model import Project


def _bullets(project: Project) -> Iterator[str]:
    return (entry.bullet for entry in project.entries if entry.bullet in BULLETS)


def _linked(project: Project) -> Iterator[bool]:
    return (entry.paper is not None for entry in project.entries)


def _sentence_cases(project: Project) -> Iterator[bool]:
    return (sentence for _, sentence in title_cases(project))


def _dated(project: Project) -> Iterator[bool]:
    """Whether entries have a date, but for one that has: each is judged by the others."""
    dated = sum(entry.date is not None for entry in project.entries)
    yield from repeat(True, dated - 1)
    yield from repeat(False, len(project.entries) - dated)


def _without_leftover(project: Project) -> Iterator[bool]:
    return (not entry.leftover for entry in project.enclosed_entries)


def _trimmed(project: Project) -> Iterator[bool]:
    entries, text = spaced_entries(project), project.source.text
    # What has spaces comes first, so that half and half is no habit of having none.
    return iter(sorted(trailing_space(entry, text) is None for entry in entries))


def _single_space(part: str) -> Callable[[Project], Iterator[bool]]:
    def values(project: Project) -> Iterator[bool]:
        counts = gap_counts(project).get(part)
        if counts is not None:
            yield from repeat(True, counts.single)
            yield from repeat(False, counts.total - counts.single)

    return values


BULLET = Convention(
    "bullet", "the bullet where a section has two equally often", "entries", _bullets, takes=BULLETS
)
TITLE_LINK = Convention("title-link", "whether titles link to their papers", "entries", _linked)
SENTENCE_CASE = Convention(
    "sentence-case", "whether titles are in sentence case", "entries", _sentence_cases, fewest=9
)
DATE = Convention(
    "date", "whether entries outside the latest updates have a date", "others", _dated, share=0.9, fewest=2
)
NOTHING_LEFT_OVER = Convention(
    "nothing-left-over",
    "whether entries have nothing but a title, a parenthesis and links",
    "entries",
    _without_leftover,
    share=0.95,
    fewest=10,
)
LINE_END = Convention("line-end", "whether lines end where their entry does", "entries", _trimmed, share=0.5)
SPACES: Mapping[str, Convention] = MappingProxyType(
    {
        part: Convention(
            f"space-before-{part}",
            f"whether one space stands before the {part}",
            "places",
            _single_space(part),
            share=2 / 3,
            fewest=2,
        )
        for part in ("date", "title", "parenthesis", "link")
    }
)
"""The row of each part of an entry."""
