"""What siblings have in common: the places where titles are found in a list, learnt in a few rounds."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence

from dd_lint.document.entries.learnt.candidate import Layout
from dd_lint.document.entries.learnt.given import agrees, is_given
from dd_lint.document.entries.learnt.units import Unit
from dd_lint.document.entries.learnt.weights import WEIGHTS

_ROUNDS = 3
_UNSURE, _DOUBT = 0.5, 2.5
"""How many wins and tries a place is thought to have had before any unit was looked at."""


class _Votes:
    """How often candidates of a kind were there to be chosen, and how often they were."""

    def __init__(self) -> None:
        self.won: defaultdict[Hashable, float] = defaultdict(float)
        self.tried: defaultdict[Hashable, float] = defaultdict(float)

    def rate(self, key: Hashable, unsure: float = _UNSURE, doubt: float = _DOUBT) -> float:
        """The logarithm of the rate."""
        return math.log((self.won[key] + unsure) / (self.tried[key] + doubt))


class Layouts:
    """Where the titles of a list are."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = [unit for unit in units if unit.candidates]
        for unit in self.units:
            for candidate in unit.candidates:
                candidate.score = candidate.own
        for _ in range(_ROUNDS):
            self._count()
            self._score()
        for unit in self.units:
            unit.take(unit.candidates)
        agreed = agrees(self.units)
        for unit in self.units:
            if unit.named or not agreed:
                unit.take([one for one in unit.candidates if is_given(unit, one)])

    def _count(self) -> None:
        self.layouts, self.marks, self.sections, self.starts = _Votes(), _Votes(), _Votes(), _Votes()
        self.kinds: Counter[str] = Counter()
        for unit in self.units:
            self._vote(unit)

    def _vote(self, unit: Unit) -> None:
        """One unit's vote: shared among its candidates by how well they read, counted by its evidence."""
        top = max(one.score for one in unit.candidates)
        weights = [math.exp(one.score - top) for one in unit.candidates]
        total = sum(weights)
        trust = (0.15 + min(1.0, unit.evidence)) * min(1.0, max(0.05, (top + 2) / 4))
        shares: defaultdict[Layout, float] = defaultdict(float)
        for one, weight in zip(unit.candidates, weights, strict=True):
            shares[one.layout] += weight / total
        marks: defaultdict[Hashable, float] = defaultdict(float)
        starts: set[Hashable] = set()
        for layout, share in shares.items():
            self.layouts.won[layout] += trust * share
            # A place is not to blame for losing to a better one of the same unit.
            self.layouts.tried[layout] += trust * math.sqrt(min(1.0, share))
            self.sections.won[unit.section, layout] += trust * share
            self.sections.tried[unit.section, layout] += trust
            self.starts.won[layout[:4]] += trust * share
            starts.add(layout[:4])
            marks[layout[:3]] += share
        for start in starts:
            self.starts.tried[start] += trust
        for mark, share in marks.items():
            self.marks.won[mark] += trust * share
            self.marks.tried[mark] += trust
            self.kinds[unit.kind] += trust * share  # type: ignore[assignment]

    def _score(self) -> None:
        known: dict[tuple[int, Layout], float] = {}
        self._terms: dict[tuple[int, Layout], list[tuple[str, float]]] = {}
        for unit in self.units:
            for one in unit.candidates:
                key = unit.section, one.layout
                if key not in known:
                    self._terms[key] = self._weigh(*key)
                    known[key] = sum(worth for _, worth in self._terms[key])
                one.score = one.own + known[key]

    def terms(self, section: int, layout: Layout) -> list[tuple[str, float]]:
        """What the siblings' titles say of a place where a candidate is, each with its weight."""
        return self._terms[section, layout]

    def _weigh(self, section: int, layout: Layout) -> list[tuple[str, float]]:
        share = math.log((self.marks.won[layout[:3]] + 1) / (self.kinds[layout.unit] + 6))
        values: Mapping[str, float] = {
            "layout of its siblings": self.layouts.rate(layout) + 1.2,
            "mark of its siblings": self.marks.rate(layout[:3]) + 0.8,
            "share of its mark": share,
            "layout in its section": self.sections.rate((section, layout), 1, 2) + 0.7,
            "beginning of its siblings": self.starts.rate(layout[:4]) + 0.8,
        }
        return [(name, WEIGHTS[name] * value) for name, value in values.items()]

    def trust(self, section: int, layout: Layout) -> float:
        """Which share of the units of a section, or of the list, that could have their title there do so."""
        own = self.sections.won[section, layout] / (self.sections.tried[section, layout] + 0.3)
        return max(own if self.sections.tried[section, layout] >= 2.5 else 0.0, self._start(layout))

    def _start(self, layout: Layout) -> float:
        tried = self.starts.tried[layout[:4]]
        return self.starts.won[layout[:4]] / (tried + 0.3) if tried >= 5 else 0.0
