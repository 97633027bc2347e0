"""The dates before the items of a section: in brackets, as they belong there, or without."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.document.model import Section
from dd_lint.text.source import Source, Span

_BRACKETED = re.compile(r"\[([^\[\]\n]{4,24})\](?![(\[:])")
_DIGITS = 3
"""Digits from which on what is in brackets is meant for a date."""
_NUMERIC = re.compile(r"\s*(\d{4})([/.-])(\d{1,2})\2(\d{1,2})\s*")
_BARE = re.compile(r"[\[({<（【［]?(\d{4}([/.-])\d{1,2}\2\d{1,2})[\])}>）】］]?(?=[ \t])")


class BracketedDate(NamedTuple):
    """What is in the brackets; `date` is None where that is not a day as year, month, day."""

    text: str
    span: Span
    date: datetime.date | None

    @property
    def numeric(self) -> bool:
        """Whether it is written as a day is, whether or not the calendar has it."""
        return _NUMERIC.fullmatch(self.text) is not None

    @property
    def form(self) -> str:
        """How it is written."""
        return date_form(self.text)


class BareDate(NamedTuple):
    """A date that lost a bracket or both, or has others: `written` is all of it, `date` the date alone."""

    written: str
    date: str
    span: Span

    @property
    def missing(self) -> tuple[str, ...]:
        """The brackets that it lacks."""
        return tuple(bracket for bracket in "[]" if bracket not in self.written)

    @property
    def others(self) -> str:
        """What it has in the place of both brackets."""
        return self.written.replace(self.date, "") if len(self.missing) == 2 else ""


def date_form(text: str) -> str:
    """A date with its digits and letters made alike."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d", "9", text.strip()))


def bracketed_dates(source: Source, section: Section) -> tuple[BracketedDate, ...]:
    """The dates of a section's top-level items, entries and announcements, in reading order."""
    starts = [entry.start for entry in section.entries if not entry.swallowed and entry.depth == 1]
    starts += [bullet.span.start for bullet in section.bullets if bullet.depth == 1]
    matches = (_BRACKETED.match(source.text, start) for start in sorted(starts))
    return tuple(
        BracketedDate(match[1], Span(*match.span(1)), _date(match[1]))
        for match in matches
        if match and sum(character.isdigit() for character in match[1]) >= _DIGITS
    )


def bare_dates(source: Source, section: Section) -> Iterator[BareDate]:
    """The dates of a section's top-level announcements that are not in square brackets."""
    for bullet in section.bullets:
        found = _BARE.match(source.text, bullet.span.start) if bullet.depth == 1 else None
        bare = found and BareDate(found[0], found[1], Span(*found.span()))
        if bare and bare.missing:
            yield bare


def _date(text: str) -> datetime.date | None:
    numbers = _NUMERIC.fullmatch(text)
    try:
        return datetime.date(int(numbers[1]), int(numbers[3]), int(numbers[4])) if numbers else None
    except ValueError:
        return None
