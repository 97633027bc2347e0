"""The AST of a paper list: sections, entries and what surrounds them; all frozen, all with places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from dd_lint.document.entry import Entry
from dd_lint.markdown import Inline
from dd_lint.text.source import Source, Span


class Role(StrEnum):
    """What a section is for."""

    ENTRIES = "entries"
    LATEST = "latest"
    CONTENTS = "contents"
    OTHER = "other"


class Bullet(NamedTuple):
    """A list item that is not an entry."""

    span: Span
    bullet: str
    bullet_start: int
    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows it up to the next heading.

    `index` is its place in `Document.sections`, `parent` that of the section around it (-1: none).
    The text before the first heading is a section of level 0 without a title. `slug` is the fragment
    that GitHub makes of the heading. `entries` are its own, without those of sections below it.
    """

    index: int
    parent: int
    level: int
    title: str
    title_span: Span
    slug: str
    role: Role
    entries: tuple[Entry, ...]
    bullets: tuple[Bullet, ...]


class Anchor(NamedTuple):
    """An explicit anchor: `<a name="x">` or `id="x"` on any tag.

    `section` is the index of the section that it marks: the one whose heading holds it, or follows
    it with nothing between, or is right above it; -1 where it marks none.
    """

    name: str
    span: Span
    tag_span: Span
    section: int


class ContentsItem(NamedTuple):
    """A line of the table of contents; `depth` is 1 for the outermost items."""

    title: str
    fragment: str
    link: Inline
    depth: int
    span: Span


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge image. `count` is the number of a static badge that counts something.

    `kind` is "count", "stars", "forks" or "other"; `label` its words; `number_span` where the number
    is in the address; `repository` the `owner/name` of a live badge.
    """

    kind: str
    label: str
    image: Inline
    count: int | None = None
    number_span: Span | None = None
    repository: str = ""


class LegendItem(NamedTuple):
    """A line that explains an icon: `:octocat: Code`."""

    label: str
    words: str
    span: Span


class AsText(NamedTuple):
    """Markup that is shown as it is written.

    `kind` is "bullet" (no ordinary space behind it), "heading" (no space behind its signs), "code" (an entry
    four spaces from the margin), "link" (broken over two lines) or "html" (Markdown in a block of HTML).
    `span` is what to point at: of a bullet the spaces behind it, a link, else the line.
    """

    kind: str
    span: Span


class Document(NamedTuple):
    """A whole list.

    `links` are all links, images, bare URLs and HTML tags with an address, in reading order; `comments`
    the places of HTML comments, `bibtex` those of code with BibTeX between entries, `tables`
    those of the tables in Markdown. `as_text` is what was meant to be markup, `unclosed` are the
    tags `<details>` that nothing closes.
    """

    source: Source
    sections: tuple[Section, ...]
    contents: tuple[ContentsItem, ...]
    anchors: tuple[Anchor, ...]
    badges: tuple[Badge, ...]
    legend: tuple[LegendItem, ...]
    links: tuple[Inline, ...]
    comments: tuple[Span, ...]
    bibtex: tuple[Span, ...]
    tables: tuple[Span, ...] = ()
    as_text: tuple[AsText, ...] = ()
    unclosed: tuple[Span, ...] = ()

    def by_role(self, role: Role) -> Iterator[Section]:
        """The sections of a role, in order."""
        return (section for section in self.sections if section.role is role)

    @property
    def entries(self) -> Iterator[Entry]:
        """The entries of the list's sections, dated copies apart, those without a bullet included."""
        for section in self.by_role(Role.ENTRIES):
            yield from section.entries

    @property
    def papers(self) -> Iterator[Entry]:
        """The papers among the entries; all of these where most are something else, as in a list of tools."""
        entries = tuple(self.entries)
        papers = [entry for entry in entries if entry.is_paper]
        return iter(papers if 2 * len(papers) >= len(entries) else entries)

    @property
    def latest(self) -> Iterator[Entry]:
        """The dated copies."""
        for section in self.by_role(Role.LATEST):
            yield from section.entries

    def section_path(self, index: int) -> tuple[Section, ...]:
        """A section with the sections around it, outermost first."""
        path: list[Section] = []
        while index >= 0:
            path.append(self.sections[index])
            index = self.sections[index].parent
        return tuple(reversed(path))
