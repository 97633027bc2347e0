"""Authors, venue and year of an entry: the tokens that are best at each, with their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dd_lint.document.entries.learnt.authors import SURE, Authors
from dd_lint.document.entries.learnt.content import VENUES, Content, Kind, year_of, years_among
from dd_lint.document.entries.learnt.labels import Labels, token_content
from dd_lint.document.entries.learnt.links import BELOW, Part, head_of
from dd_lint.document.entries.learnt.names import Names, reads_as_prose
from dd_lint.document.entries.learnt.units import Unit
from dd_lint.document.entries.learnt.venue_names import TRAILING_VOLUME
from dd_lint.document.entry import Meta
from dd_lint.markdown import Inline
from dd_lint.text.source import Span

_SAYS_YEAR = {Kind.VENUE: 3.0, Kind.DATE: 2.4, Kind.LIKELY_VENUE: 2.2}
_CAPITAL = re.compile(r"[A-Z]|[ie][A-Z]|[^\x00-\x7f]")
_EMPTY = frozenset("-—–/")
_MARKS = " \t\n\v*_.,;:"
_SURE_VENUE, _SURE_YEAR = 3.2, 2.6
"""What fields are worth that are surely what they are taken for."""
_RUN = 4
"""Tokens on either side of one that its name is looked for among."""
_NAMES = (Kind.WORDS, Kind.ACRONYM, Kind.LIKELY_VENUE, Kind.PEOPLE)
_WORKSHOP = re.compile(r"workshops?", re.IGNORECASE)


class Told(NamedTuple):
    """What an entry says of its paper besides the title, and how sure its parts are, from 0 to 1."""

    meta: Meta | None
    authors: float = 0.0
    venue: float = 0.0
    year: float = 0.0


class Fields:
    """Finds the fields of entries in one text."""

    def __init__(self, text: str, labels: Labels, names: Names) -> None:
        self.text = text
        self.labels = labels
        self.authors = Authors(text, names)

    def read(self, unit: Unit, others: Sequence[Part]) -> Told:
        """What an entry says of its paper besides the title."""
        found = self.authors.find(unit, others), self._venue(unit, others), self._year(unit, others)
        sure = [
            round(min(1.0, max(0.0, one[0]) / worth), 2) if one is not None else 0.0
            for one, worth in zip(found, (SURE, _SURE_VENUE, _SURE_YEAR), strict=True)
        ]
        people, venue, year = (one[1] if one is not None else None for one in found)
        return Told(self._meta(people, venue, year), *sure)

    def _meta(self, people: Span | None, venue: Span | None, year: Span | None) -> Meta | None:
        spans = [span for span in (people, year, venue) if span is not None]
        if not spans:
            return None
        authors, et_al = self.authors.named(people) if people else ((), None)
        end = max(span.end for span in spans)
        place = venue or Span(end, end)
        words = self.text[place.start : place.end]
        around = self.text[place.start : (year.end if year and year.end > place.end else place.end) + 20]
        return Meta(
            start=min(span.start for span in spans),
            end=end,
            closed=True,
            authors=authors,
            et_al_start=et_al.start if et_al else -1,
            et_al_end=et_al.end if et_al else -1,
            venue=" ".join(words.split()),
            venue_start=place.start,
            venue_end=place.end,
            workshop=bool(_WORKSHOP.search(around)) if venue else False,
            year=year_of(self.text, year) if year else None,
            year_start=year.start if year else end,
            year_end=year.end if year else end,
        )

    def _place(self, part: Part, span: Span) -> Span:
        """Where in the list words of a token are; the token's text may have lost marks that the list has."""
        shown = part.token.text[span.start : span.end]
        at = self.text.find(shown, part.token.start + span.start, part.token.end)
        if at < 0:
            at = self.text.find(shown, part.token.start, part.token.end)
        return Span(at, at + len(shown)) if at >= 0 else Span(part.token.start, part.token.end)

    def _year(self, unit: Unit, others: Sequence[Part]) -> tuple[float, Span] | None:
        best: tuple[float, Span] | None = None
        for part in others:
            found = token_content(part.token)
            year, worth = found.year, _SAYS_YEAR.get(found.kind, 0.8)
            if part.kind is Kind.PEOPLE and not years_among(part.token.text):
                continue
            if year is None:
                years = (
                    years_among(part.token.text)
                    if part.kind in (Kind.WORDS, Kind.ACRONYM, Kind.VENUE, Kind.PEOPLE)
                    else []
                )
                if not years or len(part.token.text.split()) > 8:
                    continue
                year, worth = years[-1], 0.5 + (0.3 if part.distance < 100 else 0.0)
            elif part.kind is Kind.LABEL:
                bare = part.token.link is not None and part.token.link.kind == "autolink"
                worth -= 1.5 if bare else 0.0 if self.labels.name_venues else 0.8
            if head_of(unit, part) in ("year", "venue"):
                worth += 2
            worth -= min(part.distance, 1200) * 0.0008
            if best is None or worth > best[0]:
                best = worth, self._place(part, year)
        return best

    def _venue(self, unit: Unit, others: Sequence[Part]) -> tuple[float, Span] | None:
        best: tuple[float, Span] | None = None
        for index, part in enumerate(others):
            found = self._as_venue(unit, others, index)
            if found is not None and (best is None or found[0] - part.distance * 0.001 > best[0]):
                best = found[0] - part.distance * 0.001, found[1]
        return best

    def _as_venue(self, unit: Unit, others: Sequence[Part], index: int) -> tuple[float, Span] | None:
        """How much a token is the venue, and where its name is."""
        part = others[index]
        found = token_content(part.token)
        whole = Span(0, len(part.token.text))
        if head_of(unit, part) == "venue":
            if found.kind is Kind.DATE or part.token.text in _EMPTY:
                return None
            return 5.0, self._place(part, found.venue or self._without_year(part, found.year) or whole)
        if part.kind is Kind.PEOPLE:
            return None
        link = part.token.link
        linked = link is not None and link.kind == "link" and link is not _title_link(unit)
        if part.kind is Kind.LABEL or linked:
            if found.kind in VENUES and self.labels.name_venues and found.venue:
                return 2.0, self._named(part, found.venue)
            return None
        dated = any(self._is_dated(others, index, other) for other in (index - 1, index + 1))
        named = self._named_venue(part, found, dated=dated)
        if named is not None and part.token.style.emphasis and part.kind is Kind.LIKELY_VENUE:
            return named[0], self._emphasised(others, index, named[1])
        return named

    def _named_venue(self, part: Part, found: Content, *, dated: bool) -> tuple[float, Span] | None:
        """How much plain words are the venue; `dated` tells whether a year is beside them."""
        words, worth, name = part.token.text, 0.0, found.venue
        if found.kind is Kind.VENUE:
            worth = (3.2 if found.year or dated else 2.6) - (0.6 if part.distance >= BELOW + 50 else 0)
        elif found.kind is Kind.LIKELY_VENUE:
            worth = 2.2
        elif part.kind is Kind.LIKELY_VENUE:
            worth, name = 2.0, Span(0, len(words))
        elif found.kind is Kind.ACRONYM and dated:
            worth, name = 1.9, found.venue or Span(0, len(words))
        elif found.kind is Kind.IDENTIFIER:
            worth = 1.5
        elif dated and part.kind is Kind.WORDS and _may_be_name(words):
            worth, name = 1.2, Span(0, len(words))
        if not worth or name is None:
            return None
        return worth, self._named(part, name)

    def _named(self, part: Part, name: Span) -> Span:
        """Where the name of a venue is in the list, without its volume."""
        volume = TRAILING_VOLUME.search(part.token.text, name.start, name.end)
        return self._place(part, Span(name.start, volume.start()) if volume else name)

    @staticmethod
    def _emphasised(others: Sequence[Part], index: int, name: Span) -> Span:
        """The whole of an emphasised name of which one part is known: "*Medicine, Health and Care*"."""
        own = others[index].token
        beside = [
            part.token
            for part in others[max(0, index - _RUN) : index + _RUN]
            if part.token.run == own.run and part.token.cell == own.cell and part.kind in _NAMES
        ]
        if len(beside) < 2:
            return name
        return Span(min(token.start for token in beside), max(token.end for token in beside))

    @staticmethod
    def _without_year(part: Part, year: Span | None) -> Span | None:
        if year is None:
            return None
        before = part.token.text[: year.start].rstrip(_MARKS + "'’(")
        return Span(0, len(before)) if before else None

    @staticmethod
    def _is_dated(others: Sequence[Part], index: int, other: int) -> bool:
        """Whether a neighbour of a token is a year."""
        if not 0 <= other < len(others):
            return False
        one, two = others[index], others[other]
        if (
            abs(one.distance - two.distance) > 1
            or one.token.cell != two.token.cell
            or two.token.line == "hard"
        ):
            return False
        found = token_content(two.token)
        return found.kind is Kind.DATE and found.year is not None


def _may_be_name(words: str) -> bool:
    """Whether words may be the name of a venue: a few, with a capital in front, and no sentence."""
    return len(words.split()) <= 9 and _CAPITAL.match(words) is not None and not reads_as_prose(words)


def _title_link(unit: Unit) -> Inline | None:
    """The link that the title is of, or is within: a whole citation may be one."""
    return unit.tokens[unit.best.first].link if unit.best is not None else None
