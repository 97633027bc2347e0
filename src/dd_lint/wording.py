"""How messages quote what stands in a list or a file, count it, and guess what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def quoted(text: str, longest: int = 60) -> str:
    """A title or a name in double quotes, on one line, cut where it is longer than `longest` characters."""
    return f'"{shortened(text, longest)}"'


def shortened(text: str, longest: int = 60) -> str:
    """A title or a name on one line, cut where it is longer than `longest` characters."""
    text = " ".join(text[: 4 * longest].split())
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def printable(text: str, longest: int = 80) -> str:
    """A text as it is written but without control characters, cut where it is longer than `longest`."""
    cut = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in cut
    )


def counted(count: int, one: str, many: str = "") -> str:
    """A number with what it counts: "1 entry", "2,000 entries"; `many` is `one` with an s if it is empty."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of the known words that a misspelt one probably means; None if none is near."""
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in known}
    found = get_close_matches(word[:100].casefold(), folded, n=1)
    return folded[found[0]] if found else None
