"""Fields of a citation that hold what belongs in another one."""

from __future__ import annotations

import re

from dd_lint.bibtex import BibEntry

_ADDRESS = re.compile(r"\s*(?:https?:?//|www\.|doi\.org/)\S*\s*", re.IGNORECASE)
_AND = re.compile(r"(?<=\s)and(?=\s)")
_LONGEST_FIELD = 20_000


def instead_of_title(entry: BibEntry) -> str:
    """What is in the place of the title, in words ("a URL", "names"); empty where nothing is odd."""
    title = entry.field("title")
    if title is None or len(title.value) > _LONGEST_FIELD:
        return ""
    text = title.value.strip("{} \t\n")
    if _ADDRESS.fullmatch(text):
        return "a URL"
    return "names" if _reads_as_names(text) else ""


def looks_swapped(entry: BibEntry) -> bool:
    """Whether the title is in the author field and the authors are in the title field."""
    author = entry.field("author")
    return instead_of_title(entry) == "names" and author is not None and _reads_as_title(author.value)


def _reads_as_title(text: str) -> bool:
    """Whether a text is not a list of people: one run of words, or one that ends as no name does."""
    if "," in text:
        return not _reads_as_names(text)
    pieces = [piece.split() for piece in _AND.split(text.strip())]
    return len(pieces) == 1 or any(len(words) > 4 or (words and words[-1].islower()) for words in pieces)


def _reads_as_names(text: str) -> bool:
    """Whether a text is a list of `Family, Given`; a title seldom joins two such pairs with `and`."""
    pieces = _AND.split(text.strip())
    return len(pieces) > 1 and all(_reads_as_name(piece) for piece in pieces if piece.strip() != "others")


def _reads_as_name(piece: str) -> bool:
    family, comma, given = piece.partition(",")
    capital = all(word[:1].isupper() or word[:1] in "{\\" for word in given.split())
    return (
        bool(comma and given.strip())
        and capital
        and len(piece.split()) <= 6
        and "," not in given
        and ":" not in piece
        and bool(family)
    )
