"""Reads entries by what their tokens are, and by what those beside them are: no form is known beforehand."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dd_lint.document.entries.learnt.candidate import Candidate, count_words
from dd_lint.document.entries.learnt.candidates import candidates
from dd_lint.document.entries.learnt.choice import Choice
from dd_lint.document.entries.learnt.content import Kind
from dd_lint.document.entries.learnt.entries import entry_of
from dd_lint.document.entries.learnt.evidence import evidence, is_led_by_link, is_list_of_anything
from dd_lint.document.entries.learnt.fields import Fields
from dd_lint.document.entries.learnt.given import given_labels
from dd_lint.document.entries.learnt.kinds import find_kinds
from dd_lint.document.entries.learnt.labels import Labels
from dd_lint.document.entries.learnt.layouts import Layouts
from dd_lint.document.entries.learnt.names import Names, lower_words
from dd_lint.document.entries.learnt.papers import entry_kinds
from dd_lint.document.entries.learnt.scores import BEST_WORDS, doubts, terms_of_length, terms_of_place
from dd_lint.document.entries.learnt.slots import learn_slots
from dd_lint.document.entries.learnt.titles import may_be_title, title_text
from dd_lint.document.entries.learnt.units import Unit, gather
from dd_lint.document.entries.section_blocks import SectionBlocks
from dd_lint.document.entry import Entry

_WORST = 4.0
"""How much worse than the best by itself a candidate may be to be looked at again with its siblings."""
_REPEATED = 3
"""Tokens from which on words are a paper's own, and no label that a list repeats."""


class LearntReading(NamedTuple):
    """What was read of a section: its entries, and the blocks of items that are none."""

    entries: tuple[Entry, ...]
    others: tuple[Unit, ...]


class Weighed(NamedTuple):
    """The units of a list, section by section, with what they are made of and what speaks for each title."""

    gathered: Mapping[int, Sequence[Unit]]
    units: Sequence[Unit]
    names: Names
    labels: Labels
    layouts: Layouts
    anything: bool


def weigh(text: str, sections: Sequence[SectionBlocks], kinds: Mapping[str, str], known: int) -> Weighed:
    """Cut sections into units and tokens, and weigh what may be titles against all others of the list."""
    gathered = {section.number: _gather(text, section) for section in sections}
    units = [unit for own in gathered.values() for unit in own]
    names = Names(lower_words([token.text for unit in units for token in unit.tokens]))
    labels = Labels(units, {**kinds, **given_labels(sections)})
    find_kinds(units, labels, names)
    for unit in units:
        unit.evidence = evidence(unit.tokens, unit.kinds, labels) + evidence(
            unit.beside, unit.beside_kinds, labels
        )
    anything = is_list_of_anything(units, known)
    _find_candidates(text, units, names, anything=anything)
    return Weighed(gathered, units, names, labels, Layouts(units), anything)


def learn(
    text: str, sections: Sequence[SectionBlocks], kinds: Mapping[str, str], known: int = 0
) -> dict[int, LearntReading]:
    """The entries of sections, by their numbers.

    `kinds` are those of links by their labels; `known` entries of the list are read already.
    """
    gathered, units, names, labels, layouts, anything = weigh(text, sections, kinds, known)
    choice = Choice(units, layouts, labels, known, anything=anything)
    chosen = choice.choose(list(gathered.values()))
    learn_slots(chosen, names)
    fields = Fields(text, labels, names)
    entry_kind = entry_kinds(chosen, {section.number: section.titles for section in sections}, labels)
    found: defaultdict[int, list[Entry]] = defaultdict(list)
    for unit in chosen:
        found[unit.section].append(entry_of(text, unit, layouts, fields, labels, entry_kind[id(unit)]))
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
            one for one in candidates(unit) if not led or (one.first == 0 and one.cut in ("whole", "head"))
        ]
        repeated.update(filter(None, (_few_tokens(unit, one) for one in unit.candidates)))
    for unit in units:
        _score(text, unit, names, repeated)


def _few_tokens(unit: Unit, one: Candidate) -> str:
    """The words of a candidate of few tokens, which a list may repeat; titles of more are a paper's own."""
    if one.last - one.first >= _REPEATED:
        return ""
    return " ".join(token.text for token in unit.tokens[one.first : one.last + 1]).lower()


def _score(text: str, unit: Unit, names: Names, repeated: Mapping[str, int]) -> None:
    """Say what speaks for each candidate that is not far worse than the best, and drop the others.

    What costs most is looked up last, for what is still in the running: its words, then what they have
    against it.
    """
    for one in unit.candidates:
        one.weigh(terms_of_place(unit, one))
    weighed: set[int] = set()
    best = -math.inf
    for one in sorted(unit.candidates, key=lambda one: -one.own):
        if one.own + BEST_WORDS < best - _WORST:
            break
        one.text = title_text(text, unit.tokens, one.first, one.last)
        if not may_be_title(one.text, whole=one.cut == "whole"):
            continue
        one.words = count_words(one.text)
        one.weigh(terms_of_length(one))
        if one.own < best - _WORST:
            continue
        one.weigh(doubts(unit, one, names, repeated[_few_tokens(unit, one)]))
        weighed.add(id(one))
        best = max(best, one.own)
    unit.candidates = [one for one in unit.candidates if id(one) in weighed and one.own >= best - _WORST]
