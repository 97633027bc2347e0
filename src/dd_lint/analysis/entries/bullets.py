"""Which bullets the entries of a section have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.document.entry import Entry
from dd_lint.document.model import Role, Section
from dd_lint.project.model import Project

BULLETS = ("+", "-", "*")
_NUMBER = re.compile(r"\d{1,9}[.)]")
_FEWEST = 2
_STRAYS = 10
"""For so many entries with a bullet, one with a number is a slip, and the reverse; several are a list."""


class OddBullet(NamedTuple):
    """An entry whose bullet, or number, is not that of the `others` at its depth of the section.

    `right` is their bullet; empty where they have numbers.
    """

    entry: Entry
    right: str
    others: int


def odd_bullets(project: Project, common: str) -> Iterator[OddBullet]:
    """The entries whose bullet differs; where a section has two equally often, `common` is right."""
    for section in project.document.sections:
        if section.role in (Role.ENTRIES, Role.LATEST):
            for entries in _levels(section):
                yield from _numbered(entries)
                yield from _other_bullets(entries, common)


def _levels(section: Section) -> list[list[Entry]]:
    """The entries with a bullet or a number, by their depth."""
    levels: dict[int, list[Entry]] = {}
    for entry in section.entries:
        if entry.bullet:
            levels.setdefault(entry.depth, []).append(entry)
    return list(levels.values())


def _numbered(entries: list[Entry]) -> Iterator[OddBullet]:
    """Entries with a number where nearly all others of the depth have a bullet, and the reverse."""
    numbered = [entry for entry in entries if _NUMBER.fullmatch(entry.bullet)]
    others = [entry for entry in entries if entry.bullet in BULLETS]
    few, many = sorted((numbered, others), key=len)
    if len(many) < _FEWEST or len(few) > max(1, len(many) // _STRAYS):
        return
    bullet = Counter(entry.bullet for entry in many).most_common(1)[0][0]
    for entry in few:
        yield OddBullet(entry, bullet if few is numbered else "", len(many))


def _other_bullets(entries: list[Entry], common: str) -> Iterator[OddBullet]:
    """Entries with another bullet than most of the depth have."""
    entries = [entry for entry in entries if entry.bullet in BULLETS]
    bullets = Counter(entry.bullet for entry in entries)
    right = _right(bullets, common)
    for entry in entries:
        if right and entry.bullet != right:
            yield OddBullet(entry, right, bullets[right])


def _right(bullets: Counter[str], common: str) -> str:
    """The bullet of most entries, or, where two are as many, that of the whole list."""
    (first, count), *others = bullets.most_common(2) or [("", 0)]
    if not others or count > others[0][1]:
        return first
    return common if common in bullets else ""
