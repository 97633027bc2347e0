"""Authors, venue and year of an entry: the tokens that are best at each, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dd_lint.document.entries.learnt.content import (
    TRAILING_VOLUME,
    VENUES,
    Content,
    Kind,
    year_of,
    years_among,
)
from dd_lint.document.entries.learnt.labels import Labels, token_content
from dd_lint.document.entries.learnt.links import BELOW, Part
from dd_lint.document.entries.learnt.names import ET_AL, Names, reads_as_prose
from dd_lint.document.entries.learnt.units import Unit
from dd_lint.document.entries.tokens import authors_in
from dd_lint.document.model import Author, Meta
from dd_lint.markdown import Inline
from dd_lint.text.source import Span

_SAYS_YEAR = {Kind.VENUE: 3.0, Kind.DATE: 2.4, Kind.LIKELY_VENUE: 2.2}
_COMMA = re.compile(r"[\s,;，；、]*(?:and|&|&amp;)?\s*")
_CAPITAL = re.compile(r"[A-Z]|[ie][A-Z]|[^\x00-\x7f]")
_EMPTY = frozenset("-—–/")
_MARKS = " \t\n\v*_.,;:"
_BY = re.compile(r"(?:by|von|par|por|di)\s+(?=[A-Z])", re.IGNORECASE)
_AROUND_NAME = frozenset("*_`†‡§¶∗ \\[]\t\n\v\xa0\u3000")
_LINKED = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_ADDRESS = re.compile(r"\]\([^()\s]*\)")
_RUN = 4
"""Tokens on either side of one that its name is looked for among."""
_NAMES = (Kind.WORDS, Kind.ACRONYM, Kind.LIKELY_VENUE, Kind.PEOPLE)
_CITED_YEAR = re.compile(r",? \(?(?:19|20)\d\d[a-z]?\)?$")
_SHORTENED = re.compile(r"(?:\b[A-Z]|\bal)$")
_WORKSHOP = re.compile(r"workshops?", re.IGNORECASE)


class Fields:
    """Finds the fields of entries in one text."""

    def __init__(self, text: str, labels: Labels, names: Names) -> None:
        self.text = text
        self.labels = labels
        self.names = names

    def meta(self, unit: Unit, others: Sequence[Part]) -> Meta | None:
        """What an entry says of its paper besides the title."""
        people = self._people(unit, others)
        year = self._year(unit, others)
        venue = self._venue(unit, others)
        spans = [span for span in (people, year, venue) if span is not None]
        if not spans:
            return None
        authors, et_al = self._authors(people) if people else ((), None)
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

    def _year(self, unit: Unit, others: Sequence[Part]) -> Span | None:
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
            if _head(unit, part) in ("year", "venue"):
                worth += 2
            worth -= min(part.distance, 1200) * 0.0008
            if best is None or worth > best[0]:
                best = worth, self._place(part, year)
        return best[1] if best else None

    def _venue(self, unit: Unit, others: Sequence[Part]) -> Span | None:
        best: tuple[float, Span] | None = None
        for index, part in enumerate(others):
            found = self._as_venue(unit, others, index)
            if found is not None and (best is None or found[0] - part.distance * 0.001 > best[0]):
                best = found[0] - part.distance * 0.001, found[1]
        return best[1] if best else None

    def _as_venue(self, unit: Unit, others: Sequence[Part], index: int) -> tuple[float, Span] | None:
        """How much a token is the venue, and where its name is."""
        part = others[index]
        found = token_content(part.token)
        whole = Span(0, len(part.token.text))
        if _head(unit, part) == "venue":
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

    def _people(self, unit: Unit, others: Sequence[Part]) -> Span | None:
        column = [part for part in others if _head(unit, part) == "authors" and part.kind is not Kind.LABEL]
        if column:
            return Span(column[0].token.start, max(part.token.end for part in column))
        best: tuple[float, Span] | None = None
        for run in self._runs(others):
            span = self._with_stop(Span(run[0].token.start, run[-1].token.end))
            words = ", ".join(part.token.text for part in run)
            worth = (
                self.names.group(words) + 0.1 * min(5, len(run)) + (0.5 if run[0].token.style.emphasis else 0)
            )
            worth -= run[0].distance * 0.0005
            if best is None or worth > best[0]:
                best = worth, span
        return best[1] if best else None

    def _with_stop(self, people: Span) -> Span:
        """Names with the full stop of an initial, or of "et al.", at their end."""
        ended = _SHORTENED.search(self.text, max(people.start, people.end - 6), people.end) is not None
        return Span(people.start, people.end + (ended and self.text[people.end : people.end + 1] == "."))

    def _runs(self, others: Sequence[Part]) -> Iterator[list[Part]]:
        """Names beside each other, with those between or behind them that other words of the list hide."""
        index = 0
        while index < len(others):
            if others[index].kind is not Kind.PEOPLE or others[index].token.text.startswith("In "):
                index += 1
                continue
            first = last = index
            while last + 1 < len(others) and (
                (others[last + 1].kind is Kind.PEOPLE and self._follows(others, last + 1))
                or self._is_hidden(others, last + 1)
            ):
                last += 1
            while first and self._follows(others, first) and self._may_be_person(others[first - 1]):
                if not _COMMA.fullmatch(others[first].token.before):
                    break
                first -= 1
            yield list(others[first : last + 1])
            index = last + 1

    @staticmethod
    def _follows(others: Sequence[Part], index: int) -> bool:
        one, two = others[index - 1], others[index]
        return (
            two.distance == one.distance + 1 and two.token.line != "hard" and one.token.cell == two.token.cell
        )

    def _is_hidden(self, others: Sequence[Part], index: int) -> bool:
        part = others[index]
        return (
            self._follows(others, index)
            and bool(_COMMA.fullmatch(part.token.before))
            and self._may_be_person(part)
        )

    def _may_be_person(self, part: Part) -> bool:
        if part.kind not in (Kind.WORDS, Kind.ACRONYM) or part.token.link is not None:
            return False
        return self.names.person(re.sub(r"^(?:and|&) ", "", part.token.text)) > 0.3

    def _authors(self, people: Span) -> tuple[tuple[Author, ...], Span | None]:
        if by := _BY.match(self.text, *people):
            people = Span(by.end(), people.end)
        et_al = ET_AL.search(self.text, *people)
        stop = et_al.start() if et_al else people.end
        # A link around the first name begins before it, one around the last ends behind it.
        start = people.start - (self.text[people.start - 1 : people.start] == "[")
        if not et_al and (tail := _ADDRESS.match(self.text, people.end)):
            stop = tail.end()
        inner = _without_addresses(self.text[start:stop])
        names = [
            _author(self.text, start + one.start, start + one.end) for one in authors_in(inner, 0, len(inner))
        ]
        span = None
        if et_al:
            lead = len(et_al[0]) - len(et_al[0].lstrip(" ,"))
            stopped = self.text[et_al.end() : et_al.end() + 1] == "." and not et_al[0].endswith(".")
            span = Span(et_al.start() + lead, et_al.end() + stopped)
        return tuple(name for name in names if any(map(str.isalpha, name.name))), span


def _title_link(unit: Unit) -> Inline | None:
    """The link that the title is of, or is within: a whole citation may be one."""
    return unit.tokens[unit.best.first].link if unit.best is not None else None


def _head(unit: Unit, part: Part) -> str:
    return unit.heads.get(part.token.cell, "") if unit.heads else ""


def _author(text: str, start: int, end: int) -> Author:
    """The author at a place, without the marks around the name and the link to a page of theirs."""
    if link := _LINKED.search(text, start, end):
        start, end = link.span(1)
    if (address := text.find("](", start, end)) >= 0:
        end = address
    while start < end and text[start] in _AROUND_NAME:
        start += 1
    if year := _CITED_YEAR.search(text, start, end):
        end = year.start()
    while end > start and text[end - 1] in _AROUND_NAME:
        end -= 1
    return Author(" ".join(text[start:end].split()), start, end)


def _without_addresses(words: str) -> str:
    """Words with blanks for the addresses of links among them, so that all places stay."""
    return _ADDRESS.sub(lambda link: " " * len(link[0]), words) if "](" in words else words


def _may_be_name(words: str) -> bool:
    """Whether words may be the name of a venue: a few, with a capital in front, and no sentence."""
    return len(words.split()) <= 9 and _CAPITAL.match(words) is not None and not reads_as_prose(words)
