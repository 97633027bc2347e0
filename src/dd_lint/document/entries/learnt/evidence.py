"""What shows that a unit is about a paper, or that it is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dd_lint.document.entries.learnt.content import VENUES, Kind
from dd_lint.document.entries.learnt.labels import Labels, label_of
from dd_lint.document.entries.learnt.places import place
from dd_lint.document.entries.learnt.tokens import Token
from dd_lint.document.entries.learnt.units import Unit
from dd_lint.document.entries.learnt.weights import ADMITTED, EVIDENCE

_LABELLED = re.compile(r"[\w ]{2,20}[:：]")


_BELOW = frozenset(
    word.strip()
    for word in """
    authors | author | venue | year | title | keywords | abstract | tl;dr | summary | method |
    conference | published | publication | note | notes | tags | tldr | institution | affiliation |
    contribution | contributions | datasets | insight | takeaway | comment | comments | description
    | links | link
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
    if not unit.tokens or unit.kinds[0] is Kind.LABEL:
        return True
    following = unit.tokens[1].before if len(unit.tokens) > 1 else ""
    named = _LABELLED.match(unit.tokens[0].text + following.strip()[:1]) is not None
    return named and label_of(unit.tokens[0]) in _BELOW


def is_led_by_link(unit: Unit) -> bool:
    """Whether a unit begins with a link that is its title."""
    best = unit.best
    return (
        best is not None
        and best.layout.mark == "link"
        and best.layout.before == "start"
        and best.cut == "whole"
    )


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
