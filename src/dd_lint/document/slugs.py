"""The fragments under which GitHub shows headings."""

from __future__ import annotations

import unicodedata
from collections import Counter


class Slugs:
    """The slugs of one page: a title that comes again gets a number."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def take(self, title: str) -> str:
        """The slug of the next heading."""
        slug = github_slug(title)
        count = self._seen[slug]
        self._seen[slug] += 1
        return f"{slug}-{count}" if count else slug


def github_slug(title: str) -> str:
    """The fragment that GitHub makes of a heading's text.

    Letters, marks, digits, spaces, `-` and `_` stay, the rest goes, spaces become hyphens
    (https://github.com/gjtorikian/html-pipeline, its table of contents filter).
    """
    kept = (
        char for char in title.lower()
        if char.isalnum() or char in " -_" or (not char.isascii() and unicodedata.category(char)[0] in "MN")
    )  # fmt: skip
    return "".join(kept).replace(" ", "-")
