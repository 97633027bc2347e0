"""The one fuzzy search: how alike two texts are, and which of the known ones a misspelt one means.

How alike is told in per cent: the letters that two texts share in the same order, out of all that both have.
What is alike enough depends on what a wrong guess would cost, and has a name here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from heapq import nlargest

RELATED = 60.0
"""Enough for a guess that a person judges, or where the place says nearly all: a line beside its section."""
REWORDED = 75.0
"""One title, perhaps, with words put in another way."""
MISSPELT = 83.0
"""A misspelling, of a name that is known to be wrong."""
NEAR = 85.0
"""A misspelling, of a name that may be right."""
SAME = 90.0
"""The same, but for a slip of the pen."""
_FEW = 300
"""Words with which one is compared without a library for that."""
_LONGEST_WORD = 500
"""Characters of a misspelt word that are looked at."""


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 100; their case counts.

    The same as `rapidfuzz.fuzz.ratio`, which takes as long to load as a list to read.
    """
    both = len(one) + len(other)
    return (1 - (both - 2 * _in_common(one, other)) / both) * 100 if both else 100.0


def _in_common(one: str, other: str) -> int:
    """The length of the longest common subsequence, by the bit vectors of H. Hyyrö (AWOCA 2004)."""
    places: dict[str, int] = {}
    for index, letter in enumerate(one):
        places[letter] = places.get(letter, 0) | 1 << index
    row = full = (1 << len(one)) - 1
    for letter in other:
        matches = row & places.get(letter, 0)
        row = ((row + matches) | (row - matches)) & full
    return len(one) - row.bit_count()


def nearest(word: str, known: Iterable[str], alike: float = RELATED) -> str | None:
    """The one of the known words that a misspelt one probably means; None if none is `alike` enough.

    Case is no difference. Of several that are equally near, it is the last one in the alphabet.
    """
    return next(iter(several_nearest(word, known, alike, most=1)), None)


def several_nearest(word: str, known: Iterable[str], alike: float, *, most: int) -> list[str]:
    """The known words that a misspelt one is `alike` enough to, the nearest first, at most some."""
    word = word[:_LONGEST_WORD]
    letters = Counter(word.casefold())
    names = [name for name in known if _could_be(letters, name.casefold(), alike)] if word else []
    if not names or alike > 100:
        return []
    if len(names) <= _FEW:
        folded = word.casefold()
        scored = ((likeness(folded, name.casefold()), name) for name in names)
        return [name for score, name in nlargest(most, scored) if score >= alike]
    from rapidfuzz import fuzz, process

    found = process.extract_iter(word, names, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=alike)
    return [str(name) for _, name in nlargest(most, ((score, name) for name, score, _ in found))]


def _could_be(letters: Counter[str], name: str, alike: float) -> bool:
    """Whether a name has enough of the letters of a word, in whatever order, to be alike.

    Most words are like none, and then their order need not be looked at.
    """
    both = letters.total() + len(name)
    if 200 * min(letters.total(), len(name)) < alike * both:
        return False
    return 200 * sum((Counter(name) & letters).values()) >= alike * both


def slips(one: str, other: str, most: int) -> int | None:
    """How many slips of the pen separate two words; None for more than `most`.

    A slip is a letter too many, missing or wrong, or two neighbours that changed places (the restricted
    Damerau-Levenshtein distance). Meant for a few short words and a `most` of 3 or less: importing a
    library for that takes longer than parsing a list.
    """
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if not one or not other:
        surplus = len(one) + len(other)
        return surplus if surplus <= most else None
    if most <= 0 or abs(len(one) - len(other)) > most:
        return None
    rests = [(one[1:], other), (one, other[1:]), (one[1:], other[1:])]
    if one[:2] == other[1::-1] and len(other) > 1:
        rests.append((one[2:], other[2:]))
    found = [count for rest in rests if (count := slips(*rest, most - 1)) is not None]
    return 1 + min(found) if found else None
