"""Which of the units that have a title are papers: by themselves, or because their siblings are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from dd_lint.document.entries.learnt.candidate import Layout
from dd_lint.document.entries.learnt.content import Kind
from dd_lint.document.entries.learnt.evidence import (
    evidence,
    is_about_people,
    is_linked,
    is_tool,
)
from dd_lint.document.entries.learnt.labels import Labels
from dd_lint.document.entries.learnt.places import place
from dd_lint.document.entries.learnt.units import Unit
from dd_lint.document.entries.learnt.venue_names import is_named
from dd_lint.document.entries.learnt.weights import ADMITTED, OF_PAPER, READS

_PROSE = re.compile(r"\b(?:we|our|this|these|is an?|are|please|you|your|can be|it|also)\b", re.IGNORECASE)
_CHILDREN = 6
"""Units below an entry that are looked at for what they say of it."""
_SOUND, _SOUND_SHARE = 0.9, 0.2
"""Evidence that a year or a name alone does not give, and the share that has it in a list of papers."""
_HALF = 0.5
"""The share of a section, or of titles with one mark, that has to show papers for the others to be some."""
_COMMON, _COMMON_SHARE = 10, 0.4
"""How many titles, and which share of all, make a mark that of the list's papers."""
_LINKED = 0.9
"""The share of entries that have a link, where each that shows no paper otherwise has to."""
_HEADLINES = 0.6
"""The share of titles with one mark that are written as headlines, where nothing else shows papers."""
_BARE = 0.35
"""The share of units that show a paper below which a list is one of titles alone."""
_CLEAR = 0.6
"""How much better than just readable a title has to be that shows no paper by itself."""
_FEWEST_BESIDE, _MOST_BESIDE = 3, 0.75
"""How many units of a section with one mark, and which share of them, are papers where all of them are."""
_ELSEWHERE = 0.8
"""What the evidence of a unit is less worth where its title leads to code or to some page."""


class PaperRates:
    """How often titles with one mark, in one kind of unit, come with something that shows a paper."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._seen: defaultdict[tuple[object, ...], float] = defaultdict(float)
        self._proven: defaultdict[tuple[object, ...], float] = defaultdict(float)
        for unit in units:
            if unit.best is not None and unit.score >= READS:
                self._seen[unit.best.layout[:3]] += 1
                self._proven[unit.best.layout[:3]] += min(1.0, unit.evidence)

    def of(self, layout: Layout) -> float:
        """The rate, from 0 to 1."""
        seen = self._seen[layout[:3]]
        return self._proven[layout[:3]] / seen if seen else 0.0


class Admission:
    """The units among `entries` that are papers; all that are a link, in a list of anything."""

    def __init__(
        self, entries: Sequence[Unit], rates: PaperRates, labels: Labels, known: int, *, anything: bool
    ) -> None:
        self.entries = entries
        self.rates = rates
        self.labels = labels
        self.anything = anything
        self.worth = {id(unit): self._whole_evidence(unit) for unit in entries}
        self.total = len(entries) + known
        shown = [value for value in self.worth.values() if value >= ADMITTED]
        self.sound = known + sum(value >= _SOUND for value in shown) >= _SOUND_SHARE * len(shown)
        self.rate = (sum(min(1.0, value) for value in self.worth.values()) + known) / max(1, self.total)
        self.sections: defaultdict[int, list[float]] = defaultdict(list)
        for unit in entries:
            self.sections[unit.section].append(self.worth[id(unit)])
        self.marks = Counter(unit.best.layout[:3] for unit in entries if unit.best)
        self.linked = sum(map(is_linked, entries)) >= _LINKED * len(entries)
        self.headlines = Counter(
            unit.best.layout[:3] for unit in entries if unit.best and is_named(unit.best.text)
        )

    def __iter__(self) -> Iterator[Unit]:
        """The admitted units, in their order."""
        worded = [unit for unit in self.entries if unit.named or not self._is_prose(unit)]
        admitted = {id(unit) for unit in worded if self._is_entry(unit)}
        spots = {id(unit): _spot(unit) for unit in worded}
        beside = Counter(spots.values())
        taken = Counter(spots[key] for key in admitted)
        for unit in worded:
            spot = spots[id(unit)]
            usual = taken[spot] >= max(_FEWEST_BESIDE, _MOST_BESIDE * beside[spot])
            if unit.named or id(unit) in admitted or (usual and not _leads_elsewhere(unit)):
                yield unit

    def _is_entry(self, unit: Unit) -> bool:
        best = unit.best
        assert best is not None
        elsewhere = _leads_elsewhere(unit)
        if self.worth[id(unit)] >= (_SOUND if elsewhere or not self.sound else ADMITTED):
            return True
        if self.anything and (best.layout.mark == "link" or unit.kind == "row"):
            return True
        if elsewhere or best.words < 3 or unit.score < READS + _CLEAR:
            return False
        return self._is_one_of_its_siblings(unit)

    def _is_one_of_its_siblings(self, unit: Unit) -> bool:
        """Whether others of the section, or with the same mark, are papers, or the list is one of titles."""
        best, own = unit.best, self.sections[unit.section]
        assert best is not None
        if self.linked and not is_linked(unit):
            # Where entries have links, a title without any is that of a group.
            return False
        if sum(one >= ADMITTED for one in own) >= _HALF * len(own):
            return True
        if best.layout.mark and self.rates.of(best.layout) >= _HALF:
            return True
        frequent = self.marks[best.layout[:3]]
        if best.words < 4 or frequent < _COMMON or len(own) < _FEWEST_BESIDE:
            return False
        if self.headlines[best.layout[:3]] < _HEADLINES * frequent:
            return False
        common = frequent >= _COMMON_SHARE * self.total and bool(best.layout.mark) and not is_tool(unit)
        return common or (self.rate < _BARE and not is_linked(unit))

    def _is_prose(self, unit: Unit) -> bool:
        """Whether a paragraph is none: few others are read so, it is worded so, or it only thanks people."""
        best = unit.best
        assert best is not None
        if unit.kind != "paragraph":
            return False
        if is_about_people(unit) or _is_in_sentence(unit):
            return True
        if best.cut == "more" and _PROSE.search(best.text):
            return True
        if best.layout.mark in ("strong", "link", "quoted"):
            return False
        few = self.marks[best.layout[:3]] < max(3, 0.05 * self.total)
        if few and (unit.evidence < OF_PAPER or _PROSE.search(unit.lead.plain)):
            return True
        return best.words > 7 and _PROSE.search(best.text) is not None

    def _whole_evidence(self, unit: Unit) -> float:
        """What shows that a unit is about a paper, in all that belongs to it."""
        worth = evidence(unit.tokens, unit.kinds, self.labels)
        worth += evidence(unit.beside, unit.beside_kinds, self.labels)
        worth += sum(evidence(child.tokens, child.kinds, self.labels) for child in unit.below[:_CHILDREN])
        return worth - _ELSEWHERE if _leads_elsewhere(unit) and worth < _SOUND else worth


def _spot(unit: Unit) -> tuple[object, ...]:
    """The section of a unit, whether it has a link, and how and where its title is marked."""
    assert unit.best is not None
    return unit.section, is_linked(unit), *unit.best.layout[:3]


def _is_in_sentence(unit: Unit) -> bool:
    """Whether a title is a link among words that go on without a mark, or words with such a link in them."""
    best, own = unit.best, unit.tokens
    assert best is not None
    links = {token.link is not None for token in own[best.first : best.last + 1]}
    if len(links) > 1:
        return True
    if best.layout.mark != "link" or best.last + 1 >= len(own) or unit.kinds[best.last + 1] is not Kind.WORDS:
        return False
    following = own[best.last + 1]
    return not following.before.strip() and following.text[:1].islower()


def _leads_elsewhere(unit: Unit) -> bool:
    """Whether the title itself is a link to code or to some page."""
    assert unit.best is not None
    link = unit.tokens[unit.best.first].link
    linked = unit.best.layout.mark == "link" and link is not None
    return linked and link is not None and place(link.destination) in ("code", "web")
