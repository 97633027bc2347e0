"""mistune's parsers, through their own extension points, with a place on every token.

A container's child text is rebuilt by mistune line by line, and each of its lines is a suffix of the
parent's line but for expanded indentation, so the difference of the two lengths leads back to the file.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections.abc import Callable
from re import Match
from typing import Any

from mistune import BlockParser, BlockState, InlineParser
from mistune._inline.links import _close_bracket, _discard_brackets
from mistune.core import InlineState
from mistune.helpers import parse_link_href
from mistune.util import unikey

Token = dict[str, Any]

_EMPTY_ITEM = re.compile(r"[ \t]*(?:[*+-]|\d{1,9}[.)])\s*$")
_PLAIN_LINE = re.compile(r"[A-Za-z\[][^\n]*\n?")
_EMPHASIS = re.compile(r"[*_]")
PLAIN_DESTINATION = re.compile(r"\(([^\s()<>\\\x00-\x1f\x7f]*)\)")
"""The address of a link as nearly all are written, in its parentheses."""

# Shared by the states of all one-line items, of which a list has very many; never changed.
_ONE_LINE = [0]
_NO_LINES: set[int] = set()


class Tokens(list[Token]):
    """A state's tokens, which know the state that places them."""

    state: PlacedState

    def release(self) -> PlacedState:
        """The state; as it knows its tokens in turn, they forget it, so that both can go."""
        state = self.state
        del self.state
        return state


class PlacedState(BlockState):
    """A block state that can lead any of its offsets back to the file.

    `starts[i]` is where line i begins here; `offsets[i]` is the file's offset of that line's start, if the
    file itself begins at `offset`.
    """

    def __init__(self, parent: PlacedState | None = None, offset: int = 0) -> None:
        super().__init__(parent)
        self.lazy_line_starts = _NO_LINES
        self.tokens = Tokens()
        self.tokens.state = self
        self.starts: list[int] = _ONE_LINE
        self.offsets: list[int] = _ONE_LINE
        self.offset = offset
        self.first_line = 0
        self.first_line_of_parent = 0

    def process(self, src: str) -> None:
        super().process(src)
        if "\n" in src[:-1]:
            self.starts = [0, *(match.end() for match in re.finditer("\n", src))]
            if self.starts[-1] >= len(src):
                self.starts.pop()
        if self.parent is None:
            self.offsets = [start + self.offset for start in self.starts] if self.offset else self.starts

    def child_state(self, src: str, lazy_line_starts: set[int] | None = None) -> BlockState:
        child = super().child_state(src, lazy_line_starts)
        assert isinstance(child, PlacedState)
        child.place(self, self.first_line)
        self.first_line = self.line_of(self.cursor - 1)
        return child

    def place(self, parent: PlacedState, first_line: int) -> None:
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


class PlacingBlockParser(BlockParser):
    """mistune's block parser, which notes where lists, quotes, HTML and definitions begin."""

    state_cls = PlacedState

    # As mistune has it, in time that grows with the text alone.
    def parse_atx_heading(self, m: Match[str], state: BlockState) -> int:
        text = m["atx_2"].strip(string.whitespace)
        words = text.rstrip().rstrip("#")
        if words != text.rstrip() and (not words or words[-1].isspace()):
            text = words.rstrip()
        state.append_token(
            {"type": "heading", "text": text, "attrs": {"level": len(m["atx_1"])}, "style": "atx"}
        )
        return m.end() + 1

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
        assert isinstance(state, PlacedState)
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
        """Parse what may go on after the part of the text that is being read."""
        part, state.cursor_max = state.cursor_max, len(state.src)
        end = parse(m, state)
        state.cursor_max = part
        return end

    def parse_ref_link(self, m: Match[str], state: BlockState) -> int | None:
        assert isinstance(state, PlacedState)
        end = super().parse_ref_link(m, state)
        reference = state.env["ref_links"].get(unikey(m.group("reflink_1")))
        if end and reference is not None and "at" not in reference:
            written, href_end = parse_link_href(state.src, m.end(), block=True)
            if written is not None and href_end is not None:
                start = state.src.rindex(written, 0, href_end) if written else href_end
                reference["at"] = state.locate(start)
                reference["written"] = written
        return end


class PlacingInlineParser(InlineParser):
    """mistune's inline parser, which stamps `start` and `end` on all tokens but text and emphasis."""

    def parse_method(self, m: Match[str], state: InlineState) -> int | None:
        count = len(state.tokens)
        end = super().parse_method(m, state)
        if end and len(state.tokens) > count:
            token = state.tokens[-1]
            if token["type"] in ("codespan", "inline_html", "link") and "start" not in token:
                token["start"], token["end"] = m.start(), end
        return end

    def parse_inline_html(self, m: Match[str], state: InlineState) -> int | None:
        """Parse a tag; a link stays one within `<a name="…">`, as in CommonMark."""
        within = state.in_link
        end: int | None = super().parse_inline_html(m, state)
        state.in_link = within
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
            plain = PLAIN_DESTINATION.match(state.src, close + 1)
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
