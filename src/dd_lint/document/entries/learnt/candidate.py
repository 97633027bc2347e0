"""A title that a unit may have, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Layout(NamedTuple):
    """Where a title stands: in which kind of unit, how it is marked, in which column, and between what."""

    unit: str
    mark: str
    cell: int
    before: str
    after: str


@dataclass(slots=True, eq=False)
class Candidate:
    """Tokens `first` to `last` of a unit as its title.

    `cut` says how they relate to a marked run: "whole", "head" (without the brackets at its end), "part",
    "more" (plain words follow it), or "" for plain words. `terms` are what speaks for and against it, `score`
    their sum.
    """

    first: int
    last: int
    cut: str
    text: str
    layout: Layout
    terms: list[tuple[str, float]] = field(default_factory=list)
    score: float = 0.0

    @property
    def own(self) -> float:
        """What the words and their surroundings alone are worth."""
        return sum(worth for _, worth in self.terms)

    @property
    def words(self) -> int:
        """How many words it has; scripts without spaces count two characters for one."""
        wide = sum("\u3040" <= mark <= "\u9fff" for mark in self.text)
        return len(self.text.split()) + wide // 2
