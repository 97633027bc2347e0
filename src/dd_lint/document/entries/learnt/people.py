"""Which tokens are people: the authors that a citation begins with, and runs of names elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dd_lint.document.entries.learnt.content import Kind
from dd_lint.document.entries.learnt.names import ET_AL, Names
from dd_lint.document.entries.learnt.tokens import Token

_BETWEEN = re.compile(r"[\s,;，；、·*]*(?:and|&|&amp;|und|et|y)?[.]?\s*", re.IGNORECASE)


_INITIALS = re.compile(r"(?:\b[A-Z]\.|\b[A-Z]{1,2}$)")


_JOINED = re.compile(r"\s(?:and|&|und|et|y)\s")


_VENUEISH = re.compile(
    r"\b(?:sciences?|letters|journal|research|nature|cell|reviews?|conference|bio\w*|physics|advances"
    r"|communications|reports|medicine|chem\w*"
    r"|press|university|google|microsoft|openai|blog|preprint|thesis|workshop|transactions|proceedings"
    r"|magazine|arxiv|computing|engineering"
    r"|technology|society|academy|annals|statistics|neuro\w*|technical|economics|law|history|studies"
    r"|quarterly)\b",
    re.IGNORECASE,
)


def find_front(own: Sequence[Token], kinds: list[Kind], names: Names) -> None:
    """The authors that a citation begins with, up to a year, a colon, a quotation or a full stop."""
    last = 0
    while last < len(own) and _is_name_like(own, kinds, last, names):
        last += 1
    # The title that follows may begin with a word that could be a name.
    while last and last < len(own) and not _ends_front(own, kinds, last):
        last -= 1
    # A link that holds names alone is one to their page.
    if not 0 < last < len(own) or (own[0].link is not None and own[last].link is not own[0].link):
        return
    words = [token.text for token in own[:last]]
    initials = sum(_INITIAL.search(word) is not None for word in words)
    pairs = last > 1 and sum(len(word.split()) == 1 for word in words[::2]) * 2 >= len(words[::2])
    full = all(len(word.split()) > 1 for word in words) and names.group(", ".join(words)) >= 0.5
    others = any(ET_AL.search(word) for word in words)
    if initials or others or full or (pairs and _family_first(words, names)):
        kinds[:last] = [Kind.PEOPLE] * last


def _is_name_like(own: Sequence[Token], kinds: Sequence[Kind], index: int, names: Names) -> bool:
    token = own[index]
    if kinds[index] not in (Kind.WORDS, Kind.ACRONYM, Kind.LIKELY_VENUE, Kind.VENUE) or token.picture:
        return False
    if token.link is not None and (token.link.kind != "link" or token.link is not own[0].link):
        return False
    if index and (
        _goes_on(own, 0, index) is False or (token.before.strip() and not _BETWEEN.fullmatch(token.before))
    ):
        return False
    words = _LEAD.sub("", token.text)
    return len(words.split()) <= 7 and (
        names.group(words) >= 0.2 or _INITIAL.search(words) is not None or ET_AL.search(words) is not None
    )


def _ends_front(own: Sequence[Token], kinds: Sequence[Kind], index: int) -> bool:
    """Whether the names at the front may end before a token."""
    token = own[index]
    mark = token.before.strip()
    return (
        kinds[index] is Kind.DATE
        or mark[:1] in (":", "：", ".", "。", "(", "“", '"', "«", "[", "「", "《")
        or mark.endswith((".", ":", "“", '"'))
        or token.mark not in ("", own[0].mark)
    )


def _family_first(words: Sequence[str], names: Names) -> bool:
    """Whether words are families with given names behind commas: "Bush, Vannevar"."""
    families = [word for word in words[::2] if len(word.split()) <= 2]
    return (
        len(families) * 2 >= len(words)
        and all(names.person(word) > 0.15 for word in words)
        and len(words) % 2 == 0
    )


_INITIAL = re.compile(r"(?:^|\s)(?:[^\W\d_a-z]\.[\s-]?){1,4}(?:\s|$)|^[^\W\d_a-z]{1,2}$")


_LEAD = re.compile(r"^(?:and|&|by|y|et|und)\s+", re.IGNORECASE)


def find_people(own: Sequence[Token], kinds: list[Kind], names: Names) -> None:
    """Runs of names: several beside each other, or one that something else shows to be a person."""
    first = 0
    while first < len(own):
        scores: list[float] = []
        last = first
        while last < len(own) and (last == first or _goes_on(own, first, last)):
            worth = _worth(own[last], kinds[last], names)
            if worth < 0.45:
                break
            scores.append(worth)
            last += 1
        named = any(ET_AL.sub("", token.text).strip(" ,.") for token in own[first:last])
        if named and _are_people(own, kinds, first, last, scores, names):
            kinds[first:last] = [Kind.PEOPLE] * (last - first)
        first = max(last, first + 1)


def _worth(token: Token, kind: Kind, names: Names) -> float:
    if kind not in (Kind.WORDS, Kind.ACRONYM) or (
        token.link and not token.style.emphasis and len(_LEAD.sub("", token.text).split()) > 4
    ):
        return 0.0
    return names.is_people(token)


def _goes_on(own: Sequence[Token], first: int, last: int) -> bool:
    start, token = own[first], own[last]
    return (
        token.cell == start.cell
        and token.bracket == start.bracket
        and token.style[1:3] == start.style[1:3]
        and token.line != "hard"
        and _BETWEEN.fullmatch(token.before) is not None
    )


def _are_people(
    own: Sequence[Token], kinds: Sequence[Kind], first: int, last: int, scores: Sequence[float], names: Names
) -> bool:
    words = ", ".join(token.text for token in own[first:last])
    others = ET_AL.search(words) is not None
    initials = _INITIALS.search(words) is not None
    best, mean = max(scores), sum(scores) / len(scores)
    if (
        _is_dated(own, kinds, first, last)
        and first
        and mean >= 0.45
        and all(len(one.text.split()) == 1 for one in own[first:last])
    ):
        return True
    if len(scores) > 1:
        return (others and best >= 0.5) or (best >= 0.7 and mean >= 0.58) or (initials and mean >= 0.45)
    token = own[first]
    if token.before.strip()[:1] in (":", "-", "–") and not others and not initials:
        return False
    if others and best >= 0.5:
        return True
    dated = _is_dated(own, kinds, first, last)
    joined = _JOINED.search(token.text) is not None
    if (token.style.emphasis or initials or joined) and best >= (0.5 if joined and dated else 0.8):
        return True
    if best < 0.95 or not 2 <= len(token.text.split()) <= 3:
        return False
    plain = not token.link and not token.style.strong and not _VENUEISH.search(token.text)
    return bool(token.line) or (dated and plain and first > 0)


def _is_dated(own: Sequence[Token], kinds: Sequence[Kind], first: int, last: int) -> bool:
    """Whether a year follows names."""
    return (
        last < len(own)
        and kinds[last] is Kind.DATE
        and own[last].cell == own[first].cell
        and own[last].line != "hard"
    )
