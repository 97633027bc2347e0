"""What headings say, those of Markdown and those in HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from dd_lint.markdown import Block, parse_markdown
from dd_lint.text.source import Source, Span

_HTML_HEADING = re.compile(
    r"<h([1-6])(?=[\s>])[^<>]*>((?:(?!<h[1-6]).)*?)</h\1\s*>", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>")


class Heading(NamedTuple):
    """A heading; `span` is that of its title, `level` is 1 for the outermost."""

    level: int
    title: str
    span: Span


def headings_of(block: Block, text: str) -> Iterator[Heading]:
    """The heading that a block is, or those that a block of HTML holds."""
    if block.kind == "heading":
        yield Heading(block.depth, _title(block, text), block.span)
    for heading in _HTML_HEADING.finditer(block.plain) if block.kind == "html" else ():
        title = " ".join(unescape(_TAG.sub("", heading[2])).split())
        start = block.start + heading.start(2)
        yield Heading(int(heading[1]), title, Span(start, start + len(heading[2])))


def _title(block: Block, text: str) -> str:
    """What a heading says; an image says nothing, but leaves the space before or after it."""
    images = [one for inline in block.inlines for one in (inline, *inline.children) if one.kind == "image"]
    if not images:
        return block.plain
    title, position = "", block.start
    for image in images:
        title += text[position : image.start]
        position = max(position, image.end)
    title = (title + text[position : block.end]).replace("\n", " ")
    # Between full stops the space at either end stays.
    rest = next(parse_markdown(Source("", f"# .{title}.")))
    return rest.plain[1:-1]
