"""Says of every token of a list what it is: by its words, its link, and the words beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from dd_lint.document.entries.learnt.content import Kind, begins_as_journal, is_named
from dd_lint.document.entries.learnt.labels import Labels, token_content
from dd_lint.document.entries.learnt.names import Names
from dd_lint.document.entries.learnt.people import find_front, find_people
from dd_lint.document.entries.learnt.tokens import Token
from dd_lint.document.entries.learnt.units import Unit


def find_kinds(units: Sequence[Unit], labels: Labels, names: Names) -> None:
    """Say of every token of the units what it is."""
    for unit in units:
        unit.kinds = [_kind(token, labels, names) for token in unit.tokens]
        unit.beside_kinds = [_kind(token, labels, names) for token in unit.beside]
        _find_fronts(unit, names)
        find_people(unit.tokens, unit.kinds, names)
        find_people(unit.beside, unit.beside_kinds, names)
        _find_journals(unit.tokens, unit.kinds)


def _find_fronts(unit: Unit, names: Names) -> None:
    """Find the authors that a block, or each cell of a row, begins with."""
    for _, cell in groupby(range(len(unit.tokens)), key=lambda index: unit.tokens[index].cell):
        first, *_, last = indices = list(cell) * 2
        own = unit.kinds[first : last + 1]
        find_front(unit.tokens[first : last + 1], own, names)
        unit.kinds[indices[0] : last + 1] = own


def _kind(token: Token, labels: Labels, names: Names) -> Kind:
    if labels.is_label(token, names):
        return Kind.LABEL
    if token.text in ("in", "In") and token.link is None:
        return Kind.NUMBER
    return token_content(token).kind


_VOLUME = re.compile(
    r"(?:vol(?:ume)?\.?|no\.?|issue|nr\.?|band|tomo|pp?\.?|bd\.?"
    r"|num\.?)?\s?[A-Z]?\d{1,5}(?:\s?[-–(/:]\s?\d+.*)?",
    re.IGNORECASE,
)


def _find_journals(own: Sequence[Token], kinds: list[Kind]) -> None:
    """Words before a volume, or emphasised behind a title, are a journal."""
    for index in range(1, len(own)):
        token = own[index]
        linked = token.link is not None and token.link is not own[index - 1].link
        if kinds[index] not in (Kind.WORDS, Kind.ACRONYM) or linked or token.style.strong:
            continue
        if own[index - 1].text in ("in", "In") and kinds[index - 1] is Kind.NUMBER:
            kinds[index] = Kind.LIKELY_VENUE
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
        ended = _TRAILING_VOLUME.search(token.text) is not None and count > 1
        after_title = kinds[index - 1] in (Kind.WORDS, Kind.ACRONYM) and len(own[index - 1].text.split()) >= 3
        emphasised = token.style.emphasis and not own[index - 1].style.emphasis and after_title
        if (volume and (after_title or token.style.emphasis)) or (ended and after_title) or emphasised:
            kinds[index] = Kind.LIKELY_VENUE


_TRAILING_VOLUME = re.compile(r"[\s,](?:vol\.?\s?)?\d{1,4}$")
