"""What a reader sees of a list, and in what two lists differ to the eye."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import mistune


class Page(HTMLParser):
    """What a list looks like: its tags, its addresses, and the words between the tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.words = [""]
        self.feed(str(mistune.html(text)))
        self.close()
        self.words = [" ".join(words.split()) for words in self.words]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        others = [(name, value) for name, value in attrs if name not in ("href", "src")]
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]
        self._tag(f"{tag} {others}")

    def handle_endtag(self, tag: str) -> None:
        self._tag(f"/{tag}")

    def _tag(self, text: str) -> None:
        self.tags.append(text)
        self.words.append("")

    def handle_data(self, data: str) -> None:
        self.words[-1] += data

    def compare(self, other: Page) -> tuple[str, int]:
        """In what alone another page differs, and in how many places of one kind."""
        same_addresses = self.addresses == other.addresses
        if self.tags == other.tags:
            changed = [pair for pair in zip(self.words, other.words, strict=True) if pair[0] != pair[1]]
            moved = sum(map(str.__ne__, self.addresses, other.addresses))
            if all(_ADDRESS.sub("", one) == _ADDRESS.sub("", two) for one, two in changed):
                return ("addresses", moved + len(changed)) if moved or changed else ("nothing", 0)
            if same_addresses and all(_letters(one) == _letters(two) for one, two in changed):
                return "spaces", 0
            if same_addresses:
                return "words", len(changed)
        if same_addresses and _letters("".join(self.words)) == _letters("".join(other.words)):
            return "lines", 0
        if self.shuffled() == other.shuffled():
            return "order", 0
        return "everything", 0

    def shuffled(self) -> tuple[Counter[str], Counter[str]]:
        return Counter(self.addresses), Counter(filter(None, self.words))


_ADDRESS = re.compile(r"https?://\S+")
"""An address that is a text on the page, as it is where it is written without brackets."""


def _letters(words: str) -> list[str]:
    """What is seen of words, but the spaces."""
    return [character for character in words if character.isprintable() and not character.isspace()]
