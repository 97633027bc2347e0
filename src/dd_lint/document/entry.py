"""An entry of a list, with its parts and their places."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.markdown import Inline
from dd_lint.papers.identifiers import Identifier, paper_identifier
from dd_lint.text.source import Span


class Author(NamedTuple):
    """One named author, as written in an entry."""

    name: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The name."""
        return Span(self.start, self.end)


class Meta(NamedTuple):
    """What an entry says of its paper besides the title: authors, venue, year.

    `span` is the parenthesis, or whatever else holds the three. `authors_span` covers the author part with
    its "et al.", which `et_al` covers alone. `venue` is the name alone: `workshop` tells whether "Workshop"
    came after the year or the venue. Any part that was not found is None or empty; `closed` tells whether
    the closing parenthesis was there.
    """

    start: int
    end: int
    closed: bool
    authors: tuple[Author, ...]
    et_al_start: int
    et_al_end: int
    venue: str
    venue_start: int
    venue_end: int
    workshop: bool
    year: int | None
    year_start: int
    year_end: int

    @property
    def span(self) -> Span:
        """The whole parenthesis."""
        return Span(self.start, self.end)

    @property
    def et_al(self) -> Span | None:
        """The words "et al."."""
        return Span(self.et_al_start, self.et_al_end) if self.et_al_start >= 0 else None

    @property
    def authors_span(self) -> Span:
        """The authors, up to "et al."; empty where none is named."""
        if not self.authors:
            return Span(self.start + 1, self.start + 1)
        return Span(self.authors[0].start, max(self.et_al_end, self.authors[-1].end))

    @property
    def venue_span(self) -> Span:
        """The venue."""
        return Span(self.venue_start, self.venue_end)

    @property
    def year_span(self) -> Span:
        """The year; where one is missing, where it belongs."""
        return Span(self.year_start, self.year_end)

    @property
    def readable(self) -> bool:
        """Whether it reads as authors, venue and year."""
        return self.closed and self.year is not None


class Resource(NamedTuple):
    """A link after the parenthesis; `kind` is "project", "code", "bibtex", "paper" or "other"."""

    kind: str
    link: Inline


class DateStamp(NamedTuple):
    """The `[2025/02/15]` before a dated copy; `date` is None where the text is not a date that exists."""

    text: str
    span: Span
    date: datetime.date | None


class Sureness(NamedTuple):
    """How sure each part of an entry is, from 0 to 1; what was not found is 0."""

    title: float
    paper: float
    authors: float
    venue: float
    year: float


class Reason(NamedTuple):
    """What speaks for a title, or against it, and how much."""

    term: str
    worth: float


class Entry(NamedTuple):
    """One paper, workshop, challenge or thesis of the list, or something else that it has.

    `section` is the index of its section in `Document.sections`. `bullet` is empty for an entry that
    lost its marker and so became part of the entry before it, and for one in a paragraph or a table.
    `leftover` holds the places of text that fits no part of an entry. `template` is the name of the one
    that it was read by; `enclosed` tells whether that has authors, venue and year in parentheses. `kind` is
    "paper", or "other" for what else a list has: tools, books, talks. There are no `reasons` where the
    form of an entry leaves nothing to weigh.
    """

    section: int
    start: int
    end: int
    bullet: str
    bullet_start: int
    depth: int
    date: DateStamp | None
    title: str
    title_start: int
    title_end: int
    paper: Inline | None
    meta: Meta | None
    resources: tuple[Resource, ...]
    leftover: tuple[Span, ...]
    template: str = "parenthesis"
    enclosed: bool = True
    kind: str = "paper"
    sureness: Sureness = Sureness(1.0, 1.0, 1.0, 1.0, 1.0)
    reasons: tuple[Reason, ...] = ()

    @property
    def span(self) -> Span:
        """The entry's text, without its bullet."""
        return Span(self.start, self.end)

    @property
    def authors(self) -> tuple[Author, ...]:
        """The authors that it names."""
        return self.meta.authors if self.meta else ()

    @property
    def identifier(self) -> Identifier | None:
        """The paper that its title's link names for certain."""
        return paper_identifier(self.paper.destination) if self.paper else None

    @property
    def title_span(self) -> Span:
        """The title, without brackets."""
        return Span(self.title_start, self.title_end)

    @property
    def is_paper(self) -> bool:
        """Whether it is a paper, and no tool, book or talk."""
        return self.kind == "paper"

    @property
    def swallowed(self) -> bool:
        """Whether the entry lost the bullet that its template has."""
        return not self.bullet and self.enclosed

    @property
    def conforming(self) -> bool:
        """Whether what its template says most of was found; where that is a parenthesis, a readable one."""
        return self.dated or not self.enclosed

    @property
    def dated(self) -> bool:
        """Whether it says enough to be cited: a title and a readable year."""
        return self.meta is not None and self.meta.readable and bool(self.title)

    def links(self, kind: str) -> Iterator[Inline]:
        """The resource links of a kind."""
        return (resource.link for resource in self.resources if resource.kind == kind)
