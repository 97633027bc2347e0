"""Which units are entries: by how their titles read, what else they say, and what their siblings are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from dd_lint.document.entries.learnt.candidates import Layout
from dd_lint.document.entries.learnt.content import FIELDS, VENUES, Kind, content
from dd_lint.document.entries.learnt.kinds import Labels, label_of
from dd_lint.document.entries.learnt.layouts import Layouts
from dd_lint.document.entries.learnt.places import place
from dd_lint.document.entries.learnt.tokens import Token
from dd_lint.document.entries.learnt.units import Unit
from dd_lint.document.entries.learnt.weights import ADMITTED, EVIDENCE

_READS = 1.2
"""The score of a title from which on it reads as one."""
_READS_BY_SIBLINGS = -2.5
"""The same where the place is one in which nearly all siblings have their titles."""
_SURE = 0.8
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
_PROSE = re.compile(r"\b(?:we|our|this|these|is an?|are|please|you|your|can be|it|also)\b", re.IGNORECASE)
_FEWEST_OF_ANYTHING = 20
_CHILDREN = 6
"""Units below an entry that are looked at for what they say of it."""


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


class Choice:
    """Chooses the entries among the units of a list, and says which others belong to each."""

    def __init__(self, units: Sequence[Unit], layouts: Layouts, labels: Labels, known: int) -> None:
        self.layouts = layouts
        self.labels = labels
        self.known = known
        self.entries: list[Unit] = []
        self.anything = _is_list_of_anything(units, known)
        self.seen: Counter[tuple[str, ...]] = Counter()
        self.proven: defaultdict[tuple[object, ...], float] = defaultdict(float)
        for unit in units:
            if unit.best is not None and unit.score >= _READS:
                self.seen[unit.best.layout[:3]] += 1  # type: ignore[index]
                self.proven[unit.best.layout[:3]] += min(1.0, unit.evidence)

    def choose(self, sections: Sequence[Sequence[Unit]]) -> list[Unit]:
        """The entries, in reading order."""
        for units in sections:
            self._walk(units)
        self._headings(sections)
        return sorted(self._admitted(), key=lambda unit: unit.start)

    def _walk(self, units: Sequence[Unit]) -> None:
        """The entries of one section; what follows a paragraph that is one may belong to it."""
        lead: Unit | None = None
        index = 0
        while index < len(units):
            unit = units[index]
            index += 1
            if unit.kind == "item":
                start = index
                while index < len(units) and _is_below(units[index], unit):
                    index += 1
                before = len(self.entries)
                self._item(unit, units[start:index])
                if len(self.entries) > before:
                    lead = None
                elif lead is not None:
                    self._attach(lead, [unit, *units[start:index]])
            elif unit.kind == "row":
                if self._reads(unit):
                    self.entries.append(unit)
                lead = None
            elif unit.kind == "paragraph":
                lead = self._paragraph(unit, lead)
            else:
                lead = None

    def _paragraph(self, unit: Unit, lead: Unit | None) -> Unit | None:
        only_fields = bool(unit.tokens) and all(
            kind in FIELDS or kind in (Kind.LABEL, Kind.NUMBER, Kind.ACRONYM) for kind in unit.kinds
        )
        if self._reads(unit) and not only_fields and unit.best is not None:
            marked = unit.best.layout.mark in ("strong", "link", "quoted") and unit.best.words >= 3
            if unit.evidence >= ADMITTED or marked:
                self.entries.append(unit)
                return unit
        if lead is not None and (lead.kind == "paragraph" or only_fields):
            self._attach(lead, [unit])
        return lead

    @staticmethod
    def _attach(lead: Unit, below: Sequence[Unit]) -> None:
        lead.below += below
        lead.end = max(lead.end, *(unit.end for unit in below))

    def _reads(self, unit: Unit) -> bool:
        """Whether a unit has a title that reads as one."""
        best = unit.best
        if best is None or _is_pointer(unit):
            return False
        if unit.score >= _READS or (self.anything and _is_led_by_link(unit)):
            return True
        trusted = self.layouts.trust(unit.section, best.layout) >= _SURE and unit.score >= _READS_BY_SIBLINGS
        is_field = content(best.text).kind in (Kind.DATE, *VENUES) and best.layout.mark != "link"
        return trusted and unit.evidence >= ADMITTED and not is_field

    def _item(self, unit: Unit, below: Sequence[Unit]) -> None:
        """An item with what is nested in it: an entry with its links and remarks, or the title of a group."""
        children = [child for child in below if child.kind == "item" and self._is_own(child)]
        strong = [
            child
            for child in children
            if child.evidence >= 1.4 or (child.evidence >= ADMITTED and _is_linked(child))
        ]
        if self._reads(unit) and unit.best is not None and not self._is_group(unit, children, strong):
            self.entries.append(unit)
            best = unit.best
            alike = [
                child
                for child in strong
                if unit.evidence >= ADMITTED and child.best is not None
                if child.best.layout.mark == best.layout.mark and child.score >= unit.score - 3
            ]
            self._nested(below, alike, unit)
            return
        if any(kind in VENUES or kind is Kind.DATE for kind in unit.kinds):
            for child in below:
                child.evidence += 0.5
        self._nested(below, [child for child in below if child.kind == "item"], None)

    def _nested(self, below: Sequence[Unit], own: Sequence[Unit], parent: Unit | None) -> None:
        """Take what is below an item: some units are its `own` kind's, the others belong to the `parent`."""
        chosen = set(map(id, own))
        index = 0
        while index < len(below):
            child = below[index]
            index += 1
            if id(child) in chosen:
                start = index
                while index < len(below) and _is_below(below[index], child):
                    index += 1
                self._item(child, below[start:index])
            elif parent is not None:
                self._attach(parent, [child])
            elif child.kind == "paragraph" and self._reads(child) and _is_paper(child):
                self.entries.append(child)

    def _is_group(self, unit: Unit, children: Sequence[Unit], strong: Sequence[Unit]) -> bool:
        """Whether an item is the title of those below it: they are papers of their own, and it is none."""
        assert unit.best is not None
        if unit.evidence >= ADMITTED or not children:
            return False
        few = unit.best.words < 4
        if not strong:
            return few
        colon = unit.lead.plain.rstrip().endswith((":", "："))
        better = sum(child.score for child in strong) / len(strong) >= unit.score - 1
        return few or colon or better or len(strong) > 1

    def _is_own(self, child: Unit) -> bool:
        """Whether a nested item may be an entry of its own, and no link or remark of the one around it."""
        best = child.best
        if best is None or not self._reads(child) or _is_labelled(child):
            return False
        if child.evidence >= ADMITTED:
            return True
        whole = best.cut == "whole"
        return best.words >= 4 and (
            (self._rate(best.layout) >= 0.5 and whole) or best.layout.mark == "strong"
        )

    def _rate(self, layout: Layout) -> float:
        """Which share of the titles with this mark have something that shows a paper."""
        seen = self.seen[layout[:3]]  # type: ignore[index]
        return self.proven[layout[:3]] / seen if seen else 0.0

    def _headings(self, sections: Sequence[Sequence[Unit]]) -> None:
        """Headings that are entries themselves: most of their level lead to a paper, and hold no entries."""
        inside = Counter(
            unit.section
            for unit in self.entries
            if unit.best and unit.best.words >= 3 and unit.evidence >= ADMITTED
        )
        levels: defaultdict[int, list[tuple[Unit, Sequence[Unit], bool]]] = defaultdict(list)
        for units in sections:
            head = units[0] if units and units[0].kind == "heading" else None
            if head is not None and head.best is not None:
                levels[head.lead.depth].append((head, units[1:], self._is_titled(head, units[1:], inside)))
        for titled in levels.values():
            good = [(head, units) for head, units, fits in titled if fits]
            if len(good) < 3 or 2 * len(good) < len(titled):
                continue
            dropped = {head.section for head, _ in good}
            self.entries = [unit for unit in self.entries if unit.section not in dropped]
            for head, units in good:
                if units:
                    self._attach(head, units)
                self.entries.append(head)

    def _is_titled(self, head: Unit, units: Sequence[Unit], inside: Counter[int]) -> bool:
        assert head.best is not None
        paper = head.evidence >= ADMITTED or any(
            token.link is not None
            and kind is Kind.LABEL
            and (self.labels.is_paper(label_of(token)) or place(token.link.destination) == "paper")
            for unit in units[:_CHILDREN]
            for token, kind in zip(unit.tokens, unit.kinds, strict=True)
        )
        dated = any(kind in VENUES or kind is Kind.DATE for kind in head.kinds)
        worded = head.best.words >= 4 or (head.best.words == 3 and dated)
        return paper and worded and head.score > 0 and not inside[head.section]

    def _admitted(self) -> Iterator[Unit]:
        """The entries that are papers, by themselves or as their siblings are; all, in a list of anything."""
        worth = {id(unit): self.whole_evidence(unit) for unit in self.entries}
        total = len(self.entries) + self.known
        papers = sum(min(1.0, value) for value in worth.values()) + self.known
        rate = papers / total if total else 0.0
        sections: defaultdict[int, list[float]] = defaultdict(list)
        for unit in self.entries:
            sections[unit.section].append(worth[id(unit)])
        marks = Counter(unit.best.layout[:3] for unit in self.entries if unit.best)
        anything = self.anything
        for unit in self.entries:
            assert unit.best is not None
            value, best = worth[id(unit)], unit.best
            own = sections[unit.section]
            share = sum(one >= ADMITTED for one in own) / len(own)
            frequent = marks[best.layout[:3]]
            if self._is_plain_paragraph(unit, frequent, total) or (
                unit.kind == "paragraph" and _is_about_people(unit)
            ):
                continue
            if (value >= ADMITTED and not (self._leads_elsewhere(unit) and value < 0.9)) or (
                anything and (best.layout.mark == "link" or unit.kind == "row")
            ):
                yield unit
            elif self._leads_elsewhere(unit) or best.words < 3 or unit.score < _READS + 0.6:
                continue
            elif (
                share >= 0.5
                or self._rate(best.layout) >= 0.5
                or (
                    frequent >= max(10, 0.4 * total)
                    and best.layout.mark
                    and best.words >= 4
                    and not _is_tool(unit)
                )
                or (rate < 0.35 and frequent >= 10 and best.words >= 4 and not _is_linked(unit))
            ):
                yield unit

    @staticmethod
    def _is_plain_paragraph(unit: Unit, frequent: int, total: int) -> bool:
        """Whether a paragraph of plain words is rather prose: few others are read so, or it is worded so."""
        assert unit.best is not None
        if unit.kind != "paragraph" or unit.best.layout.mark in ("strong", "link", "quoted"):
            return False
        return frequent < max(3, 0.05 * total) or (
            unit.best.words > 7 and _PROSE.search(unit.best.text) is not None
        )

    def _leads_elsewhere(self, unit: Unit) -> bool:
        """Whether the title itself is a link to code or to some page."""
        assert unit.best is not None
        link = unit.tokens[unit.best.first].link
        return (
            unit.best.layout.mark == "link"
            and link is not None
            and place(link.destination) in ("code", "web")
        )

    def whole_evidence(self, unit: Unit) -> float:
        """What shows that a unit is about a paper, in all that belongs to it."""
        worth = evidence(unit.tokens, unit.kinds, self.labels) + evidence(
            unit.beside, unit.beside_kinds, self.labels
        )
        worth += sum(evidence(child.tokens, child.kinds, self.labels) for child in unit.below[:_CHILDREN])
        return worth - 0.8 if self._leads_elsewhere(unit) and worth < 0.9 else worth


def _is_below(unit: Unit, above: Unit) -> bool:
    if unit.kind == "item":
        return unit.depth > above.depth
    return unit.kind == "paragraph" and unit.depth >= above.depth > 0


def _is_linked(unit: Unit) -> bool:
    return any(token.link is not None and place(token.link.destination) != "list" for token in unit.tokens)


def _is_tool(unit: Unit) -> bool:
    """Whether all links of a unit lead to code or to pages that are no papers."""
    places = [place(token.link.destination) for token in unit.tokens if token.link is not None]
    return bool(places) and all(one in ("code", "web", "list") for one in places)


def _is_pointer(unit: Unit) -> bool:
    """Whether a unit is a line of contents."""
    links = [token.link for token in unit.tokens if token.link is not None]
    return bool(links) and all(place(link.destination) == "list" for link in links) and len(unit.tokens) < 6


def _is_labelled(unit: Unit) -> bool:
    """Whether an item begins with the label of a link or a field: "Authors: …", "[pdf]"."""
    if not unit.tokens or unit.kinds[0] is Kind.LABEL:
        return True
    following = unit.tokens[1].before if len(unit.tokens) > 1 else ""
    named = _LABELLED.match(unit.tokens[0].text + following.strip()[:1]) is not None
    return named and label_of(unit.tokens[0]) in _BELOW


def _is_led_by_link(unit: Unit) -> bool:
    """Whether a unit begins with a link that is its title."""
    best = unit.best
    return (
        best is not None
        and best.layout.mark == "link"
        and best.layout.before == "start"
        and best.cut == "whole"
    )


def _is_list_of_anything(units: Sequence[Unit], known: int) -> bool:
    """Whether a list is one of tools or sites: most of its items are a link, and few show a paper."""
    led = [unit for unit in units if unit.kind == "item" and _is_led_by_link(unit) and not _is_pointer(unit)]
    papers = sum(unit.evidence >= ADMITTED for unit in units if unit.kind in ("item", "row")) + known
    return len(led) >= _FEWEST_OF_ANYTHING and papers < len(led)


def _is_about_people(unit: Unit) -> bool:
    """Whether a paragraph shows nothing of a paper but names, as one of thanks does."""
    kinds = {kind for one in (unit, *unit.below) for kind in one.kinds}
    papers = any(
        token.link is not None and place(token.link.destination) == "paper"
        for one in (unit, *unit.below)
        for token in one.tokens
    )
    return Kind.PEOPLE in kinds and not papers and kinds.isdisjoint({Kind.DATE, Kind.IDENTIFIER, *VENUES})


def _is_paper(unit: Unit) -> bool:
    """Whether a paragraph has a title of some words, and shows a paper by itself."""
    return unit.best is not None and unit.evidence >= ADMITTED and unit.best.words >= 3
