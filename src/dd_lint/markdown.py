"""Markdown text to a flat stream of blocks whose every inline knows its exact place.

This is the only importer of mistune. mistune's tokens carry no positions; here its own extension
points (subclasses of its state and its parsers) stamp them. A container's child text is rebuilt by
mistune line by line, and each of its lines is a suffix of the parent's line but for expanded
indentation, so the difference of the two lengths leads back to the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from re import Match
from sys import intern
from typing import Any, NamedTuple

from mistune import BlockParser, BlockState, InlineParser, Markdown
from mistune._inline.links import _close_bracket, _discard_brackets
from mistune.core import InlineState
from mistune.helpers import parse_link_href, unescape_char
from mistune.plugins.table import table
from mistune.util import unescape, unikey

from .source import Source, Span

Token = dict[str, Any]
Locate = Callable[[int], int]

_STRIPPED = " \r\n\t\f"
_EMPTY_ITEM = re.compile(r"[ \t]*(?:[*+-]|\d{1,9}[.)])\s*$")
_PLAIN_LINE = re.compile(r"[A-Za-z\[][^\n]*\n?")
_EMPHASIS = re.compile(r"[*_]")
_HEADING = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)
_BARE_URL = re.compile(r"(?<![\w/\"'=(<.@-])(?:https?|ftp)://[^\s<>\"`]+", re.IGNORECASE)
_PLAIN_DESTINATION = re.compile(r"\(([^\s()<>\\\x00-\x1f\x7f]*)\)")
_TRAILING = "?!.,:*_~;'\""


class Inline(NamedTuple):
    """A link, image, bare URL, code span or HTML tag inside a block.

    `kind` is "link", "image", "autolink" (in angle brackets or bare), "code" or "html".
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
        """What stands between the square brackets."""
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
    `plain` is the block's visible text, `row` numbers the rows of the document's tables.
    """

    kind: str
    start: int
    end: int
    depth: int
    inlines: tuple[Inline, ...] = ()
    plain: str = ""
    bullet: str = ""
    bullet_start: int = -1
    row: int = -1

    @property
    def span(self) -> Span:
        """The block's text, without its marker."""
        return Span(self.start, self.end)


# Shared by the states of all one-line items, of which a list has very many; never changed.
_ONE_LINE = [0]
_NO_LINES: set[int] = set()


class _Tokens(list[Token]):
    """A state's tokens, which know the state that places them."""

    state: _State

    def release(self) -> _State:
        """The state; as it knows its tokens in turn, they forget it, so that both can go."""
        state = self.state
        del self.state
        return state


class _State(BlockState):
    """A block state that can lead any of its offsets back to the file.

    `starts[i]` is where line i begins here; `offsets[i]` is the file's offset of that line's start.
    """

    def __init__(self, parent: _State | None = None) -> None:
        super().__init__(parent)
        self.lazy_line_starts = _NO_LINES
        self.tokens = _Tokens()
        self.tokens.state = self
        self.starts: list[int] = _ONE_LINE
        self.offsets: list[int] = _ONE_LINE
        self.first_line = 0
        self.first_line_of_parent = 0

    def process(self, src: str) -> None:
        super().process(src)
        if "\n" in src[:-1]:
            self.starts = [0, *(match.end() for match in re.finditer("\n", src))]
            if self.starts[-1] >= len(src):
                self.starts.pop()
        if self.parent is None:
            self.offsets = self.starts

    def child_state(self, src: str, lazy_line_starts: set[int] | None = None) -> BlockState:
        child = super().child_state(src, lazy_line_starts)
        assert isinstance(child, _State)
        child.place(self, self.first_line)
        self.first_line = self.line_of(self.cursor - 1)
        return child

    def place(self, parent: _State, first_line: int) -> None:
        """Take the first line's number in the parent, and derive where every line starts in the file."""
        self.first_line_of_parent = first_line
        if _EMPTY_ITEM.match(parent.line_text(first_line)):
            first_line += 1
        last = len(parent.starts) - 1
        self.offsets = []
        for index in range(len(self.starts)):
            line = min(first_line + index, last)
            start, end = parent.line_range(line)
            own_start, own_end = self.line_range(index)
            self.offsets.append(parent.offsets[line] + (end - start) - (own_end - own_start))

    def line_range(self, line: int) -> tuple[int, int]:
        """A line's start and its end before the line feed."""
        start = self.starts[line]
        if line + 1 < len(self.starts):
            return start, self.starts[line + 1] - 1
        return start, len(self.src) - self.src.endswith("\n", start)

    def line_text(self, line: int) -> str:
        """A line without its line feed."""
        start, end = self.line_range(line)
        return self.src[start:end]

    def line_of(self, position: int) -> int:
        """The 0-based line that holds an offset."""
        return bisect_right(self.starts, position) - 1

    def locate(self, position: int) -> int:
        """The file's offset of an offset in this state's text."""
        line = bisect_right(self.starts, position) - 1
        return self.offsets[line] + position - self.starts[line]

    def append_token(self, token: Token) -> None:
        token["at"] = self.cursor
        super().append_token(token)

    def add_paragraph(self, text: str) -> None:
        super().add_paragraph(text)
        self.tokens[-1].setdefault("at", self.cursor)


class _BlockParser(BlockParser):
    """mistune's block parser, which notes where lists, quotes, HTML and definitions begin."""

    state_cls = _State

    def parse_list(self, m: Match[str], state: BlockState) -> int:
        return self._contain(super().parse_list, m, state)

    def parse_block_quote(self, m: Match[str], state: BlockState) -> int:
        return self._contain(super().parse_block_quote, m, state)

    def parse(self, state: BlockState, rules: list[str] | None = None) -> None:
        """Read blocks up to `cursor_max`; a list item of one plain line takes no search for anything else."""
        if state.parent is not None and _PLAIN_LINE.fullmatch(state.src) and "]:" not in state.src:
            state.add_paragraph(state.src)
            state.cursor = state.cursor_max
        else:
            super().parse(state, rules)

    def _contain(
        self, parse: Callable[[Match[str], BlockState], int], m: Match[str], state: BlockState
    ) -> int:
        assert isinstance(state, _State)
        outer = state.first_line
        state.first_line = state.line_of(m.start())
        end = parse(m, state)
        state.first_line = outer
        return end

    def parse_fenced_code(self, m: Match[str], state: BlockState) -> int | None:
        return self._to_the_end(super().parse_fenced_code, m, state)

    def parse_raw_html(self, m: Match[str], state: BlockState) -> int | None:
        count = len(state.tokens)
        end = self._to_the_end(super().parse_raw_html, m, state)
        if len(state.tokens) > count:
            state.tokens[-1]["at"] = m.start()
        return end

    def _to_the_end(
        self, parse: Callable[[Match[str], BlockState], int | None], m: Match[str], state: BlockState
    ) -> int | None:
        """Parse what may go on behind the part of the text that is being read."""
        part, state.cursor_max = state.cursor_max, len(state.src)
        end = parse(m, state)
        state.cursor_max = part
        return end

    def parse_ref_link(self, m: Match[str], state: BlockState) -> int | None:
        assert isinstance(state, _State)
        end = super().parse_ref_link(m, state)
        reference = state.env["ref_links"].get(unikey(m.group("reflink_1")))
        if end and reference is not None and "at" not in reference:
            written, href_end = parse_link_href(state.src, m.end(), block=True)
            if written is not None and href_end is not None:
                start = state.src.rindex(written, 0, href_end) if written else href_end
                reference["at"] = state.locate(start)
                reference["written"] = written
        return end


class _InlineParser(InlineParser):
    """mistune's inline parser, which stamps `start` and `end` on all tokens but text and emphasis."""

    def parse_method(self, m: Match[str], state: InlineState) -> int | None:
        count = len(state.tokens)
        end = super().parse_method(m, state)
        if end and len(state.tokens) > count:
            token = state.tokens[-1]
            if token["type"] in ("codespan", "inline_html", "link") and "start" not in token:
                token["start"], token["end"] = m.start(), end
        return end

    def parse_link_close(self, m: Match[str], state: InlineState) -> int:
        """mistune's own loop over a run of `]`, with the places of each link that it builds."""
        position = m.start()
        if not state.env.get("ref_links"):
            literal_end = m.end() - int(state.src.startswith("(", m.end()))
            if literal_end > position:
                _discard_brackets(state, literal_end - position)
                self.process_text(state.src[position:literal_end], state)
                position = literal_end
        while position < m.end():
            if not state.brackets:
                self.process_text(state.src[position : m.end()], state)
                return m.end()
            opener = state.brackets[-1]
            close = position
            plain = _PLAIN_DESTINATION.match(state.src, close + 1)
            if plain and opener.active and not state.in_link and not opener.child_depth:
                position = self._close_plain_link(state, plain)
            else:
                position = _close_bracket(self, state, close)
            token = state.tokens[-1]
            if token["type"] in ("link", "image") and "start" not in token:
                token["start"] = opener.start - (2 if opener.image else 1)
                token["text"] = (opener.start, close)
                token["end"] = position
        return position

    def _close_plain_link(self, state: InlineState, destination: Match[str]) -> int:
        """What mistune does on the `]` of a link, for one that holds no other and has a plain address.

        Nearly all links are such, and scanning their addresses character by character takes a fifth of
        the time that parsing a list takes.
        """
        opener = state.brackets.pop()
        if not opener.image:
            state.last_link = opener.previous_link
        children = state.tokens[opener.token_index + 1 :]
        # A lone text without these marks is final.
        if len(children) != 1 or children[0]["type"] != "text" or _EMPHASIS.search(children[0]["raw"]):
            children = self.finalize_tokens(children, state.depth + 1)
        del state.tokens[opener.token_index :]
        kind = "image" if opener.image else "link"
        state.append_token({"type": kind, "children": children, "attrs": {"url": destination[1]}})
        if not opener.image:
            bracket = state.last_link
            while bracket is not None and bracket.active:
                bracket.active = False
                bracket = bracket.previous_link
        return destination.end()


def parse_markdown(source: Source) -> Iterator[Block]:
    """The blocks of a text, in reading order.

    The grammar is CommonMark with GitHub's tables and bare URLs. Containers nest 20 deep at most;
    what lies deeper is read as plain text.
    """
    text = source.text if source.text.endswith("\n") else source.text + "\n"
    block = _BlockParser()
    inline = _InlineParser()
    Markdown(renderer=None, block=block, inline=inline, plugins=[table])
    state = _State()
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
        self.rows = 0

    def blocks(self, tokens: list[Token], state: _State, depth: int) -> Iterator[Block]:
        tokens.reverse()
        while tokens:
            token = tokens.pop()
            kind = token["type"]
            if kind == "list":
                yield from self.items(token["children"], depth + 1)
            elif kind == "block_quote":
                children: _Tokens = token["children"]
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
            tokens: _Tokens = items.pop()["children"]
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

    def heading(self, token: Token, state: _State) -> Block:
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
        state: _State,
        depth: int,
        bullet: str = "",
        bullet_start: int = -1,
    ) -> Block:
        """A block whose text stands at `at` in its state."""
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

    def cells(self, token: Token, state: _State, depth: int) -> Iterator[Block]:
        head, body = token["children"]
        line = state.line_of(token["at"])
        for number, row in enumerate([head, *body["children"]]):
            self.rows += 1
            begin, end = state.line_range(line + number + (number > 0))
            for cell in row["children"]:
                text = cell["text"]
                begin = state.src.index(text, begin, end)
                block = self.leaf("cell", text, begin, state, depth)
                yield Block("cell", block.start, block.end, depth, block.inlines, block.plain, row=self.rows)
                begin = min(begin + len(text) + 1, end)

    def html(self, token: Token, state: _State, depth: int) -> Block:
        raw, at = token["raw"], token["at"]
        tags = tuple(
            Inline("html", state.locate(at + m.start()), state.locate(at + m.end()), m.group(), -1, -1)
            for m in HTML_TAG.finditer(raw)
        )
        start = state.locate(_first_character(state.src, at))
        end = state.locate(at + len(raw.rstrip()))
        return Block("html", start, max(start, end), depth, tags, raw.lstrip(" \t"))

    def inlines(self, text: str, locate: Locate) -> tuple[tuple[Inline, ...], str]:
        tokens = self.inline(text, self.env)
        found: list[Inline] = []
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
                parts.append(unescape(token["raw"]))
            elif kind in ("link", "image"):
                inline = self.link(token, text, locate)
                found.append(inline)
                parts.append(inline.text)
            elif kind in ("codespan", "inline_html"):
                start, end = locate(token["start"]), locate(token["end"])
                name = "code" if kind == "codespan" else "html"
                found.append(Inline(name, start, end, token["raw"], start, end))
                if kind == "codespan":
                    parts.append(token["raw"])
            elif kind in ("softbreak", "linebreak"):
                parts.append(" ")
            elif "children" in token:
                parts.append(self.collect(token["children"], text, locate, found))
        return "".join(parts)

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
        visible = intern(self.collect(token["children"], text, locate, children))
        destination, at = "", -1
        if "ref" in token:
            reference = self.env["ref_links"][token["ref"]]
            destination, at = reference.get("written", reference["url"]), reference.get("at", -1)
        elif plain := _PLAIN_DESTINATION.match(text, close + 1):
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


HTML_TAG = re.compile(
    r"<!--(?:(?!<!--).)*?-->|</?[A-Za-z][A-Za-z0-9-]*+(?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*>", re.DOTALL
)
"""An HTML comment, or an opening or closing tag with its attributes."""
