"""How messages quote what is in a list or a file, and count it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dd_lint.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Callable


_WORD = re.compile(r"\S+")
_LEAD = 12
"""Characters shown before the place where two long words begin to differ."""


def quoted(text: str, longest: int = 60) -> str:
    """A title or a name in double quotes, on one line, cut where it is longer than `longest` characters."""
    return f'"{shortened(text, longest)}"'


def quoted_address(address: str, longest: int = 60) -> str:
    """A piece of an address in quotes, with all its spaces, cut where it is longer than `longest` characters.

    What cannot be printed is shown by its number, and the quotes are single ones around a double one.
    """
    cut = address if len(address) <= longest else address[: longest - 1] + "…"
    shown = "".join(mark if mark.isprintable() else f"U+{ord(mark):04X}" for mark in cut)
    return f"'{shown}'" if '"' in shown else f'"{shown}"'


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


def differing_words(text: str, other: str, folded: Callable[[str], str] = str) -> tuple[Span, str, str]:
    """The stretch of words in which a text differs from another, and what either has there.

    Words that `folded` makes alike are no difference. Where the text lacks words, the stretch is empty.
    """
    words, wanted = list(_WORD.finditer(text)), other.split()
    own, others = [folded(word[0]) for word in words], [folded(word) for word in wanted]
    least = min(len(own), len(others))
    start = next((n for n in range(least) if own[n] != others[n]), least)
    end = next((n for n in range(least - start) if own[-1 - n] != others[-1 - n]), least - start)
    differing = words[start : len(words) - end]
    if not differing:
        place = words[start].start() if start < len(words) else len(text)
        return Span(place, place), "", " ".join(wanted[start : len(wanted) - end])
    span = Span(differing[0].start(), differing[-1].end())
    return span, text[span.start : span.end], " ".join(wanted[start : len(wanted) - end])


def quoted_apart(text: str, other: str) -> tuple[str, str]:
    """Two texts in double quotes: whole, or, where one is long, the words in which they differ.

    Empty for a text that merely lacks words of the other.
    """
    if shortened(text) == " ".join(text.split()) and shortened(other) == " ".join(other.split()):
        return quoted(text), quoted(other)
    _, here, there = differing_words(text, other)
    if quoted(here) == quoted(there):
        same = next((n for n, pair in enumerate(zip(here, there, strict=False)) if pair[0] != pair[1]), 0)
        here, there = (f"…{words[max(same - _LEAD, 0) :]}" for words in (here, there))
    return quoted(here) if here else "", quoted(there) if there else ""


def counted(count: int, one: str, many: str = "") -> str:
    """A number with what it counts: "1 entry", "2,000 entries"; `many` is `one` with an s if it is empty."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
