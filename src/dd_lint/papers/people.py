"""Names of people: their words in a form that can be compared, and whether two are one person's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from dd_lint.text.folding import fold, without_markup

__all__ = ["are_two", "fold_name", "is_group", "same_person"]

# Many rules ask for the words of the same name.
_REMEMBERED = 8192
# "JB Tenenbaum" has two initials; "Guang LI" and "XU DONGKUAN" have none.
_INITIALS = re.compile(r"\b[A-Z]{2,3}\b(?=.*[a-z])", re.ASCII)
# Words inside a name that one spelling has and another leaves out.
_PARTICLES = frozenset(
    "af al av bin da das de del della den der di do dos du e el ibn la le van von y zu zur".split()
)
_LONGEST_NAME = 200
_GROUP = re.compile(
    r"\b(?:AI|(?i:academy|alliance|association|authors|cent(?:er|re)|college|committee|community|company|consortium"
    r"|corporation|department|developers|foundation|group|inc|initiative|institut(?:e|ion)|labs?|laborator(?:y|ies)"
    r"|ltd|network|organi[sz]ation|project|research|school|society|team|universit\w{0,4}))\b"
)
_CAPITAL_INSIDE = re.compile(r"[a-z][A-Z]|\d|^[A-Z]{2,}$|[A-Z]{3}")


@lru_cache(maxsize=_REMEMBERED)
def fold_name(name: str) -> tuple[str, ...]:
    """The folded words of a person's name, hyphens split: ("jang", "hyun", "kim")."""
    return tuple(fold(without_markup(name)).split())


def same_person(a: str, b: str) -> bool:
    """Whether two names, given names first or as `Family, Given`, can be one author's.

    Given names may be left out or be initials, accents, case, hyphens and particles differ, and
    one part of a double family name be missing. Reversed or misspelt names are not the same.
    """
    first, second = _given_first(a), _given_first(b)
    if first == second and first.replace(" ", "").isalpha():
        return True
    one, other = fold_name(first), fold_name(second)
    if not one or not other:
        return False
    if "".join(one) == "".join(other):
        return True
    pairs = ((first, one, other), (second, other, one))
    alone = [(words, long) for name, words, long in pairs if len(name.split()) == 1]
    if alone:  # a family name; "Jang-Hyun" is not "Jang-Hyun Kim"
        return any(long[-len(words) :] == words or long[-1] == "".join(words) for words, long in alone)
    if len(a) > _LONGEST_NAME or len(b) > _LONGEST_NAME:
        return False
    return _alike(first, second) or _alike(_respelt(first), _respelt(second))


def are_two(name: str, known: Iterable[str]) -> bool:
    """Whether `Mridul Gupta, Sahil Manchanda` is two people: both parts are among the `known` names."""
    parts = name.split(",")
    if len(parts) != 2 or any(len(part.split()) < 2 for part in parts):
        return False
    return {fold_name(part) for part in parts} <= {fold_name(one) for one in known}


def is_group(name: str) -> bool:
    """Whether a name is that of a team, a company or an institution ("DeepSeek", "Qwen Team")."""
    return bool(_GROUP.search(name)) or (" " not in name and bool(_CAPITAL_INSIDE.search(name)))


def _given_first(name: str) -> str:
    """`Family, Given` turned round; `Family, Jr, Given` too."""
    family, _, rest = name.partition(",")
    given = rest.strip(" ,").rpartition(",")[2]
    return f"{given} {family}" if given else name


def _respelt(name: str) -> str:
    """The other usual way to write umlauts without their dots."""
    for letter, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa")):
        name = name.casefold().replace(letter, letters)
    return name


def _alike(a: str, b: str) -> bool:
    one, other = (fold_name(_INITIALS.sub(lambda found: " ".join(found[0]), name)) for name in (a, b))
    one, other = _joined(one, frozenset(other)), _joined(other, frozenset(one))
    if _abbreviates(one, other) or _abbreviates(other, one):
        return True
    one, other = _without_particles(one), _without_particles(other)
    return _abbreviates(one, other) or _abbreviates(other, one)


def _joined(words: tuple[str, ...], wanted: frozenset[str]) -> tuple[str, ...]:
    """Words, neighbours put together where the other name has them in one ("Jang Hyun")."""
    result: list[str] = []
    for word in words:
        if result and result[-1] + word in wanted:
            result[-1] += word
        else:
            result.append(word)
    return tuple(result)


def _without_particles(words: tuple[str, ...]) -> tuple[str, ...]:
    inner = (word for word in words[1:-1] if word not in _PARTICLES)
    return (words[0], *inner, words[-1]) if len(words) > 2 else words


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the words of `short` occur in `long` in order, all but the last perhaps as initials."""
    if len(short) == 1:
        return short == long[-1:]
    # "Zhanyu Liu" is not "Lucy Z. Liu", though perhaps "Y. Z. Liu".
    initials = len(long[0]) == 1 or long[0] == short[0]
    rest = iter(long)
    given = all(any(_alike_given(word, other, initials) for other in rest) for word in short[:-1])
    return given and short[-1] in rest


def _alike_given(word: str, other: str, initials: bool) -> bool:
    abbreviated = len(word) == 1 or (initials and len(other) == 1)
    return word == other or (abbreviated and word[0] == other[0])
