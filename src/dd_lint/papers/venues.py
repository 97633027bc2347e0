"""Which venue a text names, by any of the names that it goes by."""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dd_lint.papers.venue_table import JOURNALS, PUBLISHERS, VENUES
from dd_lint.text.folding import fold
from dd_lint.text.nearest import MISSPELT, several_nearest, slips

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Venues", "is_workshop", "reads_as_venue", "shipped_venues"]

# Publishers that lists write before an acronym ("IEEE TKDE").
_PUBLISHERS = r"(?:acm|ieee(?: cvf| acm)?|elsevier|mdpi|siam|springer|usenix)"
_ORDINAL = r"(?:19|20)\d\d|\d+(?:st|nd|rd|th)"
_LEADING = rf"(?:(?:in|proc|proceedings|of|the|findings of|annual|{_PUBLISHERS}|{_ORDINAL}) )"
_TRAILING = (
    r" (?:workshops?|findings|d and b|datasets and benchmarks?|main|industry|demo|research|track|oral"
    r"|spotlight|poster|best paper|conference|proceedings|vol(?:ume)? \d+|(?:19|20)\d\d|\d{1,3})"
)
# Names that have no capitals to be recognised by, yet are no words of the language.
_COINED = frozenset({"Bioimaging", "Interspeech"})
# Venues whose papers appear in the other one, so that either may be named.
_PUBLISHED_TOGETHER = (
    {"SIGGRAPH", "SIGGRAPH Asia", "TOG"},
    {"CGF", "EGSR", "PG"},
    {"ICRA", "RA-L"},
    {"IROS", "RA-L"},
)
# Letters by which most words are told from all names of venues.
_BEGINNING = 3
# No name of a venue is longer; cutting keeps every search cheap on any text.
_LONGEST_TEXT = 600
_NO_VENUE = (
    r"(?:(?:(?:jan|febr?|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"|january|february|march|april|august|september|october|november|december|\d{1,4}) ?)+"
    r"|(?:currently )?(?:under|in) (?:\w+ )?review.*|submitted.*|(?:in )?submission.*"
    r"|(?:to|will) appear|accepted|forthcoming|in press|unpublished|tba|tbd|n a"
)
_JOURNAL_WORDS = re.compile(r"\b(?:Journal|Transactions|Trans\.|Letters|Magazine|Surveys)\b")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled on first use, so that importing the module costs nothing."""
    return re.compile(pattern)


def _key(name: str) -> str:
    """A name as the table is searched for it: "ECML PKDD", "ECML-PKDD" and "ECMLPKDD" are one."""
    return fold(name.replace("&", " and ")).replace(" ", "")


def _words(text: str) -> str:
    return fold(text.replace("&amp;", "&").replace("&", " and "))


def _is_acronym(name: str) -> bool:
    """Whether a name is recognised inside other text by its capitals ("CVPR", "ACM MM")."""
    return name in _COINED or any(sum(map(str.isupper, word)) >= 2 for word in name.split())


class Venues:
    """The shipped table and a configuration's own venues, to look names up in.

    `extra` maps an acronym to further names, as `VENUES` does. A name that the table knows
    already then means the configuration's venue.
    """

    def __init__(self, extra: Mapping[str, Sequence[str]] | None = None) -> None:
        self._names: dict[str, Sequence[str]] = {**VENUES, **(extra or {})}
        self._folded = [
            (words, venue)
            for venue, names in (*VENUES.items(), *(extra or {}).items())
            for name in (venue, *names)
            if (words := _words(name))
        ]
        self._by_key = {words.replace(" ", ""): venue for words, venue in self._folded}
        self._beginnings = {key[:_BEGINNING] for key in self._by_key}
        self._mentions = lru_cache(maxsize=4096)(self._search)

    @cached_property
    def _phrases(self) -> dict[str, list[tuple[str, str]]]:
        """The first word of each full name, with the names' words and venues, the longest first."""
        found: dict[str, list[tuple[str, str]]] = {}
        for words, venue in self._folded:
            # Two words are too common inside other names: "Neural Networks", "Machine Learning".
            if words.count(" ") >= 2:
                found.setdefault(words.partition(" ")[0], []).append((words, venue))
        for phrases in found.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))
        return found

    def canonical(self, name: str) -> str | None:
        """The acronym of a venue by any of its names, whatever their case; None for an unknown one.

        Nothing else may be in `name`, but a publisher, a year, or words that say which part
        of the venue is meant ("NIPS'20", "IEEE TKDE", "ACL Findings", "CVPR Workshops").
        """
        name = name[:_LONGEST_TEXT]
        words = _words(name)
        if found := self._by_key.get(words.replace(" ", "")):
            return found
        for start in (words, _compiled(rf"^{_LEADING}+").sub("", words)):
            if found := self._shortened(start):
                return found
        before, colon, after = name.partition(":")
        if colon and "findings" in before.lower():
            return self.canonical(after)
        # "CVPRW" is a workshop at CVPR.
        return self._by_key.get(_key(name[:-1])) if _compiled(r"\w{3,}W").fullmatch(name) else None

    def _shortened(self, words: str) -> str | None:
        """The venue of a folded name, which a year or the part of the venue may follow."""
        beginning = words[: 2 * _BEGINNING].replace(" ", "")[:_BEGINNING]
        if self._beginnings.isdisjoint(beginning[:length] for length in range(1, _BEGINNING + 1)):
            return None
        ending = _compiled(rf"(?:{_TRAILING}|(?<=[a-z])(?:19|20)?\d\d)$")
        while words:
            if found := self._by_key.get(words.replace(" ", "")):
                return found
            shorter = ending.sub("", words)
            if shorter == words:
                break
            words = shorter
        return None

    def full_name(self, name: str) -> str:
        """A venue's name in words, as the table has it; the name itself where it has none."""
        known = self.canonical(name)
        aliases = self._names.get(known, ()) if known else ()
        long = [alias for alias in aliases if " " in alias]
        full = next((alias for alias in long if alias.count(" ") > 1), long[0] if long else name)
        # Another venue of a configuration may have taken the acronym.
        shipped = known is not None and aliases is VENUES.get(known)
        publisher = PUBLISHERS.get(known) if known is not None and shipped else None
        return f"{publisher} {full}" if publisher else full

    def is_journal(self, name: str) -> bool:
        """Whether a venue is known to be a journal."""
        known = self.canonical(name)
        if known is None:
            return False
        names = (known, *self._names[known])
        return known in JOURNALS or any(_JOURNAL_WORDS.search(name) for name in names)

    def nearest(self, name: str) -> str | None:
        """The venue that a misspelt name probably means; None if there is no clear one."""
        key = _key(name[:_LONGEST_TEXT])
        if len(key) < 4:
            return None
        near = {
            venue
            for place in range(len(key) - 1)
            if (venue := self._by_key.get(key[:place] + key[place + 1] + key[place] + key[place + 2 :]))
        }
        if key[-1] == key[-2] and (venue := self._by_key.get(key[:-1])):
            near.add(venue)
        if len(near) == 1:
            return near.pop()
        # Short acronyms are neighbours of each other by nature.
        if len(key) < 6:
            return None
        alike = several_nearest(key, self._by_key, MISSPELT, most=3)
        # One slip, and not of the letter that names begin with: "IScience" is no "Science".
        near = {self._by_key[one] for one in alike if one[0] == key[0] and slips(key, one, 1) is not None}
        return near.pop() if len(near) == 1 else None

    def names(self, text: str, venue: str) -> bool:
        """Whether a booktitle or journal names a venue, by its acronym or by any other name.

        A venue that the table does not know has to be there literally.
        """
        text = text[:_LONGEST_TEXT]
        if venue and f"({venue})" in text:
            return True
        canonical = self.canonical(venue)
        if canonical is None:
            return bool(words := _words(venue)) and f" {words} " in f" {_words(text)} "
        wanted = {canonical}.union(*(venues for venues in _PUBLISHED_TOGETHER if canonical in venues))
        return not wanted.isdisjoint(self._mentions(text))

    def find(self, text: str) -> str | None:
        """The venue that a booktitle or journal names; None if it is not certain.

        "NeurIPS" for "Advances in Neural Information Processing Systems 32"; "arXiv" for
        "arXiv preprint arXiv:2001.01234" and for "CoRR".
        """
        return next(iter(self._mentions(text[:_LONGEST_TEXT])), None)

    def _search(self, text: str) -> tuple[str, ...]:
        """All venues that a text names, the most certain first."""
        if _compiled(r"\W*(?i:arxiv|corr)\b").match(text):
            return ("arXiv",)
        bare = text.replace("{", "").replace("}", "")
        acronyms = self._acronyms(bare)
        if whole := self.canonical(bare):
            return tuple(dict.fromkeys((whole, *acronyms)))
        parenthesised = [self.canonical(inside) for inside in _compiled(r"\(([^(),]*)").findall(bare)]
        found = (*parenthesised, *self._full_names(bare), *acronyms)
        return tuple(dict.fromkeys(venue for venue in found if venue))

    def _acronyms(self, text: str) -> Iterator[str]:
        """Venues whose acronym is a word of a text, written with its capitals."""
        words = _compiled(r"[^\W_](?:[^\W_]|[-&](?=[^\W_]))*").findall(text)
        in_pair: set[str] = set()
        for pair in pairwise(words):
            # "SIGGRAPH Asia" does not name SIGGRAPH.
            if _is_acronym(name := " ".join(pair)) and (venue := self._by_key.get(_key(name))):
                in_pair.update(pair)
                yield venue
        for word in words:
            if word not in in_pair and _is_acronym(word) and (venue := self.canonical(word)):
                yield venue
                if len(joint := [self._by_key.get(_key(part)) for part in word.split("-")]) > 1:
                    yield from filter(None, joint)

    def _full_names(self, text: str) -> list[str]:
        """Venues whose full name is in a text and in no longer name there, the longest name first."""
        words = _words(text).split()
        padded = " ".join(words) + " "
        found: list[tuple[int, str]] = []
        position = end = 0
        for word in words:
            if position >= end:
                for phrase, venue in self._phrases.get(word, ()):
                    if padded.startswith(f"{phrase} ", position):
                        found.append((-len(phrase), venue))
                        end = position + len(phrase)
                        break
            position += len(word) + 1
        return [venue for _, venue in sorted(found, key=lambda item: item[0])]


@cache
def shipped_venues() -> Venues:
    """The table without anything of a configuration's."""
    return Venues()


def reads_as_venue(name: str) -> bool:
    """Whether an unknown name can be a venue's: a word with a capital, no month and no "under review"."""
    name = name[:_LONGEST_TEXT]
    if _compiled(_NO_VENUE).fullmatch(_words(name)):
        return False
    return any(any(map(str.isupper, word)) for word in _compiled(r"[^\W\d_]{3,}").findall(name))


@cache
def _workshop_names() -> tuple[str, ...]:
    names = (_words(name) for names in VENUES.values() for name in names)
    return tuple(name for name in names if "workshop" in name)


def is_workshop(text: str) -> bool:
    """Whether a booktitle or a venue is a workshop ("…, Workshop", "CVPRW").

    A conference that only calls itself one ("Spoken Language Technology Workshop") is not.
    """
    text = text[:_LONGEST_TEXT]
    words = _words(text) if "orkshop" in text or "ORKSHOP" in text else ""
    if "workshop" in words:
        for name in _workshop_names():
            words = words.replace(name, "")
        return _compiled(r"\bworkshops?\b").search(words) is not None
    acronyms = _compiled(r"\b(\w{3,})W(?:\d{2,4})?\b").findall(text)
    return any(acronym in VENUES for acronym in acronyms)
