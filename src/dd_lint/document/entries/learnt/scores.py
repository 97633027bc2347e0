"""What speaks for and against a candidate by itself: words, marks, and what it leaves unread beside it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from dd_lint.document.entries.learnt.candidate import Candidate
from dd_lint.document.entries.learnt.content import VENUES, Kind, content
from dd_lint.document.entries.learnt.labels import is_type
from dd_lint.document.entries.learnt.names import Names
from dd_lint.document.entries.learnt.places import place
from dd_lint.document.entries.learnt.tokens import Token
from dd_lint.document.entries.learnt.units import Unit
from dd_lint.document.entries.learnt.venue_names import is_named
from dd_lint.document.entries.learnt.weights import BY_CUT, BY_HEAD, BY_MARK, WEIGHTS

_PROSE = re.compile(
    r"\b(?:we|our|this|these|which|that|is an?|are|was|were|proposes?|presents?|introduc(?:es|ed|ing)|shows?"
    r"|describes?|please|you|your"
    r"|can be|has been|have been|it|also|using the)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"[\"“'‘(\[$\d]?[^\W\d_]*[A-Z\d]|[^\x00-\x7f]|[\"“'$(¿¡]")
_ADDRESS = re.compile(r"https?:|www\.")
_ET_AL = re.compile(r"\bet\.? al\b")
_EDGES = (Kind.DATE, *VENUES)
_BEHIND = {
    ":": "words behind, with a colon",
    "：": "words behind, with a colon",
    ",": "words behind",
    "": "words behind",
    ".": "words behind, with a full stop",
    "。": "words behind, with a full stop",
    "?": "words behind, with a mark",
    "!": "words behind, with a mark",
}
_SOFTER_LINE, _SOFTER_MARK = 0.3, 0.5
"""Words in a new line, or behind a marked title, are less likely to be the rest of the title."""
_OFTEN = 3
_PEOPLE = 0.72
"""How much words look like people that are no title."""
_VENUE_WORDS = 16
"""Words of the name of a venue at most."""


BEST_WORDS = WEIGHTS["words of a title"]
"""The most that the length of a title may speak for it."""


def terms_of_place(unit: Unit, candidate: Candidate) -> Iterator[tuple[str, float]]:
    """What speaks for and against a candidate by its marks, and by what is in it and beside it."""
    for name in (*_marks(unit, candidate), *_inside(unit, candidate)):
        yield name, WEIGHTS[name]
    for name, share in _beside(unit, candidate):
        yield name, WEIGHTS[name] * share
    if unit.kind == "row":
        yield from _columns(unit, candidate)


def terms_of_length(candidate: Candidate) -> Iterator[tuple[str, float]]:
    """What speaks for and against a candidate by how many words it has."""
    name = _length(candidate)
    yield name, WEIGHTS[name]


def doubts(unit: Unit, candidate: Candidate, names: Names, repeated: int) -> Iterator[tuple[str, float]]:
    """What its words have against a candidate: none of it is worth more than nothing.

    Its words come `repeated` times.
    """
    for name in _by_words(unit, candidate, names):
        yield name, WEIGHTS[name]
    if repeated >= _OFTEN:
        yield "is repeated", WEIGHTS["is repeated"] * math.log2(repeated - 0.5)


def _length(candidate: Candidate) -> str:
    count = candidate.words
    if count <= 1:
        return "one short word" if len(candidate.text) < 10 else "one word"
    if count <= 3:
        return "two words" if count == 2 else "three words"
    if count <= 22:
        return "words of a title"
    if count <= 30:
        return "many words"
    return "too many words" if count <= 45 else "words of a paragraph"


def _marks(unit: Unit, candidate: Candidate) -> Iterator[str]:
    mark, own = candidate.layout.mark, unit.tokens
    if candidate.cut == "whole":
        yield BY_MARK[mark]
    elif candidate.cut:
        yield BY_CUT[candidate.cut]
    link = own[candidate.first].link
    if mark == "link" and link is not None:
        where = place(link.destination)
        if where in ("paper", "code", "list"):
            yield {
                "paper": "leads to a paper",
                "code": "leads to code",
                "list": "leads to a place of the list",
            }[where]
        if candidate.cut == "more":
            dash = own[_next_run(unit, candidate.first)].before.strip()[:1] in ("-", "–", "—")
            yield "goes on behind its link and a dash" if dash else "goes on behind its link"
    if mark in ("", "emphasis"):
        before, after = candidate.layout.before, candidate.layout.after
        if before in ("start", "cell", "line") or before[0] == "]" or _is_field(before):
            yield "begins where a field begins"
        if after in ("end", "cell", "line", "label") or after[0] == "(" or _is_field(after):
            yield "ends where a field ends"


def _next_run(unit: Unit, first: int) -> int:
    index = first
    while index + 1 < len(unit.tokens) and unit.tokens[index].run == unit.tokens[first].run:
        index += 1
    return index


def _is_field(edge: str) -> bool:
    return edge.startswith(("venue", "date", "people", "number", "likely venue", "identifier"))


def _by_words(unit: Unit, candidate: Candidate, names: Names) -> Iterator[str]:
    """What the words of the candidate show it to be in the place of a title."""
    text = candidate.text
    if not _CAPITAL.match(text):
        marked = candidate.layout.before in ("start", "cell") or candidate.layout.before[0] == "]"
        gentle = marked or candidate.layout.mark in ("link", "quoted")
        yield "begins with a small letter after a mark" if gentle else "begins with a small letter"
    named, et_al = is_named(text), _ET_AL.search(text) is not None
    may_be_field = candidate.words <= 3 or (candidate.words <= _VENUE_WORDS and named)
    kind = content(text).kind if may_be_field else Kind.WORDS
    if kind in _EDGES or kind is Kind.IDENTIFIER:
        yield "is a venue or a date"
    elif kind is Kind.ACRONYM:
        yield "is an acronym"
    kinds = unit.kinds[candidate.first : candidate.last + 1]
    people = set(kinds) == {Kind.PEOPLE} or ((named or et_al) and names.group(text) >= _PEOPLE)
    if candidate.words > 1 and people:
        yield "is people"
    if candidate.words > 12 and _PROSE.search(text):
        yield "is prose"
    if _ADDRESS.search(text):
        yield "holds an address"
    if et_al:
        yield "says et al"
    opened = unit.tokens[candidate.first].before.rstrip().endswith(("(", "（"))
    if opened and candidate.layout.mark != "link":
        yield "is in round brackets"
    last = candidate.last
    closing = unit.tokens[last + 1].before if last + 1 < len(unit.tokens) else ""
    if text.endswith((":", "：")) or (
        not closing and unit.lead.plain.rstrip().endswith((":", "：")) and last + 1 == len(unit.tokens)
    ):
        yield "ends with a colon"


def _inside(unit: Unit, candidate: Candidate) -> Iterator[str]:
    """What the tokens of a candidate are, and what stands between them."""
    first, last = candidate.first, candidate.last
    own, kinds = unit.tokens[first : last + 1], unit.kinds[first : last + 1]
    whole = candidate.cut == "whole"
    marked = whole and candidate.layout.mark in ("link", "quoted", "strong")
    if Kind.PEOPLE in kinds:
        yield "holds people within its mark" if marked else "holds people"
    if Kind.LABEL in kinds:
        yield "holds a label"
    if any(map(is_type, own[1:])):
        yield "goes on behind a type"
    if not whole and Kind.VENUE in kinds[1:-1]:
        yield "goes on behind a venue"
    if candidate.cut == "more" and any(token.mark not in ("", own[0].mark) for token in own):
        yield "goes on in another mark"
    if len(own) > 1:
        yield from _edges(own, kinds, marked=marked)
        if own[-1].bracket != own[0].bracket:
            yield from _ending(unit, candidate)
        yield from _joints(own, whole=whole)


def _edges(own: Sequence[Token], kinds: Sequence[Kind], *, marked: bool) -> Iterator[str]:
    """Fields at the ends of a candidate, which are none of its words."""
    for edge, kind in ((own[0], kinds[0]), (own[-1], kinds[-1])):
        if edge is own[0] and marked and kind in VENUES and content(edge.text).year is not None:
            yield "begins with a dated venue within its mark"
        if kind in _EDGES and not (marked and edge.bracket == own[0].bracket):
            dated = kind is Kind.VENUE and content(edge.text).year is not None
            yield "begins or ends with a dated venue" if dated else "begins or ends with a field"


def _joints(own: Sequence[Token], *, whole: bool) -> Iterator[str]:
    """What parts the tokens of a candidate."""
    if whole and any("\t" in token.before or "   " in token.before for token in own[1:]):
        yield "goes on behind a wide gap"
    for token in own[1:]:
        if token.line == "soft":
            yield "goes on in the next line"
        mark = token.before.strip()
        if mark.startswith((".", "。")):
            yield "goes on behind a full stop"
        elif mark[:1] in ("?", "!"):
            yield "goes on behind a question mark"
        elif mark and mark[0] in "-–—~·•/" and not whole:
            yield "goes on behind a dash"
        elif (")" in mark or "]" in mark) and not whole:
            yield "goes on behind a bracket"
        elif "," in mark:
            yield "goes on behind a comma"


def _ending(unit: Unit, candidate: Candidate) -> Iterator[str]:
    """Brackets at the end of a title: a venue in them is none of it, nor is a name glued to it, nor a tag."""
    own = unit.tokens[candidate.first : candidate.last + 1]
    kinds = unit.kinds[candidate.first : candidate.last + 1]
    if candidate.cut != "whole":
        if "[" in own[-1].before:
            yield "ends with a tag in brackets"
        return
    tail = [index for index, token in enumerate(own) if token.bracket == own[-1].bracket]
    shown = {kinds[index] for index in tail}
    if shown <= set(_EDGES) or {Kind.PEOPLE, Kind.DATE} <= shown:
        yield "ends with a venue in brackets"
    elif (
        candidate.layout.mark == "strong"
        and len(tail) == 1
        and len(own[-1].text.split()) == 1
        and own[-1].before[:1].strip()
    ):
        yield "ends with a name in brackets"


def _beside(unit: Unit, candidate: Candidate) -> Iterator[tuple[str, float]]:
    """Plain words right before and right behind, which a title would have taken along."""
    first, last, own, kinds = candidate.first, candidate.last, unit.tokens, unit.kinds
    marked = candidate.cut == "whole" and candidate.layout.mark == "quoted"
    token = own[first]
    if first and not marked and kinds[first - 1] in (Kind.WORDS, Kind.ACRONYM) and token.line != "hard":
        previous = own[first - 1]
        if previous.cell == token.cell and not (previous.bracket and not token.bracket):
            mark = token.before.strip()[:1]
            yield (
                {":": "words before, with a colon", ".": "words before, with a full stop"}.get(
                    mark, "words before"
                ),
                (1.0 if mark in (":", ",", ".", "") else 0.5),
            )
    if last + 1 < len(own) and kinds[last + 1] in (Kind.WORDS, Kind.ACRONYM):
        following, token = own[last + 1], own[last]
        opened = following.bracket and following.bracket != token.bracket
        if following.line != "hard" and following.cell == token.cell and not opened:
            share = _SOFTER_LINE if following.line == "soft" else 1.0
            if candidate.cut == "whole" and candidate.layout.mark in ("quoted", "link"):
                share *= _SOFTER_MARK
            if following.mark and candidate.cut == "whole":
                yield "words behind, with a dash", share * _SOFTER_MARK
            else:
                yield _BEHIND.get(following.before.strip()[:1], "words behind, with a dash"), share


def _head(unit: Unit, candidate: Candidate) -> str:
    """What the column of a candidate is for."""
    return unit.heads.get(unit.tokens[candidate.first].cell, "other")


def _columns(unit: Unit, candidate: Candidate) -> Iterator[tuple[str, float]]:
    name = BY_HEAD[_head(unit, candidate)]
    if name == "other column" and any(_head(unit, one) == "title" for one in unit.candidates):
        name = "column beside that of titles"
    yield name, WEIGHTS[name]
    if (
        not candidate.cut
        and candidate.layout.before in ("start", "cell")
        and candidate.layout.after in ("end", "cell")
    ):
        yield "fills its cell", WEIGHTS["fills its cell"]
