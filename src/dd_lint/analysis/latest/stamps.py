"""The dates in brackets before the items of a section."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.document.model import Section
from dd_lint.text.source import Source, Span

_STAMP = re.compile(r"\[([^\[\]\n]{4,24})\](?![(\[:])")
_DIGITS = 3
_NUMERIC = re.compile(r"\s*(\d{4})([/.-])(\d{1,2})\2(\d{1,2})\s*")


class Stamp(NamedTuple):
    """What is in the brackets; `date` is None where that is not a day as year, month, day."""

    text: str
    span: Span
    date: datetime.date | None


def stamps(source: Source, section: Section) -> Iterator[Stamp]:
    """The dates of a section's top-level items, entries and announcements, in reading order."""
    starts = [entry.start for entry in section.entries if not entry.swallowed and entry.depth == 1]
    starts += [bullet.span.start for bullet in section.bullets if bullet.depth == 1]
    for start in sorted(starts):
        match = _STAMP.match(source.text, start)
        if match and sum(character.isdigit() for character in match[1]) >= _DIGITS:
            yield Stamp(match[1], Span(match.start(1), match.end(1)), _date(match[1]))


def _date(text: str) -> datetime.date | None:
    numbers = _NUMERIC.fullmatch(text)
    try:
        return datetime.date(int(numbers[1]), int(numbers[3]), int(numbers[4])) if numbers else None
    except ValueError:
        return None
