"""What a text is made of: blocks, and the inlines in them."""

from __future__ import annotations

from typing import NamedTuple

from dd_lint.text.source import Span


class Inline(NamedTuple):
    """A link, image, bare URL, code span, HTML tag or emphasis inside a block.

    `kind` is "link", "image", "autolink" (in angle brackets or bare), "code", "html", "emphasis" or
    "strong". The links of an emphasised text are not its children but follow it, in reading order.
    `text` is what a reader sees (for HTML: the tag itself); `destination` is the address as written,
    not percent-encoded. Offsets are those of the file's text; a reference link's destination lies in
    its definition, and is (-1, -1) where there is none to point at.
    """

    kind: str
    start: int
    end: int
    text: str
    text_start: int
    text_end: int
    destination: str = ""
    destination_start: int = -1
    destination_end: int = -1
    children: tuple[Inline, ...] = ()

    @property
    def span(self) -> Span:
        """The whole markup."""
        return Span(self.start, self.end)

    @property
    def text_span(self) -> Span:
        """What is between the square brackets."""
        return Span(self.text_start, self.text_end)

    @property
    def destination_span(self) -> Span:
        """The address; the whole markup where it is written elsewhere."""
        if self.destination_start < 0:
            return self.span
        return Span(self.destination_start, self.destination_end)


class Block(NamedTuple):
    """One block of text in reading order.

    `kind` is "heading", "paragraph", "item" (the first text of a list item), "cell", "html" or "code".
    `depth` is the heading's level, or how many lists enclose the block (1 for a top-level item).
    For an item, `bullet` is its marker (`+`, `1.`) and `bullet_start` the marker's offset.
    `plain` is the block's visible text. Of a cell, `table` and `row` number the tables and rows of the
    document, `column` the cells of the row, all from 0; the first row of a table is its head.
    """

    kind: str
    start: int
    end: int
    depth: int
    inlines: tuple[Inline, ...] = ()
    plain: str = ""
    bullet: str = ""
    bullet_start: int = -1
    table: int = -1
    row: int = -1
    column: int = -1

    @property
    def span(self) -> Span:
        """The block's text, without its marker."""
        return Span(self.start, self.end)
