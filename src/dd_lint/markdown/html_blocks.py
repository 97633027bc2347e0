"""Tables and lists that are written in HTML, as the cells and items that those of Markdown are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from dd_lint.markdown.nodes import Block, Inline

_ROW = re.compile(r"<tr\b[^<>]*>((?:(?!<tr\b|</tr|</table).)*)", re.DOTALL | re.IGNORECASE)
_CELL = re.compile(r"<(t[dh])\b[^<>]*>((?:(?!<t[dh]\b|</t[dh]).)*)", re.DOTALL | re.IGNORECASE)
_ITEM = re.compile(r"<(li)\b[^<>]*>((?:(?!</?[uo]l\b|</?li\b).)*)", re.DOTALL | re.IGNORECASE)
_NESTING = re.compile(r"<(/?)(?:[uo]l)\b|<li\b", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ALT = re.compile(r"""(?<![\w-])alt\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_MARKED = re.compile(
    r"<(?P<tag>a|b|strong|i|em)\b(?P<attributes>[^<>]*)>(?P<text>(?:(?!<(?P=tag)\b|</(?P=tag)\b).)*)</(?P=tag)\s*>",
    re.DOTALL | re.IGNORECASE,
)
_HREF = re.compile(r"""(?<![\w-])href\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_TAG = re.compile(r"<!--(?:(?!<!--).)*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_KINDS = {"a": "link", "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis"}


def html_cells(block: Block, text: str, table: int, row: int) -> Iterator[Block]:
    """The cells of the tables in a block of HTML, with the links, bold and emphasised words in them.

    `table` and `row` are the numbers of the first of each. A table without heads has an empty one.
    """
    end = _written_end(block, text)
    rows = list(_ROW.finditer(text, block.start, end))
    if rows and not re.search(r"<th\b", rows[0][1], re.IGNORECASE):
        yield Block("cell", rows[0].start(), rows[0].start(), 0, table=table, row=row, column=0)
        row += 1
    for number, match in enumerate(rows, row):
        for column, cell in enumerate(_CELL.finditer(text, match.start(1), match.end(1))):
            yield _cell(text, cell.start(2), cell.end(2))._replace(table=table, row=number, column=column)


def html_items(block: Block, text: str) -> Iterator[Block]:
    """The items of the lists in a block of HTML, each up to the list in it; they have no bullet."""
    end = _written_end(block, text)
    depths, depth = {}, 0
    for tag in _NESTING.finditer(text, block.start, end):
        if tag[0][1:3].lower() == "li":
            depths[tag.start()] = max(depth, 1)
        else:
            depth += -1 if tag[1] else 1
    for item in _ITEM.finditer(text, block.start, end):
        yield _cell(text, *item.span(2))._replace(kind="item", depth=depths.get(item.start(), 1))


def _written_end(block: Block, text: str) -> int:
    """Where a block ends that stands in the text as it is; where it begins, for one that was indented."""
    written = block.plain.rstrip()
    return block.start + len(written) if text.startswith(written, block.start) else block.start


def _cell(text: str, start: int, end: int) -> Block:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    inlines = [one for match in _MARKED.finditer(text, start, end) for one in _marked(text, match)]
    taken = {place for one in inlines for place in (one.start, one.end)}
    inlines += [
        Inline("html", tag.start(), tag.end(), tag[0], -1, -1)
        for tag in _TAG.finditer(text, start, end)
        if tag.start() not in taken and tag.end() not in taken
    ]
    inlines.sort(key=lambda one: one.start)
    return Block("cell", start, end, 0, tuple(inlines), _words(text[start:end]))


def _marked(text: str, match: re.Match[str]) -> Iterator[Inline]:
    kind = _KINDS[match["tag"].lower()]
    at = -1
    destination = ""
    words = _words(match["text"])
    images: tuple[Inline, ...] = ()
    if kind == "link":
        href = _HREF.search(text, *match.span("attributes"))
        if href is None:
            return
        group = href.lastindex or 1
        destination, at = href[group], href.start(group)
        if not words:
            images = tuple(_images(text, *match.span("text")))
            words = " ".join(one.text for one in images)
    span = match.span("text")
    yield Inline(
        kind, match.start(), match.end(), words, *span, destination, at,
        at + len(destination) if at >= 0 else -1, images,
    )  # fmt: skip
    for inner in _MARKED.finditer(text, *span):
        yield from _marked(text, inner)


def _images(text: str, start: int, end: int) -> Iterator[Inline]:
    for image in _IMAGE.finditer(text, start, end):
        alternative = _ALT.search(image[0])
        words = unescape(alternative[alternative.lastindex or 1]) if alternative else ""
        yield Inline("image", image.start(), image.end(), words.strip(), image.start(), image.end())


def _words(html: str) -> str:
    """What a reader sees of a piece of HTML."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())
