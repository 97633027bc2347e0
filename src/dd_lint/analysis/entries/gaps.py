"""What lies between the parts of an entry, and after its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.document.entry import Entry
from dd_lint.project.model import Project
from dd_lint.text.source import Span

_WIDEST = 100
"""Characters from which on what lies between two parts is no mere space."""


class Gap(NamedTuple):
    """What lies between two parts of an entry: spaces and tabs, or nothing at all.

    `part` names the second one: "date", "title", "parenthesis" or "link".
    """

    part: str
    span: Span


class GapCounts(NamedTuple):
    """How many gaps a list has before a part, and how many of them are one space."""

    single: int
    total: int


def gaps(entry: Entry, text: str) -> Iterator[Gap]:
    """The places between neighbouring parts of an entry that hold no words or signs."""
    parts: list[tuple[str, int, int]] = []
    if entry.bullet:
        parts.append(("bullet", entry.bullet_start, entry.bullet_start + len(entry.bullet)))
    if entry.date is not None:
        parts.append(("date", entry.start, entry.date.span.end + 1))
    title = entry.paper.span if entry.paper else entry.title_span
    if title.start < title.end:
        parts.append(("title", title.start, title.end))
    if entry.meta is not None:
        parts.append(("parenthesis", *entry.meta.span))
    parts += [("link", resource.link.start, resource.link.end) for resource in entry.resources]
    for (_, _, start), (part, end, _) in pairwise(parts):
        if start <= end <= start + _WIDEST and not text[start:end].strip(" \t"):
            yield Gap(part, Span(start, end))


def spaced_entries(project: Project) -> tuple[Entry, ...]:
    """The entries whose spaces are judged: those with a parenthesis, and the dated copies."""
    return (*project.enclosed_entries, *project.latest)


@computed_once
def gap_counts(project: Project) -> Mapping[str, GapCounts]:
    """The gaps by the part that follows; they are counted, as a long list has too many to keep."""
    text = project.source.text
    single: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for entry in spaced_entries(project):
        for gap in gaps(entry, text):
            total[gap.part] += 1
            single[gap.part] += text[gap.span.start : gap.span.end] == " "
    return MappingProxyType({part: GapCounts(single[part], count) for part, count in total.items()})


def trailing_space(entry: Entry, text: str) -> Span | None:
    """The spaces between an entry's end and the end of its line."""
    end = entry.end
    while end < len(text) and text[end] in " \t":
        end += 1
    ended = end == len(text) or text[end] == "\n"
    return Span(entry.end, end) if ended and end > entry.end else None
