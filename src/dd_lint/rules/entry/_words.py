"""Words of messages that several rules of this family share."""

from __future__ import annotations

_LONGEST = 60


def short(text: str) -> str:
    """A title or label for a message: on one line, cut where it is long."""
    text = " ".join(text[: 4 * _LONGEST].split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
