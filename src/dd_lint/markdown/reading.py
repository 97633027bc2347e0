"""Placed tokens to blocks, in reading order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from sys import intern
from typing import Any

from mistune import InlineParser, Markdown
from mistune.helpers import parse_link_href, unescape_char
from mistune.util import unescape

from dd_lint.markdown.nodes import Block, Inline
from dd_lint.markdown.placing import (
    PLAIN_DESTINATION,
    PlacedState,
    PlacingBlockParser,
    PlacingInlineParser,
    Token,
    Tokens,
)
from dd_lint.markdown.tables import tables
from dd_lint.text.source import Source

Locate = Callable[[int], int]

_STRIPPED = " \r\n\t\f"
_HEADING = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)
_BARE_URL = re.compile(r"(?:(?<![\w/\"'=(<.@-])|(?<=\s\())(?:https?|ftp)://[^\s<>\"`]+", re.IGNORECASE)
_BREAKS = (" ", "\t", "\n", "\\\n")
_TRAILING = "?!.,:*_~;'\""
_HTML_TAG = re.compile(
    r"<!--(?:(?!<!--).)*?-->|</?[A-Za-z][A-Za-z0-9-]*+(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*>", re.DOTALL
)


def parse_markdown(source: Source, offset: int = 0) -> Iterator[Block]:
    """The blocks of a text, in reading order, whose places begin at `offset`.

    The grammar is CommonMark with GitHub's tables and bare URLs. Containers nest 20 deep at most;
    what lies deeper is read as plain text.
    """
    text = source.text if source.text.endswith("\n") else source.text + "\n"
    block = PlacingBlockParser()
    inline = PlacingInlineParser()
    Markdown(renderer=None, block=block, inline=inline, plugins=[tables])
    state = PlacedState(offset=offset)
    state.process(text)
    walker = _Walker(text, inline, state.env)
    tokens = state.tokens
    for end in _part_ends(text):
        if end > state.cursor:
            state.cursor_max = end
            block.parse(state)
            yield from walker.blocks(tokens, state, 0)


def _part_ends(text: str) -> Iterator[int]:
    """Where a long text may be cut, so that its tokens need not all be held at once: before a heading.

    A heading ends every open block but HTML and fenced code. A link may be defined in any part, so a
    text with definitions stays whole.
    """
    if "]:" not in text:
        for heading in _HEADING.finditer(text):
            yield heading.start()
    yield len(text)


class _Walker:
    """Turns placed tokens into blocks, and lets each token go once it is read."""

    def __init__(self, text: str, inline: InlineParser, env: Any) -> None:
        self.text = text
        self.inline = inline
        self.env = env
        self.tables = 0
        self.rows = 0
        self.cursor = 0
        """Behind the last inline that was read, in the text of its block."""

    def blocks(self, tokens: list[Token], state: PlacedState, depth: int) -> Iterator[Block]:
        tokens.reverse()
        while tokens:
            token = tokens.pop()
            kind = token["type"]
            if kind == "list":
                yield from self.items(token["children"], depth + 1)
            elif kind == "block_quote":
                children: Tokens = token["children"]
                yield from self.blocks(children, children.release(), depth)
            elif kind in ("paragraph", "block_text"):
                yield self.leaf("paragraph", token["text"], token["at"], state, depth)
            elif kind == "heading":
                yield self.heading(token, state)
            elif kind == "table":
                yield from self.cells(token, state, depth)
            elif kind == "block_html":
                yield self.html(token, state, depth)
            elif kind == "block_code":
                start = state.locate(_first_character(state.src, token["at"]))
                yield Block("code", start, start, depth, plain=token["raw"])

    def items(self, items: list[Token], depth: int) -> Iterator[Block]:
        items.reverse()
        while items:
            tokens: Tokens = items.pop()["children"]
            state = tokens.release()
            line = state.first_line_of_parent
            marker_line = state.parent.line_text(line)
            indent = len(marker_line) - len(marker_line.lstrip(" \t"))
            bullet = marker_line[indent:].split(None, 1)[0] if marker_line.strip() else ""
            bullet_start = state.parent.offsets[line] + indent
            if tokens and tokens[0]["type"] in ("paragraph", "block_text"):
                first = tokens.pop(0)
                yield self.leaf("item", first["text"], first["at"], state, depth, bullet, bullet_start)
            else:
                end = bullet_start + len(bullet)
                yield Block("item", end, end, depth, (), "", bullet, bullet_start)
            yield from self.blocks(tokens, state, depth)

    def heading(self, token: Token, state: PlacedState) -> Block:
        level = token["attrs"]["level"]
        text, at = token["text"], token["at"]
        if token["style"] == "atx":
            hashes = state.src.index("#", at) + level
            at = state.src.index(text, hashes) if text else hashes
        return self.leaf("heading", text, at, state, level)

    def leaf(
        self,
        kind: str,
        text: str,
        at: int,
        state: PlacedState,
        depth: int,
        bullet: str = "",
        bullet_start: int = -1,
    ) -> Block:
        """A block whose text is at `at` in its state."""
        stripped = text.strip(_STRIPPED)
        begin = at + len(text) - len(text.lstrip(_STRIPPED))
        start = state.locate(begin)
        locate: Locate = (
            (lambda position: start + position)
            if "\n" not in stripped
            else (lambda position: state.locate(begin + position))
        )
        inlines, plain = self.inlines(stripped, locate)
        end = locate(len(stripped))
        return Block(kind, start, end, depth, inlines, plain, bullet, bullet_start)

    def cells(self, token: Token, state: PlacedState, depth: int) -> Iterator[Block]:
        for row in token["rows"]:
            for column, (text, at) in enumerate(row):
                block = self.leaf("cell", text, at, state, depth)
                yield block._replace(table=self.tables, row=self.rows, column=column)
            self.rows += 1
        self.tables += 1

    def html(self, token: Token, state: PlacedState, depth: int) -> Block:
        raw, at = token["raw"], token["at"]
        tags = tuple(
            Inline("html", state.locate(at + m.start()), state.locate(at + m.end()), m.group(), -1, -1)
            for m in _HTML_TAG.finditer(raw)
        )
        start = state.locate(_first_character(state.src, at))
        end = state.locate(at + len(raw.rstrip()))
        return Block("html", start, max(start, end), depth, tags, raw.lstrip(" \t"))

    def inlines(self, text: str, locate: Locate) -> tuple[tuple[Inline, ...], str]:
        tokens = self.inline(text, self.env)
        found: list[Inline] = []
        self.cursor = 0
        plain = self.collect(tokens, text, locate, found)
        if text.count("://") > sum("://" in inline.destination for inline in found):
            found.extend(_bare_urls(text, locate, found))
            found.sort(key=lambda inline: inline.start)
        return tuple(found), plain

    def collect(self, tokens: list[Token], text: str, locate: Locate, found: list[Inline]) -> str:
        """Append the inlines of a token list to `found`, and return the visible text."""
        parts = []
        for token in tokens:
            kind = token["type"]
            if kind == "text":
                raw = token["raw"]
                self.cursor = max(self.cursor, text.find(raw, self.cursor)) + len(raw)
                parts.append(unescape(raw))
            elif kind in ("link", "image"):
                inline = self.link(token, text, locate)
                found.append(inline)
                parts.append(inline.text)
                self.cursor = token["end"]
            elif kind in ("codespan", "inline_html"):
                start, end = locate(token["start"]), locate(token["end"])
                self.cursor = token["end"]
                name = "code" if kind == "codespan" else "html"
                found.append(Inline(name, start, end, token["raw"], start, end))
                if kind == "codespan":
                    parts.append(token["raw"])
            elif kind in ("softbreak", "linebreak"):
                parts.append(" ")
            elif kind in ("emphasis", "strong"):
                parts.append(self.emphasis(token, text, locate, found))
            elif "children" in token:
                parts.append(self.collect(token["children"], text, locate, found))
        return "".join(parts)

    def emphasis(self, token: Token, text: str, locate: Locate, found: list[Inline]) -> str:
        """Append an emphasis and what is in it to `found`, and return its visible text.

        mistune does not say where an emphasis is, but it begins where the token before it ended.
        """
        width, place = 2 if token["type"] == "strong" else 1, len(found)
        while text.startswith(_BREAKS, self.cursor):
            self.cursor += 1
        start = self.cursor
        self.cursor += width
        visible = self.collect(token["children"], text, locate, found)
        end = self.cursor = self.cursor + width
        if text[start : start + width] == text[end - width : end] and text[start] in "*_":
            edges = (start, end, start + width, end - width)
            begin, stop, inner_begin, inner_stop = map(locate, edges)
            found.insert(place, Inline(token["type"], begin, stop, visible, inner_begin, inner_stop))
        return visible

    def link(self, token: Token, text: str, locate: Locate) -> Inline:
        start, end = token["start"], token["end"]
        if "text" not in token:
            written = text[start + 1 : end - 1]
            at = locate(start + 1)
            return Inline(
                "autolink", locate(start), locate(end), written, at, at + len(written), written, at,
                at + len(written),
            )  # fmt: skip
        text_start, close = token["text"]
        children: list[Inline] = []
        self.cursor = text_start
        visible = intern(self.collect(token["children"], text, locate, children))
        destination, at = "", -1
        if "ref" in token:
            reference = self.env["ref_links"][token["ref"]]
            destination, at = reference.get("written", reference["url"]), reference.get("at", -1)
        elif plain := PLAIN_DESTINATION.match(text, close + 1):
            destination, at = plain[1], locate(plain.start(1))
        else:
            href, href_end = parse_link_href(text, close + 2)
            if href is not None and href_end is not None:
                angled = href and text[href_end - 1] == ">" and text[href_end - 2 - len(href)] == "<"
                at = locate(href_end - len(href) - bool(angled))
                destination = href
        return Inline(
            token["type"], locate(start), locate(end), visible, locate(text_start), locate(close),
            unescape_char(destination), at, at + len(destination) if at >= 0 else -1, tuple(children),
        )  # fmt: skip


def _first_character(text: str, position: int) -> int:
    """Behind the indentation, which an expanded tab may have made wider than it is in the file."""
    while position < len(text) and text[position] in " \t":
        position += 1
    return position


def _bare_urls(text: str, locate: Locate, found: list[Inline]) -> list[Inline]:
    """URLs written without any markup (https://github.github.com/gfm/#autolinks-extension-)."""
    taken = sorted((inline.start, inline.end) for inline in found)
    starts = [start for start, _ in taken]
    urls = []
    for match in _BARE_URL.finditer(text):
        url = match.group().rstrip(_TRAILING)
        while url.endswith(")") and url.count(")") > url.count("("):
            url = url[:-1].rstrip(_TRAILING)
        start = locate(match.start())
        before = bisect_right(starts, start) - 1
        if len(url) > len("https://") and (before < 0 or taken[before][1] <= start):
            end = start + len(url)
            urls.append(Inline("autolink", start, end, url, start, end, url, start, end))
    return urls
