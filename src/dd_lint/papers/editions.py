"""The years that conferences are held in, where they are not held every year."""

from __future__ import annotations

from typing import NamedTuple


class Rhythm(NamedTuple):
    """A conference that has been held every second year, from `first` to `last`."""

    first: int
    last: int

    @property
    def parity(self) -> str:
        """Whether the years are even or odd."""
        return "odd" if self.first % 2 else "even"

    def forbids(self, year: int) -> bool:
        """Whether the conference was certainly not held in a year."""
        return self.first <= year <= self.last and (year - self.first) % 2 == 1


# Only what is certain: the rhythm of others changed, or is not known from outside.
RHYTHMS = {
    "ACCV": Rhythm(2010, 2024),
    "ECCV": Rhythm(1990, 2030),
    "ICCV": Rhythm(1999, 2029),
    "IPMI": Rhythm(1991, 2025),
    "LREC": Rhythm(1998, 2026),
}
