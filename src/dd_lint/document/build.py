"""From blocks to a `Document`: sections and their roles, contents, anchors, badges, legend."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dd_lint.config.model import Config
from dd_lint.document.anchors import Anchors
from dd_lint.document.badges import read_badge
from dd_lint.document.entries.reader import EntryReader
from dd_lint.document.entries.section_blocks import SectionBlocks
from dd_lint.document.headings import Heading, headings_of
from dd_lint.document.html_attributes import addresses_in, anchors_in
from dd_lint.document.lost_markup import LostMarkup
from dd_lint.document.model import Badge, Bullet, ContentsItem, Document, LegendItem, Role, Section
from dd_lint.document.roles import contents_section, is_apart, section_roles
from dd_lint.document.section_draft import SectionDraft, path_up
from dd_lint.document.slugs import Slugs
from dd_lint.markdown import Block, Inline, parse_markdown
from dd_lint.text.conflicts import without_marks
from dd_lint.text.folding import fold
from dd_lint.text.source import Source, Span

_LEGEND = re.compile(r"(:[a-z0-9_+-]+:)[ \t]*[:=-]?[ \t]*(\S.*)")
_BIBTEX = re.compile(r"\s*@\w+\s*[{(]")
_WORDS = ("code", "emphasis", "strong")
"""The inlines that lead nowhere."""


def build_document(source: Source, config: Config, part: int | None = None) -> Document:
    """Parse a list, or one `part` of a list in several files, by number.

    `config` says what its links' labels and its sections' titles mean.
    """
    parts = range(max(1, len(source.parts))) if part is None else range(part, part + 1)
    outline = _Outline(source, config, EntryReader(source.text, config))
    outline.read(parts)
    return outline.document()


class _Outline:
    """Gathers what the blocks of one document bring, in reading order.

    Items are read as they come by a template that takes one after the other; sections of which it does
    not fit most keep their blocks, for the others.
    """

    def __init__(self, source: Source, config: Config, entries: EntryReader) -> None:
        self.source = source
        self.config = config
        self.contents = -1
        self.slugs = Slugs()
        self.entries = entries
        self.sections = [SectionDraft(0, -1, 0, "", Span(0, 0), "", "", entries.shapes_for([]))]
        self.anchors = Anchors()
        self.badges: list[Badge] = []
        self.legend: list[LegendItem] = []
        self.links: list[Inline] = []
        self.comments: list[Span] = []
        self.bibtex: list[tuple[int, Span]] = []
        self.bare_heading = False
        self.lost = LostMarkup(source.text)

    def read(self, parts: Sequence[int]) -> None:
        """Take the parts of the text, by number."""
        text = without_marks(self.source)
        for number in parts:
            span = text.part_span(number)
            if number != parts[0]:
                self._open_file(span.start)
            for block in parse_markdown(
                Source(text.path, text.slice(span)) if text.parts else text, span.start
            ):
                self.add(block)
        self.finish()

    def add(self, block: Block) -> None:
        """Take one more block."""
        self.lost.add(block)
        headings = list(headings_of(block, self.source.text))
        for heading in headings:
            self._open_section(heading)
        self._inlines(block, in_heading=bool(headings))
        section = self.sections[-1]
        if block.kind == "item":
            self._item(block)
        else:
            section.blocks.append(block)
            section.rows.update({block.row} - {-1})
            if block.kind == "html":
                self._in_html(block)
            if block.kind == "code" and _BIBTEX.match(block.plain):
                self.bibtex.append((section.index, _code_span(block, self.source)))
        if block.kind not in ("heading", "html"):
            self.bare_heading = False

    def _in_html(self, block: Block) -> None:
        """Take what tables and lists in HTML hold."""
        words = block.plain.lower()
        if "<tr" not in words and "<li" not in words:
            return
        from dd_lint.markdown.html_blocks import html_cells, html_items

        section = self.sections[-1]
        if "<tr" in words:
            # Negative numbers are no table's of Markdown.
            cells = list(html_cells(block, self.source.text, -block.start - 1, -2 * block.end - 2))
            section.blocks += cells
            section.rows.update(cell.row for cell in cells)
        else:
            section.blocks += html_items(block, self.source.text)

    def _open_file(self, start: int) -> None:
        """Begin another file of the list: nothing of the one before reaches into it."""
        self._close_section()
        self.anchors.end_file()
        self.lost.end_file()
        self.slugs = Slugs()
        self.bare_heading = False
        shapes = self.entries.shapes_for([])
        self.sections.append(SectionDraft(len(self.sections), -1, 0, "", Span(start, start), "", "", shapes))

    def _open_section(self, heading: Heading) -> None:
        self._close_section()
        level, title, span = heading
        parent = len(self.sections) - 1
        while self.sections[parent].level >= level:
            parent = self.sections[parent].parent
        index = len(self.sections)
        self.anchors.open_section(index)
        slug, folded = self.slugs.take(title), fold(title)
        around = [self.sections[one].folded for one in path_up(self.sections, parent)]
        shapes = self.entries.shapes_for([folded, *around])
        self.sections.append(SectionDraft(index, parent, level, title.strip(), span, slug, folded, shapes))
        self.bare_heading = True

    def _inlines(self, block: Block, *, in_heading: bool) -> None:
        """Take links, badges and anchors; an anchor waits for the heading that follows it."""
        for inline in block.inlines:
            if inline.kind == "html":
                self._tag(inline, in_heading)
            elif inline.kind not in _WORDS:
                self._link(inline)
        if block.kind in ("item", "paragraph", "cell") and block.plain.strip():
            self.anchors.pass_words(block, self.source.text)

    def _link(self, inline: Inline) -> None:
        self.links.append(inline)
        if inline.kind == "image":
            badge = read_badge(inline, self.config.badge.labels)
            if badge:
                self.badges.append(badge)
        for child in inline.children:
            if child.kind == "html":
                self._tag(child, in_heading=False)
            elif child.kind not in _WORDS:
                self._link(child)

    def _tag(self, tag: Inline, in_heading: bool) -> None:
        if tag.text.startswith("<!--"):
            self.comments.append(tag.span)
        if tag.text.startswith(("</", "<!--")):
            return
        last = len(self.sections) - 1
        for name, span in anchors_in(tag):
            heading = last if in_heading else -1
            self.anchors.add(name, span, tag.span, heading=heading, above=last if self.bare_heading else -1)
        for link in addresses_in(tag):
            self._link(link)

    def _item(self, block: Block) -> None:
        section = self.sections[-1]
        section.items += 1
        fragment = self._fragment(block)
        if fragment is not None:
            section.fragments.append(fragment)
            return
        legend = (
            _LEGEND.fullmatch(block.plain.strip()) if not block.inlines or block.plain[:1] == ":" else None
        )
        if legend and not any(inline.kind == "link" for inline in block.inlines):
            self.legend.append(LegendItem(legend[1], legend[2], block.span))
            return
        section.blocks.append(block)
        entries = self.entries.read_item(block, section.index, section.shapes)
        if entries:
            section.entries.extend(entries)
        else:
            section.bullets.append(_bullet(block))

    def _close_section(self) -> None:
        """A long list has few sections that wait for another template, so that its blocks can go."""
        if self.sections[-1].settled:
            self.sections[-1].blocks.clear()

    def finish(self) -> None:
        """Read what the first template does not fit by others, if the list has others."""
        self._close_section()
        self.lost.end_file()
        self.contents = contents_section(self.sections, self.config)
        known = sum(len(section.entries) for section in self.sections if section.settled)
        left = sum(section.size for section in self.sections if not section.settled)
        waiting = [
            SectionBlocks(section.index, section.blocks, self._titles(section.index), section.shapes)
            for section in self.sections
            if any(block.kind != "heading" for block in section.blocks)
            and section.index != self.contents
            and not is_apart(section)
            # In a list of the first template, what is near it is an entry with a fault.
            and not (known >= left and section.alike)
        ]  # fmt: skip
        readings = self.entries.read_sections(waiting, known) if waiting else {}
        for index, reading in readings.items():
            section = self.sections[index]
            section.entries = list(reading.entries)
            section.bullets = [_bullet(one.lead) for one in reading.others if one.lead.bullet]
            section.items, section.rows = len(reading.entries) + len(reading.others), set()
        for section in self.sections:
            section.blocks.clear()

    def _titles(self, index: int) -> list[str]:
        """The folded titles of a section and of those around it, but for that of the list itself."""
        around = (self.sections[one] for one in path_up(self.sections, index))
        return [section.folded for section in around if section.level > 1]

    def _fragment(self, block: Block) -> ContentsItem | None:
        """A contents item: an item that is one link to a fragment, and hardly anything else."""
        links = [inline for inline in block.inlines if inline.kind == "link"]
        if len(links) != 1 or not links[0].destination.startswith("#"):
            return None
        link = links[0]
        if len(block.plain.strip()) > len(link.text) + 12:
            return None
        return ContentsItem(link.text.strip(), link.destination[1:], link, block.depth, block.span)

    def document(self) -> Document:
        """The finished AST."""
        contents = self.contents
        roles = section_roles(self.sections, self.config, contents)
        sections = tuple(
            Section(
                index=draft.index, parent=draft.parent, level=draft.level, title=draft.title,
                title_span=draft.title_span, slug=draft.slug, role=role,
                entries=tuple(draft.entries), bullets=tuple(draft.bullets),
            )
            for draft, role in zip(self.sections, roles, strict=True)
        )  # fmt: skip
        items = self.sections[contents].fragments if contents >= 0 else []
        return Document(
            source=self.source,
            sections=sections,
            contents=tuple(items),
            anchors=tuple(self.anchors.found),
            badges=tuple(self.badges),
            legend=tuple(self.legend),
            links=tuple(self.links),
            comments=tuple(self.comments),
            bibtex=tuple(
                span
                for index, span in self.bibtex
                if roles[index] is Role.ENTRIES
                and any(entry.start < span.start for entry in sections[index].entries[:1])
            ),
            tables=tuple(self.lost.tables),
            as_text=tuple(self.lost.as_text),
            unclosed=tuple(self.lost.unclosed),
        )


def _bullet(block: Block) -> Bullet:
    text = block.plain if len(block.plain) <= 200 else block.plain[:200]
    return Bullet(block.span, block.bullet, block.bullet_start, block.depth, text)


def _code_span(block: Block, source: Source) -> Span:
    """The lines of a block of code, with the fences around them."""
    end = block.start
    for _ in range(block.plain.count("\n") + 2):
        end = source.text.find("\n", end) + 1 or len(source.text)
    return Span(block.start, end)
