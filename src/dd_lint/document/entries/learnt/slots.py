"""Fields that words alone do not tell, told by the place where siblings have them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dd_lint.document.entries.learnt.content import VENUES, Kind
from dd_lint.document.entries.learnt.names import Names, reads_as_prose
from dd_lint.document.entries.learnt.tokens import Token
from dd_lint.document.entries.learnt.units import Unit

_FEWEST = 3
_HALF = 0.5
_BELOW = 6
_COMMAS = frozenset((",", ";", "，", ",,", "、"))
_NAMED = re.compile(r"[a-z]{0,3}[A-Z]|[^\x00-\x7f]")


class _Slot(NamedTuple):
    """A place beside a title: on which side, the how-manieth, and how it is marked."""

    unit: str
    side: str
    order: int
    mark: str
    cell: int
    bracketed: bool


def learn_slots(units: Sequence[Unit], names: Names) -> None:
    """Take words for people, or for a venue, where most siblings have those in the same place."""
    total: Counter[_Slot] = Counter()
    people: Counter[_Slot] = Counter()
    venues: Counter[_Slot] = Counter()
    unknown: list[tuple[_Slot, list[Token], list[Kind], list[int]]] = []
    for unit in units:
        for slot, own, kinds, group in _slots(unit):
            first = kinds[group[0]]
            if first is Kind.LABEL:
                continue
            total[slot] += 1
            people[slot] += any(kinds[index] is Kind.PEOPLE for index in group)
            venues[slot] += any(kinds[index] in VENUES for index in group)
            if first in (Kind.WORDS, Kind.ACRONYM):
                unknown.append((slot, own, kinds, group))
    for slot, own, kinds, group in unknown:
        words = ", ".join(own[index].text for index in group)
        if (
            people[slot] >= max(_FEWEST, _HALF * total[slot])
            and names.group(words) >= _HALF
            and len(words.split()) < 40
        ):
            for index in group:
                kinds[index] = Kind.PEOPLE
        elif venues[slot] >= max(_FEWEST, _HALF * total[slot]) and _may_be_venue(words):
            kinds[group[0]] = Kind.LIKELY_VENUE


def _may_be_venue(words: str) -> bool:
    return len(words.split()) <= 9 and _NAMED.match(words) is not None and not reads_as_prose(words)


def _slots(unit: Unit) -> Iterator[tuple[_Slot, list[Token], list[Kind], list[int]]]:
    """The places of a unit, each with the tokens that commas join there."""
    best = unit.best
    assert best is not None
    sides: list[tuple[str, list[Token], list[Kind], range]] = [
        ("before", unit.tokens, unit.kinds, range(best.first)),
        ("after", unit.tokens, unit.kinds, range(best.last + 1, len(unit.tokens))),
        ("beside", unit.beside, unit.beside_kinds, range(len(unit.beside))),
    ]
    for number, child in enumerate(unit.below[:_BELOW]):
        sides.append((f"below {min(number, 3)}", child.tokens, child.kinds, range(len(child.tokens))))
    for side, own, kinds, indices in sides:
        order = 0
        group: list[int] = []
        for index in indices:
            if group and _is_joined(own, kinds, group[-1], index):
                group.append(index)
                continue
            if group:
                yield _slot(unit, side, order, own[group[0]]), own, kinds, group
            order += kinds[index] is not Kind.LABEL
            group = [index]
        if group:
            yield _slot(unit, side, order, own[group[0]]), own, kinds, group


def _slot(unit: Unit, side: str, order: int, token: Token) -> _Slot:
    mark = "" if token.link is not None else token.mark
    return _Slot(unit.kind, side, min(order, 4) if token.cell < 0 else 0, mark, token.cell, token.bracket > 0)


def _is_joined(own: Sequence[Token], kinds: Sequence[Kind], previous: int, index: int) -> bool:
    one, two = own[previous], own[index]
    alike = kinds[previous] is kinds[index] or {kinds[previous], kinds[index]} <= {
        Kind.WORDS,
        Kind.PEOPLE,
        Kind.ACRONYM,
    }
    return (
        two.before.strip() in _COMMAS
        and two.line != "hard"
        and two.cell == one.cell
        and two.bracket == one.bracket
        and alike
        and two.style.emphasis == one.style.emphasis
    )
