"""Pairs of titles that may be one paper's, found without comparing all with all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from sys import intern
from typing import NamedTuple

from dd_lint.document.entry import Entry
from dd_lint.papers.titles import content_words, title_words

_SHARING = 4
"""Titles with one signature that a further one is compared with at most."""
_LONGEST = 40
"""Words of a title that is looked at for slips at most."""
_LONGEST_NAME = 3
"""Words of a short name before a colon at most."""
_MEANINGFUL = 4
_REPEATED_SLIP = 5000
"""Titles among which one slip may be made twice."""
_COLON = re.compile(r":|\s[-–—]\s|—")

Words = tuple[str, ...]


class Candidate(NamedTuple):
    """Two titles, by their places in the list of titles, the smaller one first.

    `kind` says in what they may differ: "spaces", "words" that carry no meaning, the short "name"
    before a colon, the "subtitle" after it, or a "slip" in the word at `place`.
    """

    first: int
    second: int
    kind: str
    place: int = -1


class TitleIndex:
    """The titles of a list, each once, in words; `entries` are those under each."""

    def __init__(self, groups: Sequence[tuple[str, tuple[Entry, ...]]]) -> None:
        self.entries = [entries for _, entries in groups]
        self.words: list[Words] = [
            tuple(map(intern, title_words(entries[0].title) if "+" in entries[0].title else folded.split()))
            for folded, entries in groups
        ]
        self.frequency = Counter(word for words in self.words for word in set(words))
        self.meanings = {word: meaning for word in self.frequency for meaning in content_words((word,))}

    def candidates(self) -> Iterator[Candidate]:
        """Every pair that is worth a look; a pair may come more than once."""
        yield from self._same_signature("spaces", ("".join(words) for words in self.words))
        meanings = map(self._meaning, self.words)
        yield from self._same_signature(
            "words", (words if len(words) >= _MEANINGFUL else () for words in meanings)
        )
        yield from self._parts()
        yield from self._slips()

    def _meaning(self, words: Words) -> Words:
        """The content words."""
        meanings = self.meanings
        return tuple([meanings[word] for word in words if word in meanings])

    @staticmethod
    def _same_signature(kind: str, signatures: Iterable[Hashable]) -> Iterator[Candidate]:
        # Hashes instead of the signatures, and lists for the few that recur: a long list has many titles.
        # Two signatures with one hash only cost a look at two titles that differ.
        found: dict[int, int] = {}
        recurring: dict[int, list[int]] = {}
        for index, signature in enumerate(signatures):
            if signature not in ("", ()):
                key = hash(signature)
                first = found.setdefault(key, index)
                if first != index:
                    same = recurring.setdefault(key, [first])
                    yield from (Candidate(other, index, kind) for other in same)
                    if len(same) < _SHARING:
                        same.append(index)

    def _parts(self) -> Iterator[Candidate]:
        """Titles that are equal but for what comes before the colon, or after it."""
        whole = {"".join(words): index for index, words in enumerate(self.words)}
        bodies: dict[str, list[int]] = {}
        for index, words in enumerate(self.words):
            length = self._name_length(index)
            if not 0 < length < len(words):
                continue
            if length <= _LONGEST_NAME and self._is_meaningful(words[length:]):
                body = "".join(words[length:])
                same = bodies.setdefault(body, [])
                others = same if body not in whole else [*same, whole[body]]
                yield from (_ordered(index, other, "name") for other in others)
                if len(same) < _SHARING:
                    same.append(index)
            name = "".join(words[:length])
            if name in whole and self._is_meaningful(words[:length]):
                yield _ordered(index, whole[name], "subtitle")

    def _is_meaningful(self, words: Words) -> bool:
        return len(words) >= _MEANINGFUL and len(self._meaning(words)) >= _MEANINGFUL

    def _name_length(self, index: int) -> int:
        """How many words of a title come before its first colon or dash."""
        title = self.entries[index][0].title
        colon = _COLON.search(title)
        if colon is None:
            return 0
        name = title[: colon.start()]
        return 1 if name.isascii() and name.isalnum() else len(title_words(name))

    def _slips(self) -> Iterator[Candidate]:
        """Titles of which one word differs, and that word is hardly seen elsewhere in the list."""
        rare = 1 + len(self.words) // _REPEATED_SLIP
        wanted: dict[int, list[int]] = {}
        for index, words in enumerate(self.words):
            if _MEANINGFUL <= len(words) <= _LONGEST:
                for place, word in enumerate(words):
                    if self.frequency[word] <= rare and len(word) > _MEANINGFUL:
                        indices = wanted.setdefault(hash((place, words[:place], words[place + 1 :])), [])
                        if len(indices) < _SHARING:
                            indices.append(index)
        for index, words in enumerate(self.words):
            if _MEANINGFUL <= len(words) <= _LONGEST:
                for place in range(len(words)):
                    for other in wanted.get(hash((place, words[:place], words[place + 1 :])), ()):
                        if other != index and len(self.words[other]) == len(words):
                            yield _ordered(index, other, "slip", place)


def _ordered(one: int, other: int, kind: str, place: int = -1) -> Candidate:
    return Candidate(min(one, other), max(one, other), kind, place)
