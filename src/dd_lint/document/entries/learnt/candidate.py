"""A title that a unit may have, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

_WIDE = re.compile("[\u3040-\u9fff]")


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
    "more" (plain words follow it), or "" for plain words. `text` is what a reader sees, and `words` their
    number, once they were looked at. `terms` are what speaks for and against it, `own` their sum, what the
    words and their surroundings alone are worth, and `score` what they are worth beside their siblings.
    """

    first: int
    last: int
    cut: str
    layout: Layout
    text: str = ""
    words: int = 0
    terms: list[tuple[str, float]] = field(default_factory=list)
    own: float = 0.0
    score: float = 0.0

    def weigh(self, terms: Iterable[tuple[str, float]]) -> None:
        """Take what speaks for the candidate or against it."""
        for term in terms:
            self.terms.append(term)
            self.own += term[1]


def count_words(text: str) -> int:
    """How many words a text has; scripts without spaces count two characters for one."""
    wide = 0 if text.isascii() else len(_WIDE.findall(text))
    return text.count(" ") + 1 + wide // 2
