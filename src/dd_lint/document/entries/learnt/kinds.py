"""Says of every token of a list what it is: by its words, its link, and the words beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from dd_lint.document.entries.learnt.content import Kind
from dd_lint.document.entries.learnt.labels import Labels, token_content
from dd_lint.document.entries.learnt.names import Names
from dd_lint.document.entries.learnt.people import find_front, find_people
from dd_lint.document.entries.learnt.tokens import Token
from dd_lint.document.entries.learnt.units import Unit
from dd_lint.document.entries.learnt.venue_names import TRAILING_VOLUME, begins_as_journal, is_named
from dd_lint.text.folding import fold


def find_kinds(units: Sequence[Unit], labels: Labels, names: Names) -> None:
    """Say of every token of the units what it is."""
    for unit in units:
        unit.kinds = [_kind(token, labels, names) for token in unit.tokens]
        unit.beside_kinds = [_kind(token, labels, names) for token in unit.beside]
        _find_fronts(unit, names)
        find_people(unit.tokens, unit.kinds, names)
        find_people(unit.beside, unit.beside_kinds, names)
        _find_books(unit.tokens, unit.kinds)
        _find_journals(unit.tokens, unit.kinds)
        _find_named(unit.tokens, unit.kinds)


_EDITORS = re.compile(r"(?:eds?|hgg?|hrsg|coords?|dir)\b", re.IGNORECASE)
"""What stands behind the names of editors."""
_NAMED = {
    word.strip(): kind
    for kind, words in {
        Kind.PEOPLE: "author | authors | by | 作者 | 著者 | autor | autores | autoren | auteurs",
        Kind.LABEL: "title | paper title | paper | titel | titre | título | 标题 | 题目",
        Kind.NUMBER: "institution | institutions | affiliation | affiliations | 单位",
        Kind.LIKELY_VENUE: "venue | journal | conference | published in | publication | 期刊 | 会议 | 来源",
    }.items()
    for word in words.split("|")
}
"""What the words behind a label at the beginning of a line are: "Authors: …", "Journal: …"."""


def _find_named(own: Sequence[Token], kinds: list[Kind]) -> None:
    """Take the words behind a label for what it says."""
    for index, token in enumerate(own[:-1]):
        if own[index + 1].before.strip()[:1] not in (":", "：") or token.link is not None:
            continue
        kind = _NAMED.get(fold(token.text))
        if kind is None or (index and not token.line and not token.before.strip()):
            continue
        kinds[index] = Kind.LABEL
        first = index + 1
        # Names are many; a title is left to be chosen.
        last = len(own) if kind is Kind.PEOPLE else first + (kind is not Kind.LABEL)
        for place in range(first, last):
            if own[place].line or not _may_be_named(own, kinds, first, place):
                break
            kinds[place] = kind


def _may_be_named(own: Sequence[Token], kinds: Sequence[Kind], first: int, index: int) -> bool:
    """Whether a token may be one of the words behind a label, or a further name among them."""
    beside = index == first or own[index].before.strip() in ("", ",", ";", "，", "、", "and")
    return beside and kinds[index] not in (Kind.DATE, Kind.NUMBER, Kind.IDENTIFIER)


def _find_fronts(unit: Unit, names: Names) -> None:
    """Find the authors that a block, or each cell of a row, begins with."""
    for _, cell in groupby(range(len(unit.tokens)), key=lambda index: unit.tokens[index].cell):
        indices = list(cell)
        place = slice(indices[0], indices[-1] + 1)
        own = unit.kinds[place]
        find_front(unit.tokens[place], own, names)
        unit.kinds[place] = own


_CITED = re.compile(r"([A-Z][\w’'-]+) (?:et al\.?|(?:and|&) ([A-Z][\w’'-]+)),? \(?(?:19|20)\d\d\)?")
_NAME = 0.5
"""How much a family name alone is a person."""


def _kind(token: Token, labels: Labels, names: Names) -> Kind:
    cited = _CITED.fullmatch(token.text)
    if cited and all(names.person(name) >= _NAME for name in cited.groups() if name):
        return Kind.PEOPLE
    if labels.is_label(token, names):
        return Kind.LABEL
    return token_content(token).kind


_VOLUME = re.compile(
    r"(?:vol(?:ume)?\.?|no\.?|issue|nr\.?|band|tomo|pp?\.?|bd\.?"
    r"|num\.?)?\s?[A-Z]?\d{1,5}(?:\s?[-–(/:]\s?\d+.*)?",
    re.IGNORECASE,
)


def _find_books(own: Sequence[Token], kinds: list[Kind]) -> None:
    """Words behind "in:" are a journal or a book; editors may stand between."""
    for index in range(1, len(own)):
        if own[index - 1].text not in ("in", "In", "en", "En") or own[index].before.strip()[:1] != ":":
            continue
        kinds[index - 1] = Kind.LABEL
        if index + 2 < len(own) and _EDITORS.match(own[index + 1].text):
            kinds[index] = kinds[index + 1] = Kind.NUMBER
            kinds[index + 2] = Kind.LIKELY_VENUE
        elif kinds[index] in (Kind.WORDS, Kind.ACRONYM):
            kinds[index] = Kind.LIKELY_VENUE


def _find_journals(own: Sequence[Token], kinds: list[Kind]) -> None:
    """Words before a volume, or emphasised behind a title, are a journal."""
    for index in range(1, len(own)):
        token = own[index]
        linked = token.link is not None and token.link is not own[index - 1].link
        if kinds[index] not in (Kind.WORDS, Kind.ACRONYM) or linked or token.style.strong:
            continue
        count = len(token.text.split())
        if count > 12 or not (is_named(token.text) or begins_as_journal(token.text)):
            continue
        following = own[index + 1] if index + 1 < len(own) else None
        beside = following is not None and following.cell == token.cell and following.line != "hard"
        volume = (
            beside
            and following is not None
            and _VOLUME.fullmatch(following.text) is not None
            and not following.picture
        )
        ended = TRAILING_VOLUME.search(token.text) is not None and count > 1
        previous = own[index - 1]
        worded = kinds[index - 1] in (Kind.WORDS, Kind.ACRONYM) and len(previous.text.split()) >= 3
        after_title = worded and previous.cell == token.cell
        emphasised = token.style.emphasis and not own[index - 1].style.emphasis and after_title
        if (volume and (after_title or token.style.emphasis)) or (ended and after_title) or emphasised:
            kinds[index] = Kind.LIKELY_VENUE
