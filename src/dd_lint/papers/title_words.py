"""The words that titles of papers have often, and names of people hardly ever.

They are those of at least 12 of 164,038 titles of computer science, which at most a twentieth as many authors
of these have in their names, with words of the titles of other fields beside them.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def title_words() -> frozenset[str]:
    """The words, in small letters."""
    return frozenset(files("dd_lint.papers").joinpath("title_words.txt").read_text(encoding="utf-8").split())
