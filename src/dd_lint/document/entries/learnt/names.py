"""Which words are people: by their form, and by the words that the list uses otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dd_lint.document.entries.learnt.tokens import Token
from dd_lint.papers.title_words import title_words

_MARKS = re.compile(r"[*†‡§¶∗#^✉♦⋆\\]+|(?<=[^\W\d_])\d+(?:,\d+)*$|^\d+(?=[^\W\d_])")
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[-‐]?){1,3}\.?|[A-Z][a-z]?\.(?:-?[A-Z][a-z]?\.)*")
_NAME = re.compile(r"(?:[dDlO]['’])?[^\W\d_a-z][^\W\d_]*(?:['’`‐-][^\W\d_]+)*\.?")
_CJK = re.compile(
    r"[\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7af]{2,4}|[\u4e00-\u9fff·]{3,12}|[\u30a0-\u30ff・]{4,16}"
)
ET_AL = re.compile(
    r",?\s*\b(?:et\.?\s*al|etal)\b\.?|\s*\b(?:and|&)\s+(?:others|colleagues)\b\.?|\s*等(?:人)?|\s*ほか|ら(?=[．.]|$)|\s*他$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?:[,;，；、]|\b(?:and|und|et|y|e)\b(?!\s*al)|&)\s*")
_LEAD = re.compile(r"^(?:and|&|by|von|with|authors?:)\s+", re.IGNORECASE)
_ASIDE = re.compile(r"\([^)]*\)")
_PARTICLES = frozenset(
    "de da di la le van von der den del el bin al ten ter dos du y and af av zu dr prof st".split()
)
_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "PhD"))


_TWO = re.compile(r"([A-Z]\S+) (?:and|&|und|y|et) ([A-Z]\S+)")
_TWO_NAMES = 0.5
"""How much two family names are people, at the least."""
_MOST_WORDS = 7
"""Words of one token at most that are a few names."""


class Names:
    """Tells people from other words; `words` are those that the list writes with a small letter."""

    def __init__(self, words: Iterable[str]) -> None:
        self._lower = frozenset(words)
        self._of_titles = title_words()
        self.person = lru_cache(maxsize=65_536)(self._person)
        self.group = lru_cache(maxsize=65_536)(self._group)

    def _person(self, name: str) -> float:
        """How much words look like one person's name, from 0 to 1."""
        words = _MARKS.sub("", name).strip(" .,").split()
        if not 0 < len(words) <= 6:
            return 0.0
        if len(words) == 1 and _CJK.fullmatch(words[0]):
            return 0.7 if len(words[0]) <= 3 else 0.5
        score = 0.0
        for word in words:
            worth = self._word(word)
            if worth is None:
                return 0.0
            score += worth
        return (
            score
            / len(words)
            * (0.5 if len(words) == 1 else 1 if len(words) < 4 else 0.85 if len(words) == 4 else 0.7)
        )

    def _word(self, word: str) -> float | None:
        """How much a word looks like a part of a name; None if no name can have it."""
        if _INITIALS.fullmatch(word):
            return 1.0
        if word.lower().strip(".") in _PARTICLES or word in _SUFFIXES:
            return 0.8
        if not _NAME.fullmatch(word):
            return None
        folded = word.lower().strip(".")
        if folded in self._of_titles:
            return -0.2
        if folded in self._lower and len(word) > 3:
            return 0.2
        return 0.55 if word.isupper() and len(word) > 3 else 1.0

    def _group(self, words: str) -> float:
        """How much words look like a list of people, from 0 to 1."""
        if words.count(" ") > _MOST_WORDS and _JOINT.search(words) is None:
            return 0.0
        bare = _LEAD.sub("", _ASIDE.sub("", words))
        if ":" in bare or "?" in bare:
            return 0.0
        others = ET_AL.search(bare) is not None
        parts = [part for part in _JOINT.split(ET_AL.sub("", bare).strip(" .,")) if part.strip()]
        if not parts:
            return 0.0
        score = sum(map(self.person, parts)) / len(parts)
        if others:
            return min(1.0, score + 0.35) if len(parts) < 4 or score > 0.5 else score
        if len(parts) == 1:
            return score * 0.75
        initialled = any(_INITIALS.fullmatch(word) for part in parts for word in part.split())
        if (
            not initialled
            and all(len(part.split()) == 1 for part in parts)
            and not _CJK.fullmatch(parts[0].strip())
        ):
            return score * 0.8
        return min(1.0, score + 0.05 * min(4, len(parts)))

    def is_people(self, token: Token) -> float:
        """How much a token is a person, or a few who are not parted by commas."""
        words = _LEAD.sub("", token.text)
        if ET_AL.search(words):
            if len(words.split()) > _MOST_WORDS:
                return 0.0
            return 1.0 if self.group(words) > 0.6 else 0.5
        if re.search(r"\s(?:and|&|und|et|y)\s", words):
            return max(self.group(words), _TWO_NAMES if self._are_two(words) else 0.0)
        if _INITIALS.fullmatch(_MARKS.sub("", words)):
            return 0.6
        return self.person(words)

    def _are_two(self, words: str) -> bool:
        """Whether words are two family names: "Karplus and McCammon"."""
        names = _TWO.fullmatch(words)
        return names is not None and min(self.person(names[1]), self.person(names[2])) >= _TWO_NAMES


_PROSE = re.compile(r"\b(?:we|our|this|is an?|are|please|you|your|can be|it|also)\b", re.IGNORECASE)


def reads_as_prose(words: str) -> bool:
    """Whether words have one that stands in sentences, and in no name of a venue."""
    return _PROSE.search(words) is not None


def lower_words(texts: Sequence[str]) -> frozenset[str]:
    """The words of three letters or more that are written with a small letter."""
    return frozenset(word for text in texts for word in re.findall(r"(?<![\w'’])[a-z][a-z]{2,}(?!\w)", text))
