"""The fragments under which GitHub shows headings."""

from __future__ import annotations

import re
import unicodedata

_CATEGORIES = frozenset(("Nd", "Nl", "Pc"))
_CIRCLED = re.compile("[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]")
"""Symbols that Unicode counts among the alphabetic ones."""
_JOINERS = "\u200c\u200d"


class Slugs:
    """The slugs of one page: one that is taken gets the next number that is free."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def take(self, title: str) -> str:
        """The slug of the next heading (https://github.com/Flet/github-slugger)."""
        plain = slug = github_slug(title)
        while slug in self._seen:
            self._seen[plain] += 1
            slug = f"{plain}-{self._seen[plain]}"
        self._seen[slug] = 0
        return slug


def github_slug(title: str) -> str:
    """The fragment that GitHub makes of a heading's text.

    Letters, marks, digits, what connects words (`_`), joiners within an emoji, spaces and `-` stay, the rest
    goes, spaces become hyphens (https://github.com/gjtorikian/html-pipeline, its table of contents filter).
    """
    return "".join(char for char in title.lower() if _is_kept(char)).replace(" ", "-")


def _is_kept(char: str) -> bool:
    if char.isascii():
        return char.isalnum() or char in " -_"
    category = unicodedata.category(char)
    kept = category[0] in "LM" or category in _CATEGORIES or char in _JOINERS
    return kept or _CIRCLED.match(char) is not None
