"""Authors, venue and year of an entry that has them in other places than parentheses."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter

from dd_lint.document.entries.around_title import prefix_end
from dd_lint.document.entries.candidates import LABEL, EntryCandidate
from dd_lint.document.entries.tokens import ET_AL, authors_in, is_of_a_day, trimmed, year_number, years_in
from dd_lint.document.model import Author, Meta
from dd_lint.markdown import Block, Inline
from dd_lint.templates.shape import Shape
from dd_lint.text.source import Span

_ACRONYM_END = re.compile(r"\b[A-Z]{3,}\w*['’‘\s-]{0,2}$")
"""A venue's acronym before its year: no other year counts beside it."""
_PERSON = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_VENUE_EDGE = " \t\n*_'’‘`,.([{\"“”"
_AUTHORS_EDGE = ' \t\n*_“"«.,'
_VENUE_BREAK = re.compile(r"[(\[]|[.,;|]\s|[)\]](?:\s|$)|^|\n|\sin\s")
_VENUE_END = re.compile(r"[.,;|(\[]|\d{4}|$")
_VENUE_LEAD = re.compile(r"\W*(?:in\s+)?(?:proceedings\s+of\s+(?:the\s+)?)?", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:\]\([^()\s]*\))?[*_\s]*+[.,:;–—-]\s*+([^\s\[\]()|][^\[\]()|\n]{1,200}?\s++et\s++al\b\.?)"
)
"""Authors behind a title, as far as "et al." tells where they end."""
_JOINED = re.compile(r"\w,\s+\w|\sand\s|\s&\s|\bet al\b")
_WORD = re.compile(r"[^\W\d_]{3}")
_ACRONYM = re.compile(r"[A-Z][\w&/-]*[A-Z0-9]")
_BETWEEN = re.compile(r"[,;&]|\band\b")
_SENTENCE = re.compile(r"[^\W\d_]{2}\.\s+(?![A-Z]\.)")
"""Where the names of an item end: at a full stop that is not an initial's."""
_NO_WORDS = ("link", "autolink", "image", "code")
_LONGEST_VENUE = 120


class MetaReader:
    """Reads what candidates say of their papers besides the title, as one shape has it."""

    def __init__(self, text: str, shape: Shape) -> None:
        self.text = text
        self.shape = shape

    def authors_span(self, candidate: EntryCandidate, title: Span) -> Span | None:
        """Where the authors are named."""
        if column := candidate.columns.get("authors"):
            return column
        if self.shape.authors == "before":
            start = prefix_end(self.text, candidate.lead, candidate.lead.start)
            span = trimmed(self.text, start, max(start, title.start), _AUTHORS_EDGE)
            return span if span.end > span.start else None
        for block in (candidate.lead, *candidate.below):
            start = title.end if block is candidate.lead else block.start
            for inline in block.inlines:
                if inline.kind == "emphasis" and inline.start >= start:
                    if self._are_names(start, inline, nested=block is not candidate.lead):
                        return inline.text_span
                    break
        if named := _NAMED.match(self.text, title.end, candidate.lead.end):
            return Span(*named.span(1))
        for block in candidate.below:
            names = block.kind == "item" and not LABEL.match(self.text, block.start, block.end)
            if names and not any(one.kind in ("link", "autolink") for one in block.inlines):
                span = self._named(block)
                return span if _read_as_names(self.text[span.start : span.end]) else None
        return None

    def _are_names(self, start: int, emphasis: Inline, *, nested: bool) -> bool:
        """Whether emphasised words are the authors, and not the venue of those named before it."""
        before = self.text[start : emphasis.start]
        if _JOINED.search(before) or (nested and _WORD.search(before)):
            return False
        words = emphasis.text.strip(" .,")
        return _read_as_names(words) and not years_in(self.text, *emphasis.text_span)

    def _named(self, block: Block) -> Span:
        """The authors that an item begins with, as far as the venue behind them lets see."""
        ends = [one.start for one in block.inlines if one.kind == "emphasis" and one.start > block.start]
        if sentence := _SENTENCE.search(self.text, block.start, block.end):
            ends.append(sentence.start() + 2)
        if not ends and (years := years_in(self.text, block.start, block.end)):
            ends.append(max(block.start, self.text.rfind(",", block.start, years[0].start - 2)))
        stop = min(ends, default=block.end)
        return trimmed(self.text, block.start, stop if stop > block.start else block.end, _AUTHORS_EDGE)

    def read(
        self, candidate: EntryCandidate, title: Span, authors_span: Span | None, titled: Inline | None = None
    ) -> Meta | None:
        """Authors, venue and year, as far as they are found; `titled` is the link that holds the title."""
        year_span = self._year(candidate, title, titled)
        whole = Span(title.start, titled.end) if titled is not None else title
        before = year_span is not None and year_span.end <= title.start
        venue = self._venue(candidate, whole if before else title, year_span, authors_span)
        authors: tuple[Author, ...] = ()
        et_al: re.Match[str] | None = None
        if authors_span is not None:
            et_al = ET_AL.search(self.text, *authors_span)
            stop = et_al.start() if et_al else authors_span.end
            if self.shape.authors == "before" and year_span and year_span.end <= title.start:
                stop = min(stop, year_span.start)
            names = authors_in(self.text, *trimmed(self.text, authors_span.start, stop, " \t\n*_.,"))
            authors = tuple(map(_unlinked, names))
        spans = [one for one in (authors_span, year_span, venue) if one is not None]
        if not spans:
            return None
        year = year_number(self.text, year_span) if year_span else None
        end = max(span.end for span in spans)
        venue = venue or Span(end, end)
        return Meta(
            start=min(span.start for span in spans),
            end=end,
            closed=True,
            authors=authors,
            et_al_start=et_al.start() if et_al else -1,
            et_al_end=et_al.end() if et_al else -1,
            venue=" ".join(self.text[venue.start : venue.end].split()),
            venue_start=venue.start,
            venue_end=venue.end,
            workshop="workshop" in self.text[venue.start : venue.end].lower(),
            year=year,
            year_start=year_span.start if year_span else end,
            year_end=year_span.end if year_span else end,
        )

    def _year(self, candidate: EntryCandidate, title: Span, titled: Inline | None) -> Span | None:
        """The year: in its column, or the last one outside of title and links but the title's own."""
        if column := candidate.columns.get("year"):
            found = years_in(self.text, column.start, column.end)
            return found[-1] if found else None
        if candidate.lead.kind == "cell":
            venue = candidate.columns.get("venue")
            found = years_in(self.text, venue.start, venue.end) if venue else []
            return found[-1] if found else None
        of_a_day: Span | None = None
        for block in (candidate.lead, *candidate.below):
            gaps = [Span(block.start, block.end)]
            if block is candidate.lead:
                gaps = [Span(title.end, block.end), Span(block.start, title.start)]
            taken = [
                Span(one.text_end, one.end) if one == titled else one.span
                for one in block.inlines
                if one.kind in _NO_WORDS
            ]
            for gap in gaps:
                # The last one counts, unless a venue's is before it; few are in links.
                other: Span | None = None
                for year in reversed(years_in(self.text, *gap)):
                    before = bisect_right(taken, year.start, key=itemgetter(0)) - 1
                    if before >= 0 and taken[before].end > year.start:
                        continue
                    if is_of_a_day(self.text, year):
                        of_a_day = of_a_day or year
                    elif gap.start < title.end or _follows_acronym(self.text, gap, year):
                        return year
                    else:
                        other = other or year
                if other is not None:
                    return other
        return of_a_day

    def _venue(
        self, candidate: EntryCandidate, title: Span, year: Span | None, authors: Span | None
    ) -> Span | None:
        """The words before the year, those behind a title that the year comes before, or a column's."""
        if column := candidate.columns.get("venue"):
            years = years_in(self.text, column.start, column.end)
            return trimmed(self.text, column.start, years[0].start if years else column.end, _VENUE_EDGE)
        if year is None or candidate.lead.kind == "cell":
            return None
        marked = [
            one.text_span
            for block in candidate.blocks
            for one in block.inlines
            if one.kind == "emphasis" and title.end <= one.start and one.text_span != authors
            if one.end <= year.start and not self.text[one.end : year.start].strip(" \n,.(")
        ]
        if marked:
            span = trimmed(self.text, *marked[-1], _VENUE_EDGE)
        elif year.end <= title.start and self.shape.authors == "before":
            lead = _VENUE_LEAD.match(self.text, title.end, candidate.lead.end)
            start = lead.end() if lead else title.end
            ending = _VENUE_END.search(self.text, start, candidate.lead.end)
            span = trimmed(self.text, start, ending.start() if ending else start, _VENUE_EDGE)
        else:
            span = self._venue_before(year, candidate, title, authors)
        return span if span.end > span.start and self.text[span.start].isalpha() else None

    def _venue_before(self, year: Span, candidate: EntryCandidate, title: Span, authors: Span | None) -> Span:
        """The words before a year, back to what is none of the venue."""
        edges = [
            one.end
            for block in candidate.blocks
            for one in block.inlines
            if one.end <= year.start and (one.kind != "emphasis" or one.start < title.end)
        ]
        edges += [one.end for one in (title, authors) if one is not None and one.end <= year.start]
        start = max([candidate.lead.start, *edges])
        if year.start - start > _LONGEST_VENUE:
            start = self.text.find(" ", year.start - _LONGEST_VENUE, year.start)
            broken = _VENUE_BREAK.search(self.text, start + 1, year.start)
            start = broken.end() if broken and broken.end() > start + 1 else year.start
        hyphened = self.text[year.start - 1] in "-–"
        stop = trimmed(self.text, start, year.start - hyphened, _VENUE_EDGE).end
        breaks = [found.end() for found in _VENUE_BREAK.finditer(self.text, start, stop)]
        return trimmed(self.text, max([start, *breaks]), stop, _VENUE_EDGE)


def _follows_acronym(text: str, gap: Span, year: Span) -> bool:
    return _ACRONYM_END.search(text, max(gap.start, year.start - 20), year.start) is not None


def _read_as_names(words: str) -> bool:
    """Whether words may be people: one of them with a given name, and hardly a word in small letters."""
    if ET_AL.search(words):
        return True
    people = [one.strip("*_., ").split() for one in _BETWEEN.split(_PERSON.sub(r"\1", words))]
    plain = [word for person in people for word in person]
    small = sum(word[0].islower() for word in plain)
    return any(len(person) > 1 for person in people) and 2 * small <= len(plain)


def _unlinked(author: Author) -> Author:
    """An author without the link to a page of theirs."""
    link = _PERSON.fullmatch(author.name)
    if link is None:
        return author
    return Author(link[1], author.start + link.start(1), author.start + link.end(1))
