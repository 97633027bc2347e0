"""How messages quote what stands in a list."""

from __future__ import annotations


def quoted(text: str, longest: int = 60) -> str:
    """A title or a name in double quotes, on one line, cut where it is longer than `longest` characters."""
    text = " ".join(text[: 4 * longest].split())
    return f'"{text}"' if len(text) <= longest else f'"{text[: longest - 1].rstrip()}…"'
