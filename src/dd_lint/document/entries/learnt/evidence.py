"""What shows that a unit is about a paper, or that it is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dd_lint.document.entries.learnt.content import VENUES, Kind
from dd_lint.document.entries.learnt.labels import Labels, is_common_label, label_of
from dd_lint.document.entries.learnt.places import place
from dd_lint.document.entries.learnt.tokens import Token
from dd_lint.document.entries.learnt.units import Unit
from dd_lint.document.entries.learnt.weights import ADMITTED, EVIDENCE

_FEWEST_OF_ANYTHING = 20
"""Items that begin with a link from which on a list that shows few papers is one of anything."""
_LABELLED = re.compile(r"[\w ]{2,20}[:：]")


_BELOW = frozenset(
    word.strip()
    for word in """
    authors | author | venue | year | keywords | abstract | tl;dr | summary | method |
    conference | published | publication | note | notes | tags | tldr | institution | affiliation |
    contribution | contributions | datasets | insight | takeaway | comment | comments | description
    | links | link | journal | doi | code | website | publisher | booktitle | affiliations | institutions
    | 作者 | 期刊 | 会议 | 摘要 | 链接 | 代码 | 来源
    """.split("|")
)


def evidence(own: Sequence[Token], kinds: Sequence[Kind], labels: Labels) -> float:
    """What shows that words are about a paper: links to papers, venues, names, years."""
    worth = 0.0
    for token, kind in zip(own, kinds, strict=True):
        if kind in (Kind.VENUE, Kind.IDENTIFIER):
            worth += EVIDENCE["names a venue"]
        elif kind in (Kind.DATE, Kind.LIKELY_VENUE):
            worth += EVIDENCE["has a year"]
        elif kind is Kind.PEOPLE:
            worth += EVIDENCE["names people"]
        if token.link is not None:
            if place(token.link.destination) == "paper":
                worth += EVIDENCE["leads to a paper"]
            elif labels.is_paper(label_of(token)):
                worth += EVIDENCE["is called a paper"]
    return worth


def is_linked(unit: Unit) -> bool:
    """Whether a unit has a link that leads out of the list."""
    return any(token.link is not None and place(token.link.destination) != "list" for token in unit.tokens)


def is_tool(unit: Unit) -> bool:
    """Whether all links of a unit lead to code or to pages that are no papers."""
    places = [place(token.link.destination) for token in unit.tokens if token.link is not None]
    return bool(places) and all(one in ("code", "web", "list") for one in places)


def is_pointer(unit: Unit) -> bool:
    """Whether a unit is a line of contents."""
    links = [token.link for token in unit.tokens if token.link is not None]
    return bool(links) and all(place(link.destination) == "list" for link in links) and len(unit.tokens) < 6


def is_labelled(unit: Unit) -> bool:
    """Whether an item begins with the label of a link or a field: "Authors: …", "[pdf]"."""
    return not unit.tokens or unit.kinds[0] is Kind.LABEL or is_named_field(unit)


def is_named_field(unit: Unit) -> bool:
    """Whether a unit says what it holds: "Authors: …", "Keywords: …"."""
    if not unit.tokens:
        return False
    following = unit.tokens[1].before if len(unit.tokens) > 1 else ""
    named = _LABELLED.match(unit.tokens[0].text + following.strip()[:1]) is not None
    label = label_of(unit.tokens[0])
    return named and (label in _BELOW or is_common_label(label))


def is_led_by_link(unit: Unit) -> bool:
    """Whether an item begins with a link that has words of its own, out of the list."""
    token = unit.tokens[0] if unit.kind == "item" and unit.tokens else None
    if token is None or token.link is None or token.link.kind != "link" or token.picture:
        return False
    if token.bracket or token.style.code:
        return False
    return not is_common_label(label_of(token)) and place(token.link.destination) != "list"


def is_list_of_anything(units: Sequence[Unit], known: int) -> bool:
    """Whether a list is one of tools or sites: most of its items begin with a link, and few show a paper.

    `known` entries of it are papers that are read already.
    """
    led = sum(map(is_led_by_link, units))
    papers = sum(unit.evidence >= ADMITTED for unit in units if unit.kind in ("item", "row")) + known
    return led >= _FEWEST_OF_ANYTHING and papers < led


def is_about_people(unit: Unit) -> bool:
    """Whether a paragraph shows nothing of a paper but names, as one of thanks does."""
    kinds = {kind for one in (unit, *unit.below) for kind in one.kinds}
    papers = any(
        token.link is not None and place(token.link.destination) == "paper"
        for one in (unit, *unit.below)
        for token in one.tokens
    )
    return Kind.PEOPLE in kinds and not papers and kinds.isdisjoint({Kind.DATE, Kind.IDENTIFIER, *VENUES})


def is_paper_by_itself(unit: Unit) -> bool:
    """Whether a paragraph has a title of some words, and shows a paper by itself."""
    return unit.best is not None and unit.evidence >= ADMITTED and unit.best.words >= 3
