"""From a unit whose title is known to an entry."""

from __future__ import annotations

import math

from dd_lint.document.entries.learnt.fields import Fields
from dd_lint.document.entries.learnt.given import template_of
from dd_lint.document.entries.learnt.labels import Labels
from dd_lint.document.entries.learnt.layouts import Layouts
from dd_lint.document.entries.learnt.links import find_links, parts, unread
from dd_lint.document.entries.learnt.titles import title_span
from dd_lint.document.entries.learnt.units import Unit
from dd_lint.document.entries.learnt.weights import READS
from dd_lint.document.entry import Entry, Reason, Sureness
from dd_lint.text.source import Span

_MARKS = 40
"""Characters of markup and numbering that may stand before the first words of a block."""
_ALONE = 2.0
"""How far below a title that just reads the score is against which one without a rival is held."""


def entry_of(text: str, unit: Unit, layouts: Layouts, fields: Fields, labels: Labels, kind: str) -> Entry:
    """What a unit says of itself, read from its title outwards."""
    best, lead = unit.best, unit.lead
    assert best is not None
    others = parts(unit)
    start, end = title_span(text, unit.tokens, best.first, best.last)
    if (whole := _whole_link(unit)) is not None:
        start, end = whole
    alone = len(unit.blocks) == 1 and unit.kind != "row" and unit.tokens[0].start <= lead.start + _MARKS
    begin = lead.start if alone else unit.start
    links, told = find_links(unit, others, labels), fields.read(unit, others)
    own = [token.link for token in unit.tokens if token.link is not None]
    return Entry(
        section=unit.section,
        start=min([begin, start, *(link.start for link in own)]),
        end=max([unit.end, end, *(link.end for link in own)]),
        bullet=lead.bullet,
        bullet_start=lead.bullet_start,
        depth=lead.depth,
        date=None,
        title=best.text.rstrip(" .,;"),
        title_start=start,
        title_end=end,
        paper=links.paper,
        meta=told.meta,
        resources=links.resources,
        leftover=tuple(unread(others, told.meta)),
        template=template_of(unit, best),
        enclosed=False,
        kind=kind,
        sureness=Sureness(_title_sureness(unit), links.sureness, told.authors, told.venue, told.year),
        reasons=tuple(Reason(*term) for term in (*best.terms, *layouts.terms(unit.section, best.layout))),
    )


def _title_sureness(unit: Unit) -> float:
    """How much better the title is than other words of its unit."""
    assert unit.best is not None
    others = [one.score for one in unit.candidates if one.text != unit.best.text]
    margin = unit.score - max(others, default=READS - _ALONE)
    return round(1 / (1 + math.exp(-margin)), 2)


def _whole_link(unit: Unit) -> Span | None:
    """The text of the link that a title is all of."""
    best, own = unit.best, unit.tokens
    assert best is not None
    link = own[best.first].link
    if link is None or link.kind != "link" or best.cut != "whole":
        return None
    inside = [
        index for index, token in enumerate(own) if token.link is not None and token.link.start == link.start
    ]
    return link.text_span if (inside[0], inside[-1]) == (best.first, best.last) else None
