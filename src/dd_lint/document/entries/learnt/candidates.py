"""What may be the title of a unit: runs of marked words, and stretches of plain ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dd_lint.document.entries.learnt.candidate import Candidate, Layout
from dd_lint.document.entries.learnt.content import VENUES, Kind
from dd_lint.document.entries.learnt.labels import is_type
from dd_lint.document.entries.learnt.titles import LONGEST_TEXT
from dd_lint.document.entries.learnt.tokens import Token
from dd_lint.document.entries.learnt.units import Unit

_MOST_TOKENS = 44
"""Tokens of a unit among which a title is looked for."""
_LONGEST = 14
"""Tokens of a title at most."""
_LATEST = 12
"""How many tokens may come before a title of plain words."""


def candidates(unit: Unit) -> Iterator[Candidate]:
    """The candidates of a unit, before their words are read."""
    own, kinds = unit.tokens[:_MOST_TOKENS], unit.kinds
    seen: set[tuple[int, int]] = set()
    for first, last, cut in _stretches(own, kinds):
        if (first, last) in seen:
            continue
        seen.add((first, last))
        if own[last].end - own[first].start > 2 * LONGEST_TEXT:
            continue
        end = last
        while cut == "head" and end + 1 < len(own) and own[end + 1].run == own[first].run:
            end += 1
        layout = Layout(
            unit.kind, own[first].mark, own[first].cell, before(own, kinds, first), after(own, kinds, end)
        )
        yield Candidate(first, last, cut, layout)


def _stretches(own: Sequence[Token], kinds: Sequence[Kind]) -> Iterator[tuple[int, int, str]]:
    for first, token in enumerate(own):
        if kinds[first] in (Kind.LABEL, Kind.NUMBER, Kind.DATE) or token.picture:
            continue
        opens = first == 0 or own[first - 1].run != token.run
        if token.mark:
            behind = not opens and kinds[first - 1] in (Kind.NUMBER, Kind.DATE, Kind.PEOPLE, *VENUES)
            if opens or behind:
                yield from _marked(own, kinds, first)
        elif first <= _LATEST and (opens or token.before.strip() or token.line):
            yield from _plain(own, kinds, first)


def _marked(own: Sequence[Token], kinds: Sequence[Kind], first: int) -> Iterator[tuple[int, int, str]]:
    """A marked run: all of it, without brackets at its end, up to a mark in it, or with words behind it."""
    last = first
    while (
        last + 1 < len(own) and own[last + 1].run == own[first].run and own[last + 1].cell == own[first].cell
    ):
        last += 1
    yield first, last, "whole"
    head = last
    while head > first and own[head].bracket and own[head].bracket != own[first].bracket:
        head -= 1
    cited = kinds[last] is Kind.DATE and Kind.PEOPLE in kinds[head + 1 : last]
    told = cited or (head < last and kinds[head + 1] in (Kind.DATE, Kind.ACRONYM, *VENUES))
    if told or (head < last and not own[head + 1].before[:1].isspace()):
        yield first, head, "head"
    for end in range(first, last):
        following = own[end + 1]
        if "\t" in following.before or "   " in following.before:
            yield first, end, "head"
        elif (
            following.line
            or "." in following.before
            or is_type(following)
            or kinds[end + 1] in (Kind.PEOPLE, Kind.DATE, *VENUES)
        ):
            yield first, end, "part"
    end = last
    while (
        not _stops(own, kinds, end, first)
        and end - first < _LONGEST
        and not (own[end + 1].link and own[first].link)
    ):
        end += 1
        if end + 1 >= len(own) or own[end + 1].run != own[end].run or own[end + 1].before.strip():
            yield first, end, "more"


def _plain(own: Sequence[Token], kinds: Sequence[Kind], first: int) -> Iterator[tuple[int, int, str]]:
    last = first
    while last - first < _LONGEST:
        yield first, last, ""
        if _stops(own, kinds, last, first) or own[last].end - own[first].start > LONGEST_TEXT:
            break
        last += 1


def _stops(own: Sequence[Token], kinds: Sequence[Kind], last: int, first: int) -> bool:
    """Whether a title cannot go on behind a token."""
    if last + 1 >= len(own):
        return True
    one, other = own[last], own[last + 1]
    left = own[first].bracket and other.bracket != own[first].bracket and one.bracket == own[first].bracket
    ends = other.line == "hard" or other.picture or any(mark in other.before for mark in "|｜\t")
    return bool(other.cell != one.cell or ends or left or kinds[last + 1] is Kind.LABEL)


def before(own: Sequence[Token], kinds: Sequence[Kind], first: int) -> str:
    """What comes before a title, in one word and the mark between."""
    token = own[first]
    if first == 0:
        return "start"
    previous = own[first - 1]
    if token.cell != previous.cell:
        return "cell"
    if token.line == "hard":
        return "line"
    if previous.bracket and previous.bracket != token.bracket:
        return f"] {_role(kinds[first - 1])}"
    return f"{previous.mark or _role(kinds[first - 1])} {token.before.strip()[:1]}"


def after(own: Sequence[Token], kinds: Sequence[Kind], last: int) -> str:
    """What comes behind a title, in one word and the mark between."""
    if last + 1 >= len(own):
        return "end"
    token, following = own[last], own[last + 1]
    if token.cell != following.cell:
        return "cell"
    if following.line == "hard":
        return "line"
    if following.bracket and following.bracket != token.bracket:
        return "( label" if kinds[last + 1] is Kind.LABEL else "("
    if kinds[last + 1] is Kind.LABEL:
        return "label"
    role = _role(kinds[last + 1])
    return f"{role if role != 'words' else following.mark or role} {following.before.strip()[:1]}"


def _role(kind: Kind) -> str:
    return "venue" if kind in VENUES or kind is Kind.ACRONYM else kind.value
