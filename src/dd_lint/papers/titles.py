"""Titles of papers in words: which of them carry meaning, and whether two titles tell papers apart."""

from __future__ import annotations

import re

from dd_lint.text.folding import fold_title

_FUNCTION_WORDS = frozenset(
    "a an and are as at based by for in is its of on our the through toward towards using via with".split()
)
_GENERIC = frozenset(
    """abstract appendix arxiv article benchmark bibtex blog challenge code codes competition data
    dataset datasets demo doc docs documentation download github here home homepage introduction link
    news official overview page paper papers pdf post poster project repo repository review slides
    supplementary survey talk tutorial video web webpage website workshop""".split()
)
_SEQUEL = frozenset(
    """appendix continued extended extension follow further journal more part plus revisited second
    supplementary up v ver version""".split()
)
_COUNT = re.compile(r"\d+|^(?:i{1,3}|iv|vi{0,3}|ix|x)$")
LONGEST_TITLE = 500
"""Characters of a title, or words of it, that are compared."""


def title_words(title: str) -> tuple[str, ...]:
    """The folded words of a title; the `+` that makes a sequel's name is the word "plus"."""
    return tuple(fold_title(title.replace("+", " plus ") if "+" in title else title).split())


def content_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that carry meaning, without the s of a plural."""
    return tuple(
        word[:-1] if len(word) > 3 and word[-1] == "s" and word[-2] != "s" else word
        for word in words
        if word not in _FUNCTION_WORDS
    )


def is_generic(words: tuple[str, ...]) -> bool:
    """Whether a title could be any paper's: "Paper", "Project Page", nothing at all."""
    return all(word in _GENERIC or word in _FUNCTION_WORDS or word.isdigit() for word in words)


def is_sequel(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two titles differ in a count alone: a number, "II", "+", "v2", "Revisited"."""
    first = sorted(_without_count(word) for word in _surplus(one, other))
    second = sorted(_without_count(word) for word in _surplus(other, one))
    return [word for word in first if word] == [word for word in second if word] and one != other


def _surplus(one: tuple[str, ...], other: tuple[str, ...]) -> list[str]:
    left = list(other)
    surplus = []
    for word in one[:LONGEST_TITLE]:
        if word in left:
            left.remove(word)
        else:
            surplus.append(word)
    return surplus


def _without_count(word: str) -> str:
    rest = _COUNT.sub("", word)
    return "" if rest in _SEQUEL else rest
