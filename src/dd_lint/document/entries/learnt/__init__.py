"""Reads entries by what their tokens are, and by what those beside them are: no form is known beforehand."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dd_lint.document.entries.learnt.candidates import candidates, title_span
from dd_lint.document.entries.learnt.choice import Choice
from dd_lint.document.entries.learnt.content import Kind
from dd_lint.document.entries.learnt.evidence import evidence, is_led_by_link, is_list_of_anything
from dd_lint.document.entries.learnt.fields import Fields
from dd_lint.document.entries.learnt.given import given_labels, template_of
from dd_lint.document.entries.learnt.kinds import find_kinds
from dd_lint.document.entries.learnt.labels import Labels
from dd_lint.document.entries.learnt.layouts import Layouts
from dd_lint.document.entries.learnt.links import find_links, parts, unread
from dd_lint.document.entries.learnt.names import Names, lower_words
from dd_lint.document.entries.learnt.scores import cheap_terms, doubts
from dd_lint.document.entries.learnt.slots import learn_slots
from dd_lint.document.entries.learnt.units import Unit, gather
from dd_lint.document.entries.section_blocks import SectionBlocks
from dd_lint.document.model import Entry
from dd_lint.text.source import Span

_MARKS = 40
"""Characters of markup and numbering that may stand before the first words of a block."""
_WORST = 4.0
"""How much worse than the best by itself a candidate may be to be looked at again with its siblings."""


class LearntReading(NamedTuple):
    """What was read of a section: its entries, and the blocks of items that are none."""

    entries: tuple[Entry, ...]
    others: tuple[Unit, ...]


def learn(
    text: str, sections: Sequence[SectionBlocks], kinds: Mapping[str, str], known: int = 0
) -> dict[int, LearntReading]:
    """The entries of sections, by their numbers.

    `kinds` are those of links by their labels; `known` entries of the list are read already.
    """
    gathered = {section.number: _gather(text, section) for section in sections}
    units = [unit for own in gathered.values() for unit in own]
    names = Names(lower_words([token.text for unit in units for token in unit.tokens]))
    labels = Labels(units, {**given_labels(sections), **kinds})
    find_kinds(units, labels, names)
    for unit in units:
        unit.evidence = evidence(unit.tokens, unit.kinds, labels) + evidence(
            unit.beside, unit.beside_kinds, labels
        )
    anything = is_list_of_anything(units, known)
    _find_candidates(text, units, names, anything=anything)
    choice = Choice(units, Layouts(units), labels, known, anything=anything)
    chosen = choice.choose(list(gathered.values()))
    learn_slots(chosen, names)
    fields = Fields(text, labels, names)
    found: defaultdict[int, list[Entry]] = defaultdict(list)
    for unit in chosen:
        found[unit.section].append(_entry(text, unit, fields, labels))
    taken = {id(block) for unit in chosen for one in (unit, *unit.below) for block in one.blocks}
    return {
        section: LearntReading(
            tuple(found[section]),
            tuple(
                unit
                for unit in gathered[section]
                if unit.kind == "item" and id(unit.lead) not in taken and id(unit) not in choice.groups
            ),
        )
        for section in gathered
        if found[section]
    }


def _gather(text: str, section: SectionBlocks) -> list[Unit]:
    """The units of a section, each with what the configuration says of them."""
    units = gather(text, section.number, section.blocks, section.shapes)
    for unit in units:
        unit.shapes, unit.named = section.shapes, section.named
    return units


def _find_candidates(text: str, units: Sequence[Unit], names: Names, *, anything: bool) -> None:
    """Find what may be titles of units; in a list of anything, the link that an item begins with is it."""
    repeated: Counter[str] = Counter()
    for unit in units:
        led = anything and is_led_by_link(unit)
        if led:
            unit.kinds[0] = Kind.WORDS
        unit.candidates = [
            one
            for one in candidates(text, unit)
            if not led or (one.first == 0 and one.cut in ("whole", "head"))
        ]
        repeated.update({one.text.lower() for one in unit.candidates})
    for unit in units:
        _score(unit, names, repeated)


def _score(unit: Unit, names: Names, repeated: Mapping[str, int]) -> None:
    """Say what speaks for each candidate that is not far worse than the best, and drop the others.

    What its words have against a candidate is looked up last: most are out of the running by then.
    """
    for one in unit.candidates:
        one.terms = list(cheap_terms(unit, one))
    kept: dict[int, float] = {}
    best = -math.inf
    for one in sorted(unit.candidates, key=lambda one: -one.own):
        if one.own < best - _WORST:
            break
        one.terms += doubts(unit, one, names, repeated[one.text.lower()])
        kept[id(one)] = one.own
        best = max(best, one.own)
    unit.candidates = [one for one in unit.candidates if kept.get(id(one), -math.inf) >= best - _WORST]


def _entry(text: str, unit: Unit, fields: Fields, labels: Labels) -> Entry:
    best, lead = unit.best, unit.lead
    assert best is not None
    others = parts(unit)
    start, end = title_span(text, unit.tokens, best.first, best.last)
    if (whole := _whole_link(unit)) is not None:
        start, end = whole
    alone = len(unit.blocks) == 1 and unit.kind != "row" and unit.tokens[0].start <= lead.start + _MARKS
    begin = lead.start if alone else unit.start
    links, meta = find_links(unit, others, labels), fields.meta(unit, others)
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
        meta=meta,
        resources=links.resources,
        leftover=tuple(unread(others, meta)),
        template=template_of(unit, best),
        enclosed=False,
    )


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
