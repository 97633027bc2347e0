"""Which units are entries: by how their titles read, what else they say, and what their siblings are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import takewhile

from dd_lint.document.entries.learnt.admission import Admission, PaperRates
from dd_lint.document.entries.learnt.candidate import Candidate
from dd_lint.document.entries.learnt.content import FIELDS, VENUES, Kind, content
from dd_lint.document.entries.learnt.evidence import (
    is_labelled,
    is_led_by_link,
    is_linked,
    is_named_field,
    is_paper_by_itself,
    is_pointer,
)
from dd_lint.document.entries.learnt.given import is_given
from dd_lint.document.entries.learnt.labels import Labels, label_of
from dd_lint.document.entries.learnt.layouts import Layouts
from dd_lint.document.entries.learnt.places import place
from dd_lint.document.entries.learnt.units import Unit
from dd_lint.document.entries.learnt.weights import ADMITTED, OF_PAPER, READS

_READS_BY_SIBLINGS = -2.5
"""The same where the place is one in which nearly all siblings have their titles."""
_SURE = 0.8
_CHILDREN = 6
"""Units below an entry that are looked at for what they say of it."""
_GOES_ON = ("words behind", "words behind, with a colon")
_LEVEL = 3
"""Headings of one level, at least, that are entries where nothing but the list says so."""
_TITLED = 4
"""Words of a title from which on what is below an entry may be one as well."""
_READS_AS_ALL = -6.0
"""The score of a title that is a paper's because nothing else is."""


class Choice:
    """Chooses the entries among the units of a list, and says which others belong to each."""

    def __init__(
        self, units: Sequence[Unit], layouts: Layouts, labels: Labels, known: int, *, anything: bool
    ) -> None:
        self.layouts = layouts
        self.labels = labels
        self.known = known
        self.entries: list[Unit] = []
        self.groups: set[int] = set()
        self.anything = anything
        self.rates = PaperRates(units)

    def choose(self, sections: Sequence[Sequence[Unit]]) -> list[Unit]:
        """The entries, in reading order."""
        for units in sections:
            self._walk(units)
        self._headings(sections)
        entries = [unit for unit in self.entries if unit.best is not None and is_given(unit, unit.best)]
        admitted = Admission(entries, self.rates, self.labels, self.known, anything=self.anything)
        return sorted(admitted, key=lambda unit: unit.start)

    def _walk(self, units: Sequence[Unit]) -> None:
        """The entries of one section; what follows a paragraph that is one may belong to it."""
        lead = item = None
        index = 0
        while index < len(units):
            unit = units[index]
            index += 1
            if unit.kind == "item" and item is not None and is_named_field(unit):
                # Items that Markdown has beside an entry, and a reader below it: "Authors: …".
                self._attach(item, [unit])
            elif unit.kind == "item":
                start = index
                while index < len(units) and _is_below(units[index], unit):
                    index += 1
                before = len(self.entries)
                self._item(unit, units[start:index])
                if len(self.entries) > before:
                    lead, item = None, self.entries[-1]
                elif lead is not None:
                    self._attach(lead, [unit, *units[start:index]])
            elif unit.kind == "row":
                if self._has_title(unit):
                    self.entries.append(unit)
                lead = None
            elif unit.kind == "paragraph":
                following = takewhile(_tells_of_parent, units[index : index + _CHILDREN])
                unit.evidence += sum(child.evidence for child in following)
                lead = self._paragraph(unit, lead)
            else:
                lead = None

    def _paragraph(self, unit: Unit, lead: Unit | None) -> Unit | None:
        only_fields = bool(unit.tokens) and all(
            kind in FIELDS or kind in (Kind.LABEL, Kind.NUMBER, Kind.ACRONYM) for kind in unit.kinds
        )
        bold = unit.best is not None and unit.best.layout.mark == "strong" and _stands_out(unit.best)
        field = only_fields and not bold
        if self._has_title(unit) and unit.best is not None and not field and not is_named_field(unit):
            marked = unit.named or (
                unit.best.layout.mark in ("strong", "link", "quoted") and unit.best.words >= 3
            )
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

    def _has_title(self, unit: Unit) -> bool:
        """Whether a unit has a title: words that read as one, or the best in what shows a paper."""
        if self._reads(unit):
            return True
        best = unit.best
        if best is None or is_pointer(unit) or is_labelled(unit):
            return False
        if unit.named:
            return True
        if unit.evidence < (ADMITTED if _stands_out(best) else OF_PAPER):
            return False
        kinds = {*unit.kinds[best.first : best.last + 1], content(best.text).kind}
        if _stands_out(best) and unit.evidence >= OF_PAPER:
            # Words that may be a venue are the title where nothing else can be it: "SemEval-2010 Task 8".
            kinds.discard(Kind.LIKELY_VENUE)
        return unit.score >= _READS_AS_ALL and kinds.isdisjoint(FIELDS)

    def _is_led(self, unit: Unit) -> bool:
        """Whether a unit is an entry of a list of anything."""
        return self.anything and is_led_by_link(unit)

    def _reads(self, unit: Unit) -> bool:
        """Whether a unit has words that read as a title."""
        best = unit.best
        if best is None or is_pointer(unit):
            return False
        if unit.score >= READS or self._is_led(unit):
            return True
        trusted = self.layouts.trust(unit.section, best.layout) >= _SURE and unit.score >= _READS_BY_SIBLINGS
        is_field = content(best.text).kind in (Kind.DATE, *VENUES) and best.layout.mark != "link"
        return trusted and unit.evidence >= ADMITTED and not is_field

    def _item(self, unit: Unit, below: Sequence[Unit]) -> None:
        """An item with what is nested in it: an entry with its links and remarks, or the title of a group."""
        children = [child for child in below if child.kind == "item" and self._is_own(child)]
        own = set(map(id, children))
        alone = unit.evidence
        unit.evidence += sum(
            child.evidence
            for child in below[:_CHILDREN]
            if child.kind == "paragraph" or (id(child) not in own and _tells_of_parent(child))
        )
        strong = [
            child
            for child in children
            if child.evidence >= 1.4 or (child.evidence >= ADMITTED and is_linked(child))
        ]
        if (
            self._has_title(unit)
            and unit.best is not None
            and not self._is_group(unit, children, strong, alone)
        ):
            self.entries.append(unit)
            shown = set(map(id, strong))
            alike = [child for child in children if self._is_alike(child, unit, id(child) in shown)]
            self._nested(below, alike, unit)
            return
        self.groups |= {id(unit)} if below else set()
        if any(kind in VENUES or kind is Kind.DATE for kind in unit.kinds):
            for child in below:
                child.evidence += 0.5
        self._nested(below, [child for child in below if child.kind == "item"], None)

    def _is_alike(self, child: Unit, unit: Unit, shown: bool) -> bool:
        """Whether what is below an entry is one: its title has the same mark, or it shows a paper."""
        assert child.best is not None
        assert unit.best is not None
        if child.best.layout.mark != unit.best.layout.mark:
            return child.evidence >= OF_PAPER and is_linked(child) and child.best.words >= _TITLED
        near = unit.evidence >= ADMITTED and shown and child.score >= unit.score - 3
        return near or self._is_led(child)

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
            elif child.kind == "paragraph" and self._reads(child) and is_paper_by_itself(child):
                self.entries.append(child)

    def _is_group(self, unit: Unit, children: Sequence[Unit], strong: Sequence[Unit], alone: float) -> bool:
        """Whether an item is the title of those below it: they are papers of their own, and it is none.

        `alone` is what it shows of a paper by itself.
        """
        assert unit.best is not None
        if alone < ADMITTED and len(strong) > 1:
            return True
        if unit.evidence >= ADMITTED or not children:
            return False
        if self.anything and not self._is_led(unit) and any(map(self._is_led, children)):
            return True
        if self._is_led(unit) and not any(map(is_linked, children)):
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
        if best is None or not self._reads(child) or is_labelled(child):
            return False
        if child.evidence >= ADMITTED or self._is_led(child):
            return True
        whole = best.cut == "whole"
        return best.words >= 4 and (
            (self.rates.of(best.layout) >= 0.5 and whole) or best.layout.mark == "strong"
        )

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
            given = any(head.named or (head.shapes and len(titled) < _LEVEL) for head, _ in good)
            if not given and (len(good) < _LEVEL or 2 * len(good) < len(titled)):
                continue
            dropped = {head.section for head, _ in good}
            self.entries = [unit for unit in self.entries if unit.section not in dropped]
            for head, units in good:
                if units:
                    self._attach(head, units)
                self.entries.append(head)

    def _is_titled(self, head: Unit, units: Sequence[Unit], inside: Counter[int]) -> bool:
        assert head.best is not None
        if head.named:
            return True
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


def _tells_of_parent(child: Unit) -> bool:
    """Whether a nested item is nothing but links or fields of the entry around it."""
    return child.kind == "item" and (
        is_labelled(child) or all(kind in FIELDS or kind is Kind.LABEL for kind in child.kinds)
    )


def _stands_out(best: Candidate) -> bool:
    """Whether a title is all that is marked at the front of a unit, and no words follow it."""
    first = best.cut == "whole" and best.layout.before in ("start", "cell")
    return first and not any(name in _GOES_ON for name, _ in best.terms)


def _is_below(unit: Unit, above: Unit) -> bool:
    if unit.kind == "item":
        return unit.depth > above.depth
    return unit.kind == "paragraph" and unit.depth >= above.depth > 0
