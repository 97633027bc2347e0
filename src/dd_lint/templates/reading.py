"""From a unit of blocks to an `Entry`, as a template says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..document import Author, Entry, Meta, Resource
from ..identifiers import code_repository, paper_identifier
from ..markdown import Block, Inline
from ..source import Span
from .fields import ET_AL, YEAR, authors_in, link_label, trimmed
from .shape import Shape
from .units import Unit

_GROUP = re.compile(r"\[[^\[\]\n]{1,60}\](?![(\[])|\([^()\n]{1,14}\)|:[\w+-]+:|\\?[*_~`]+")
_NUMBERING = re.compile(r"\W*\d{1,4}\W*")
_OPENING = '“"«'
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{4,400})[”\"»]")
_MONTH = re.compile(r"(?<![\w.:/-])((?:19|20)\d\d)[./-](?:0?[1-9]|1[0-2])(?![\d/-]|\.\d)")
_SHORT_YEAR = re.compile(r"(?<=[A-Za-z])\s?['’](\d\d)\b")
_LABEL = re.compile(r"\s*\**([^\n:*|]{1,40}?)\**\s*[:：]")
_PERSON = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_TITLE_EDGE = ' \t\n*_.,;:|-–—[(/·“”"'
_ENDING = re.compile(r"\(([^()]{4,80})\)?$")
_GAP_EDGE = " \t\n*_.,;:|()[]{}<>/·•-–—+&'’`\"“”\\"
_WORD = re.compile(r"[^\W\d_]{3}")
_VENUE_EDGE = " \t\n*_'’`,.([{\"“”"
_AUTHORS_EDGE = ' \t\n*_“"«.,'
_STOP = re.compile(r"\[\[|\s\[|(?<=[.?!])\s*\(|<br", re.IGNORECASE)
_VENUE_BREAK = re.compile(r"[(\[]|[.,;|]\s|[)\]](?:\s|$)|^|\n|\sin\s")
_VENUE_END = re.compile(r"[.,;|(\[]|\d{4}|$")
_VENUE_LEAD = re.compile(r"\W*(?:in\s+)?(?:proceedings\s+of\s+(?:the\s+)?)?", re.IGNORECASE)
_EARLIEST = 1900
_SHORTEST_TITLE = 4
_LONGEST_VENUE = 60


class _Linked(NamedTuple):
    """A link of an entry, with the words that say what it is."""

    link: Inline
    labels: tuple[str, ...]


class Reader:
    """Reads units as entries of one shape.

    `kinds` maps link labels in lower case to kinds of links; those `inferred` from where the links lead
    may also be words that a title consists of.
    """

    def __init__(
        self, text: str, shape: Shape, kinds: Mapping[str, str], inferred: Mapping[str, str]
    ) -> None:
        self.text = text
        self.shape = shape
        self.labels = {**kinds, **shape.labels}
        self.kinds = {**inferred, **self.labels}

    def read(self, unit: Unit, section: int) -> Entry | None:
        """The entry of a unit; None where it has no title, or nothing else."""
        lead = unit.lead
        if not lead.plain.strip() or (lead.inlines and _is_pointer(lead)):
            return None
        title, titled = self._title(lead)
        if title is None:
            return None
        if titled is None:
            title = self._without_meta(title)
        authors_span = self._authors_span(unit, title)
        links = [
            one for one in self._links(unit) if not _within(one.link, authors_span) and one.link != titled
        ]
        paper = titled
        if paper is None:
            paper = self._paper(links, lead)
            links = [one for one in links if one.link != paper]
        meta = self._meta(unit, title, authors_span)
        words = (
            " ".join(self.text[title.start : title.end].split()) if titled is None else titled.text.strip()
        )
        words = words.strip(_TITLE_EDGE) if titled is None else words
        if paper is None and not links and (meta is None or meta.year is None):
            return None
        return Entry(
            section=section,
            start=min(block.start for block in unit.blocks),
            end=unit.end,
            bullet=lead.bullet,
            bullet_start=lead.bullet_start,
            depth=lead.depth,
            date=None,
            title=_plain(words),
            title_start=title.start,
            title_end=title.end,
            paper=paper,
            meta=meta,
            resources=tuple(Resource(self._kind(one) or "other", one.link) for one in links),
            leftover=tuple(self._leftover(unit, title, titled, meta)),
            template=self.shape.name,
            enclosed=False,
        )

    def _title(self, lead: Block) -> tuple[Span | None, Inline | None]:
        """Where the title is, and its link where it has one."""
        form = self.shape.title
        if self.shape.container == "row":
            return self._cell_title(lead)
        if form == "link":
            link = self._first_link(lead)
            return (link.text_span, link) if link is not None else (None, None)
        if form == "quoted":
            quoted = _QUOTED.search(self.text, lead.start, lead.end)
            if quoted is not None and any(map(str.isalpha, self.text[lead.start : quoted.start()])):
                return trimmed(self.text, quoted.start(1), quoted.end(1), _TITLE_EDGE), None
        if form == "strong" or (form == "quoted" and self.shape.strong):
            return self._strong_title(lead), None
        if form == "quoted":
            return None, None
        return self._plain_title(lead), None

    def _without_meta(self, title: Span) -> Span:
        """A title without the parenthesis at its end that holds a year: "TITLE (VENUE YEAR)"."""
        found = _ENDING.search(self.text, title.start, title.end)
        if found is None or found.start() <= title.start or not self._years(*found.span(1)):
            return title
        return trimmed(self.text, title.start, found.start(), _TITLE_EDGE)

    def _first_link(self, lead: Block) -> Inline | None:
        """The link that an entry begins with, behind badges and tags."""
        start = self._prefix_end(lead, lead.start)
        for inline in lead.inlines:
            if inline.kind == "link" and inline.start >= start:
                before = self.text[start : inline.start].strip(" \t\n*_~")
                named = inline.text.strip() and link_label(inline.text) not in self.labels
                return inline if not before and named and not inline.destination.startswith("#") else None
        return None

    def _prefix_end(self, lead: Block, position: int) -> int:
        """Behind the numbers, tags, badges and emoji that an entry may have at a place before its title."""
        stops = {one.start: one for one in lead.inlines if one.kind in ("image", "html", "code", "link")}
        while position < lead.end:
            inline = stops.get(position)
            group = _GROUP.match(self.text, position, lead.end)
            if inline is not None and (inline.kind != "link" or _is_picture(inline)):
                position = inline.end
            elif inline is not None:
                break
            elif group is not None:
                position = group.end()
            elif self.text[position].isalnum() or self.text[position] in '[“"«\\$':
                break
            else:
                position += 1
        return min(position, lead.end)

    def _strong_title(self, lead: Block) -> Span | None:
        """The first words in bold that are no number; behind other words only where the shape has some."""
        for inline in lead.inlines:
            if inline.kind != "strong" or _NUMBERING.fullmatch(inline.text) or inline.text[:1] == "(":
                continue
            words = self.text[lead.start : inline.start]
            letters = sum(map(str.isalpha, words))
            behind = self._prefix_end(lead, lead.start) < inline.start and letters > 0
            if behind != self.shape.leading or (not behind and len(inline.text.strip()) < 3):
                return None
            return trimmed(self.text, inline.text_start, inline.text_end, _TITLE_EDGE)
        return None

    def _plain_title(self, lead: Block) -> Span | None:
        """Words without a mark, up to the first link or bracket."""
        position = self._prefix_end(lead, lead.start)
        if self.shape.paper_first:
            first = next((one for one in lead.inlines if one.kind == "link"), None)
            if first is None or self.text[position : first.start].strip(" [("):
                return None
            position = first.end
            while position < lead.end and self.text[position] in "])":
                position += 1
            position = self._prefix_end(lead, position)
        ends = [one.start for one in lead.inlines if one.start >= position and one.kind != "emphasis"]
        stop = _STOP.search(self.text, position + 1, lead.end)
        end = min([lead.end, *ends, *([stop.start()] if stop else [])])
        span = trimmed(self.text, position, end, _TITLE_EDGE)
        words = self.text[span.start : span.end]
        named = any(one.kind == "autolink" and one.start == end for one in lead.inlines)
        is_label = named or link_label(words) in self.kinds
        return span if len(words) >= _SHORTEST_TITLE and not is_label else None

    def _cell_title(self, lead: Block) -> tuple[Span | None, Inline | None]:
        """The title of a cell: its link, its bold words, or what it says up to a line break."""
        link = next((one for one in lead.inlines if one.kind == "link" and not _is_picture(one)), None)
        strong = next((one for one in lead.inlines if one.kind == "strong"), None)
        if (
            link is not None
            and link_label(link.text) not in self.labels
            and not link.destination.startswith("#")
        ):
            return link.text_span, link
        if strong is not None and 2 * len(strong.text) >= len(lead.plain):
            return trimmed(self.text, strong.text_start, strong.text_end, _TITLE_EDGE), None
        ends = [one.start for one in lead.inlines if one.kind in ("html", "link", "image")]
        span = trimmed(self.text, lead.start, min([lead.end, *ends]), _TITLE_EDGE)
        return (span, None) if span.end > span.start else (None, None)

    def _links(self, unit: Unit) -> Iterator[_Linked]:
        """The links of a unit with their labels: their own words, those before them, their column's."""
        for block in unit.blocks:
            label = _LABEL.match(self.text, block.start, block.end)
            before = link_label(label[1]) if label else ""
            head = unit.heads.get(block.start, "")
            for inline in block.inlines:
                if (
                    inline.kind not in ("link", "autolink")
                    or _is_picture(inline)
                    or inline.destination[:1] == "#"
                ):
                    continue
                own = link_label(inline.text) if inline.kind == "link" else ""
                named = before if label and label.end() <= inline.start else ""
                yield _Linked(inline, tuple(filter(None, (own, named, head))))

    def _kind(self, linked: _Linked) -> str | None:
        return next((self.kinds[label] for label in linked.labels if label in self.kinds), None)

    def _paper(self, links: list[_Linked], lead: Block) -> Inline | None:
        """The paper's link: the one that its label says, or the one that leads to a registry of papers."""
        if self.shape.paper_first:
            return next((one.link for one in links if one.link.start >= lead.start), None)
        for linked in links:
            if self._kind(linked) == "paper":
                return linked.link
        for linked in links:
            if self._kind(linked) is None and paper_identifier(linked.link.destination):
                return linked.link
        return None

    def _authors_span(self, unit: Unit, title: Span) -> Span | None:
        """Where the authors are named."""
        if column := unit.columns.get("authors"):
            return column.span
        if self.shape.authors == "before":
            start = self._prefix_end(unit.lead, unit.lead.start)
            names = trimmed(self.text, start, max(start, title.start), _AUTHORS_EDGE)
            return names if names.end > names.start else None
        for block in (unit.lead, *unit.below):
            for inline in block.inlines:
                if inline.kind == "emphasis" and inline.start >= title.end and "," in inline.text + ",":
                    return inline.text_span
        for block in unit.below:
            names = block.kind == "item" and not _LABEL.match(self.text, block.start, block.end)
            if names and not any(one.kind in ("link", "autolink") for one in block.inlines):
                return block.span
        return None

    def _meta(self, unit: Unit, title: Span, authors_span: Span | None) -> Meta | None:
        """Authors, venue and year, as far as they are found."""
        year_span = self._year(unit, title)
        venue = self._venue(unit, title, year_span, authors_span)
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
        year = self._year_number(year_span) if year_span else None
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

    def _leftover(self, unit: Unit, title: Span, titled: Inline | None, meta: Meta | None) -> Iterator[Span]:
        """The words that fit no part of the entry."""
        taken = [title, *([titled.span] if titled else [])]
        if meta is not None:
            taken += [meta.authors_span] if meta.authors else []
            taken += [meta.venue_span, meta.year_span, *([meta.et_al] if meta.et_al else [])]
        for block in unit.blocks:
            label = _LABEL.match(self.text, block.start, block.end)
            parts = [one.span for one in block.inlines if one.kind not in ("emphasis", "strong")]
            start = label.end() if label and block is not unit.lead else block.start
            for part in [*sorted([*taken, *parts]), Span(block.end, block.end)]:
                gap = trimmed(self.text, start, min(part.start, block.end), _GAP_EDGE)
                if _WORD.search(self.text, *gap):
                    yield gap
                start = max(start, part.end)

    def _year(self, unit: Unit, title: Span) -> Span | None:
        """The year: in its column, or the last one outside of title and links."""
        if column := unit.columns.get("year"):
            found = self._years(column.start, column.end)
            return found[-1] if found else None
        if unit.lead.kind == "cell":
            venue = unit.columns.get("venue")
            found = self._years(venue.start, venue.end) if venue else []
            return found[-1] if found else None
        for block in (unit.lead, *unit.below):
            gaps = (
                [Span(title.end, block.end), Span(block.start, title.start)]
                if block is unit.lead
                else [block.span]
            )
            for gap in gaps:
                taken = [one for one in block.inlines if one.kind in ("link", "autolink", "image", "code")]
                found = [
                    year for year in self._years(*gap)
                    if not any(one.start <= year.start < one.end for one in taken)
                ]  # fmt: skip
                if found:
                    return found[-1]
        return None

    def _years(self, start: int, end: int) -> list[Span]:
        if start >= end:
            return []
        found = [
            Span(match.start(1), match.end(1))
            for pattern in (YEAR, _MONTH, _SHORT_YEAR)
            for match in pattern.finditer(self.text, start, end)
        ]
        return sorted(span for span in found if self._year_number(span) >= _EARLIEST)

    def _year_number(self, span: Span) -> int:
        digits = self.text[span.start : span.end]
        return int(digits) if len(digits) == 4 else 2000 + int(digits)

    def _venue(self, unit: Unit, title: Span, year: Span | None, authors: Span | None) -> Span | None:
        """The words before the year, those behind a title that the year comes before, or a column's."""
        if column := unit.columns.get("venue"):
            years = self._years(column.start, column.end)
            return trimmed(self.text, column.start, years[0].start if years else column.end, _VENUE_EDGE)
        if year is None or unit.lead.kind == "cell":
            return None
        if year.end <= title.start and self.shape.authors == "before":
            lead = _VENUE_LEAD.match(self.text, title.end, unit.lead.end)
            start = lead.end() if lead else title.end
            ending = _VENUE_END.search(self.text, start, unit.lead.end)
            span = trimmed(self.text, start, ending.start() if ending else start, _VENUE_EDGE)
        else:
            edges = [one.end for block in unit.blocks for one in block.inlines if one.end <= year.start]
            edges += [one.end for one in (title, authors) if one is not None and one.end <= year.start]
            start = max(year.start - _LONGEST_VENUE, unit.lead.start, *edges)
            stop = trimmed(self.text, start, year.start, _VENUE_EDGE).end
            breaks = [found.end() for found in _VENUE_BREAK.finditer(self.text, start, stop)]
            span = trimmed(self.text, max([start, *breaks]), stop, _VENUE_EDGE)
        return span if span.end > span.start and self.text[span.start].isalpha() else None


def link_kind(destination: str) -> str | None:
    """What an address alone says of its link."""
    if paper_identifier(destination):
        return "paper"
    if code_repository(destination):
        return "code"
    path = destination.partition("#")[0].lower()
    return "bibtex" if path.endswith(".bib") else "paper" if path.endswith(".pdf") else None


def _unlinked(author: Author) -> Author:
    """An author without the link to a page of theirs."""
    link = _PERSON.fullmatch(author.name)
    if link is None:
        return author
    return Author(link[1], author.start + link.start(1), author.start + link.end(1))


def _is_picture(link: Inline) -> bool:
    """Whether a link shows a picture and no words."""
    pictures = [child for child in link.children if child.kind == "image"]
    return bool(pictures) and link.text.strip() == "".join(child.text for child in pictures).strip()


def _is_pointer(lead: Block) -> bool:
    """Whether a block is nothing but a link to a place of the list."""
    links = [one for one in lead.inlines if one.kind == "link"]
    return len(links) == 1 and links[0].destination.startswith("#")


def _within(link: Inline, span: Span | None) -> bool:
    return span is not None and span.start <= link.start and link.end <= span.end + 2


def _plain(words: str) -> str:
    """A title without the marks of emphasis in it."""
    return re.sub(r"\*+|(?<!\w)_+|_+(?!\w)|`", "", words).strip()
