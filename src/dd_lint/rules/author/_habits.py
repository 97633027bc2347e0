"""How messages and thresholds of this family are made."""

from __future__ import annotations

_SHARE = 0.9
_FEW = 10
_LONGEST = 60


def is_habit(count: int, total: int) -> bool:
    """Whether `count` of `total` make a habit: nine in ten, or all but one of a few."""
    return count >= 3 and (count >= _SHARE * total or (total < _FEW and total - count <= 1))


def shortened(text: str) -> str:
    """A title or another text for a message: on one line, cut where it is long."""
    text = " ".join(text[: 4 * _LONGEST].split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
