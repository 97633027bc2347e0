"""Entries that name authors, venue and year in parentheses behind the title.

The shape is `[date] [TITLE](paper) (AUTHORS, VENUE YEAR) [label](resource) …`; the title may come
without a link, as workshops, challenges and theses do. Of an entry that does not keep it, as much is
read as can be, so that rules can say what is wrong with it.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import attrgetter
from sys import intern
from typing import NamedTuple

from dd_lint.document.entries.tokens import ET_AL, MARKS, YEAR, authors_in, is_mark, resource_kind, trimmed
from dd_lint.document.entry import DateStamp, Entry, Meta, Resource, Sureness
from dd_lint.markdown import Block, Inline
from dd_lint.markdown.destinations import is_place_of_list
from dd_lint.text.source import Span

_DATE = re.compile(r"\[([^\[\]\n]{4,24})\](?![(\[:])[ \t]*")
_DATE_TEXT = re.compile(
    r"[\d/.\- ]*\d[/.\-]\d[\d/.\- ]*|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? \d{4}|[A-Z][a-z]+ \d{1,2},? \d{4}"
)
_NUMERIC_DATE = re.compile(r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
# `TMM2021`: the space before the year is missing.
_GLUED_YEAR = re.compile(
    r"(?<![\w.:/-])[^\W\d_]+(19[5-9]\d|20\d\d)(?=(?:[\s,]{1,9}workshops?)?\s*$)", re.IGNORECASE
)
_CITED = re.compile(r"\((?:19|20)\d\d[a-z]?\)[.,:]?\s+(?:\[|[\"“]?[\w-]+:? \w+)")
_NAMES = re.compile(r"\bet al\b|,\s(?:[A-Z]\.\s?){1,3}|[A-Z]\. [A-Z]\w+")
"""What shows that the words before a year are names."""
_LABELLED = re.compile(r"\[([^\[\]\n]+)\]\[[^\[\]\n]*\]")
_WORKSHOP = re.compile(r"\bworkshops?\b", re.IGNORECASE)
_PARENTHESIS = re.compile(r"[()]")
_SEPARATORS = re.compile(r"[\s|,;/·•\[\]*_~+&\-–—.\u200b\u2060\ufeff]+")
_BEFORE_ENTRY = " \t\n+*-\u00a0\u202f\u3000"
"""What may be before an entry that shares an item with another: a bullet of which Markdown makes none."""
_start = attrgetter("start")


class _Head(NamedTuple):
    """What an entry begins with: its title, where that is and where it ends with its link, and the rest."""

    title: str
    span: Span
    end: int
    meta: Meta | None


def _sureness(head: _Head, paper: Inline | None) -> Sureness:
    """What is in its place is what it is taken for."""
    meta = head.meta
    found = (head.title, paper, meta and meta.authors, meta and meta.venue, meta and meta.year)
    return Sureness(*(float(bool(one)) for one in found))


class ParenthesisReader:
    """Reads list items as entries; `kinds` maps link labels in lower case to kinds of resources."""

    def __init__(self, text: str, kinds: Mapping[str, str], name: str = "parenthesis") -> None:
        self.text = text
        self.kinds = kinds
        self.name = name

    def read(self, block: Block, section: int) -> list[Entry]:
        """The entries of a list item: none, one, or more where others lost their bullets."""
        date, start = self._date(block)
        links = [inline for inline in block.inlines if inline.kind == "link"]
        titled = links[0] if links and self._opens(links[0], start) else None
        if titled is None and self._kind(links[:1]) is None and links:
            unlinked_end = links[0].start
            if not self._holds_meta(start, unlinked_end) or self._is_citation(start, block.end):
                return []
        if titled is None and not links and self._is_citation(start, block.end):
            return []
        entries: list[Entry] = []
        rest = links[1:] if titled else links
        while True:
            following = next(
                (i for i, link in enumerate(rest) if self._starts_entry(link, rest, i, block)), None
            )
            own = rest if following is None else rest[:following]
            end = block.end if following is None else self._end_before(rest[following].start)
            entry = self._entry(block, section, date, titled, start, own, end, bullet=not entries)
            if entry is not None:
                entries.append(entry)
            elif not entries:
                return []
            if following is None:
                return entries
            titled, date = rest[following], None
            start, rest = titled.start, rest[following + 1 :]

    def _date(self, block: Block) -> tuple[DateStamp | None, int]:
        match = _DATE.match(self.text, block.start, block.end)
        if match is None or not _DATE_TEXT.fullmatch(match[1].strip()):
            return None, block.start
        date = None
        numbers = _NUMERIC_DATE.fullmatch(match[1].strip())
        if numbers:
            try:
                date = datetime.date(int(numbers[1]), int(numbers[2]), int(numbers[3]))
            except ValueError:
                date = None
        return DateStamp(match[1], Span(match.start(1), match.end(1)), date), match.end()

    def _kind(self, links: Sequence[Inline]) -> str | None:
        return resource_kind(links[0].text, self.kinds) if links else None

    def _opens(self, link: Inline, start: int) -> bool:
        """Whether a link is where the title belongs, and is not a resource itself."""
        if self.text[start : link.start].strip(MARKS) or self._kind([link]) is not None:
            return False
        return not is_place_of_list(link.destination) and not is_mark(link)

    def _holds_meta(self, start: int, end: int) -> bool:
        meta = self._last_meta(start, end)
        return meta is not None and meta.readable

    def _is_citation(self, start: int, end: int) -> bool:
        """Whether the year in parentheses is that of a citation: "NAMES (YEAR). TITLE"."""
        year = _CITED.search(self.text, start, end)
        return year is not None and _NAMES.search(self.text, start, year.start()) is not None

    def _starts_entry(self, link: Inline, rest: Sequence[Inline], index: int, block: Block) -> bool:
        """Whether a later link is the title of an entry that lost its bullet."""
        if resource_kind(link.text, self.kinds) is not None:
            return False
        limit = rest[index + 1].start if index + 1 < len(rest) else block.end
        if self.text[link.end : limit].lstrip(MARKS)[:1] != "(":
            return False
        meta = self._meta(self.text.index("(", link.end), limit)
        return meta is not None and meta.readable and bool(meta.authors)

    def _end_before(self, position: int) -> int:
        while position > 0 and self.text[position - 1] in _BEFORE_ENTRY:
            position -= 1
        return position

    def _entry(  # noqa: PLR0913
        self,
        block: Block,
        section: int,
        date: DateStamp | None,
        titled: Inline | None,
        start: int,
        links: Sequence[Inline],
        end: int,
        *,
        bullet: bool,
    ) -> Entry | None:
        head = self._head(titled, start, links[0].start if links else end)
        if head is None:
            return None
        return Entry(
            section=section,
            start=block.start if bullet else start,
            end=end,
            bullet=block.bullet if bullet else "",
            bullet_start=block.bullet_start if bullet else -1,
            depth=block.depth,
            date=date,
            title=head.title,
            title_start=head.span.start,
            title_end=head.span.end,
            paper=titled,
            meta=head.meta,
            resources=tuple(
                Resource(resource_kind(link.text, self.kinds) or "other", link) for link in links
            ),
            leftover=tuple(self._leftover(head.end, end, head.meta, links, block)),
            template=self.name,
            sureness=_sureness(head, titled),
        )

    def _head(self, titled: Inline | None, start: int, limit: int) -> _Head | None:
        """The title and the parenthesis up to `limit`; None where neither a link nor that one tells it."""
        if titled is not None:
            opening = self.text.find("(", titled.end, limit)
            meta = self._meta(opening, limit) if opening >= 0 else None
            return _Head(titled.text.strip(), titled.text_span, titled.end, meta)
        meta = self._last_meta(start, limit)
        if meta is None:
            return None
        span = trimmed(self.text, start, meta.span.start)
        # A label that nothing defines is no part of the title before it.
        labelled = _LABELLED.fullmatch(self.text, span.start, span.end)
        if labelled is not None:
            span = Span(*labelled.span(1))
        return _Head(" ".join(self.text[span.start : span.end].split()), span, meta.span.start, meta)

    def _leftover(
        self, start: int, end: int, meta: Meta | None, links: Sequence[Inline], block: Block
    ) -> list[Span]:
        """The places between the parts that hold more than separators."""
        taken = [(link.start, link.end) for link in links]
        first, last = (bisect_left(block.inlines, edge, key=_start) for edge in (start, end))
        taken += [(one.start, one.end) for one in block.inlines[first:last] if one.kind in ("image", "html")]
        if meta is not None:
            taken.append(meta.span)
        gaps = []
        for taken_start, taken_end in [*sorted(taken), (end, end)]:
            if taken_start > start and _SEPARATORS.sub("", self.text[start : min(taken_start, end)]):
                gaps.append(trimmed(self.text, start, min(taken_start, end)))
            start = max(start, taken_end)
            if start >= end:
                break
        return gaps

    def _last_meta(self, start: int, end: int) -> Meta | None:
        """The last parenthesis before `end` that holds a year, of an entry without a title link."""
        closing = self.text.rfind(")", start, end)
        depth = 0
        for position in range(closing, start - 1, -1):
            depth += (self.text[position] == ")") - (self.text[position] == "(")
            if depth == 0:
                meta = self._meta(position, closing + 1)
                return meta if meta is not None and meta.readable else None
        return None

    def _meta(self, opening: int, limit: int) -> Meta | None:
        """The parenthesis that opens at `opening`; None where that one holds nothing of an entry."""
        depth = 0
        for bracket in _PARENTHESIS.finditer(self.text, opening, limit):
            depth += 1 if bracket[0] == "(" else -1
            if depth == 0:
                return self._read_meta(opening, bracket.start(), closed=True)
        return self._read_meta(opening, trimmed(self.text, opening, limit).end, closed=False)

    def _read_meta(self, opening: int, closing: int, *, closed: bool) -> Meta:
        start, end = opening + 1, closing
        inner = self.text[start:end]
        years = list(YEAR.finditer(inner))
        year = years[-1] if years else _GLUED_YEAR.search(inner)
        et_al = ET_AL.search(inner)
        split = self._split(inner, et_al, year.start(1) if year else None)
        authors_end = et_al.start() if et_al and et_al.end() <= max(split, et_al.end()) else split
        authors = authors_in(self.text, start, start + authors_end) if split or et_al else ()
        venue_from = start + max(split, et_al.end() if et_al else 0)
        venue_to = start + year.start(1) if year else end
        venue_text = self.text[venue_from:venue_to]
        workshop = _WORKSHOP.search(self.text[venue_from:end]) is not None
        lead = len(venue_text) - len(venue_text.lstrip(" ,.;\n\t"))
        venue = _WORKSHOP.sub("", venue_text[lead:]).strip(" ,.;\n\t")
        venue_start = venue_from + lead
        return Meta(
            start=opening,
            end=closing + closed,
            closed=closed,
            authors=authors,
            et_al_start=start + et_al.start() if et_al else -1,
            et_al_end=start + et_al.end() if et_al else -1,
            venue=intern(" ".join(venue.split())),
            venue_start=venue_start,
            venue_end=max(venue_start, venue_from + len(venue_text.rstrip(" ,.;\n\t"))),
            workshop=workshop,
            year=int(year[1]) if year else None,
            year_start=start + year.start(1) if year else end,
            year_end=start + year.end(1) if year else end,
        )

    @staticmethod
    def _split(inner: str, et_al: re.Match[str] | None, year: int | None) -> int:
        """Where the authors end: at the comma after "et al.", or else at the last one before the year."""
        if et_al is not None:
            comma = inner.find(",", et_al.end())
            return comma if comma >= 0 else et_al.end()
        comma = inner.rfind(",", 0, year if year is not None else len(inner))
        return max(comma, 0)
