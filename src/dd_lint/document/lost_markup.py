"""What Markdown makes something else of than was meant, block by block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dd_lint.document.model import AsText
from dd_lint.markdown import Block
from dd_lint.text.source import Span

_BULLET = re.compile(
    "(?:^|(?<=\n))[ \t>]*[-+*](?P<spaces>[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff][^\\S\n]*)(?=\\S)"
)
_HEADING = re.compile(r"(?:^|(?<=\n))[ >]{0,3}(?P<line>#{2,6}(?=[^\W_]|[\[*])[^\n]*)")
_LINK = re.compile(
    r"\[[^\[\]\n]{2,500}\](?:[ \t]*\n[ \t>]*\(https?://[^\s()]+\)"
    r"|\(https?://[^\s()]+\n[ \t>]*[^\s()\[\]>][^\s()\[\]]*\))"
)
"""A link with a line break before its address, or in it."""
_ENTRY = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]+[*_]{0,3}\[[^\[\]\n]{9,500}\]\(https?://[^\s()]+\)")
_IN_HTML = re.compile(
    r"^[ \t]*(?P<line>(?:[-+*][ \t]+|\d{1,9}[.)][ \t]+)?[*_]{0,3}\[[^\[\]\n]{3,500}\]\((?:https?://|#)[^\s()]+\)"
    r"|#{1,6}[ \t]+\w"
    r"|\|[^\n]*\|[ \t]*(?=\n[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|){2,}[ \t]*$))",
    re.MULTILINE,
)
_VERBATIM = re.compile(r"<(?:pre|code|script|style|textarea|svg)\b|<!--", re.IGNORECASE)
_DETAILS = re.compile(r"<(/?)details\b", re.IGNORECASE)
_FENCES = ("```", "~~~")


class LostMarkup:
    """Gathers it in reading order.

    `tables` are the places of all tables, for whoever looks at their rows; `unclosed` the outermost tags
    `<details>` without an end, once a file is read.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tables: list[Span] = []
        self.as_text: list[AsText] = []
        self.unclosed: list[Span] = []
        self._table = -1
        self._open: list[tuple[Span, bool]] = []

    def add(self, block: Block) -> None:
        """Take one more block."""
        if block.kind == "cell":
            self._cell(block)
        elif block.kind in ("item", "paragraph"):
            self.as_text += self._in_words(block)
        elif block.kind == "code":
            self._code(block)
        elif block.kind == "html":
            self._html(block)
        for inline in block.inlines:
            if inline.kind == "html" and (tag := _DETAILS.match(inline.text)):
                self._details(inline.span, closing=bool(tag[1]), outermost=_is_outermost(block))

    def end_file(self) -> None:
        """What is still open now stays so; at the end of an item or a cell, a browser closes it."""
        self.unclosed += [span for span, outermost in self._open if outermost]
        self._open.clear()

    def _cell(self, block: Block) -> None:
        if block.table == self._table:
            self.tables[-1] = Span(self.tables[-1].start, block.end)
        else:
            self._table = block.table
            self.tables.append(block.span)

    def _in_words(self, block: Block) -> Iterator[AsText]:
        begin = self.text.rfind("\n", 0, block.start) + 1 if block.kind == "paragraph" else block.start
        written = self.text[begin : block.end]
        if not written.isascii():
            for found in _BULLET.finditer(written):
                yield AsText("bullet", _moved(found.span("spaces"), begin))
        if "\n" in written and "[" in written:
            links = {inline.start for inline in block.inlines if inline.kind == "link"}
            for found in _LINK.finditer(written):
                if found.start() + begin not in links:
                    yield AsText("link", _moved(found.span(), begin))
        if "##" in written:
            for found in _HEADING.finditer(written):
                yield AsText("heading", _moved(found.span("line"), begin))

    def _code(self, block: Block) -> None:
        """An entry that is indented so far that it is code; none in fences, where code is meant."""
        if not self.text.startswith(_FENCES, block.start) and _ENTRY.match(self.text, block.start):
            end = self.text.find("\n", block.start)
            self.as_text.append(AsText("code", Span(block.start, end if end >= 0 else len(self.text))))

    def _html(self, block: Block) -> None:
        """The first line of Markdown in a block of HTML, but where that shows its text as it is."""
        written = self.text[block.start : block.end]
        if ("](" not in written and "#" not in written and "|" not in written) or _VERBATIM.search(written):
            return
        if found := _IN_HTML.search(written):
            self.as_text.append(AsText("html", _moved(found.span("line"), block.start)))

    def _details(self, span: Span, *, closing: bool, outermost: bool) -> None:
        if not closing:
            self._open.append((span, outermost))
        elif self._open:
            self._open.pop()


def _is_outermost(block: Block) -> bool:
    return block.depth == 0 and block.kind in ("html", "paragraph")


def _moved(span: tuple[int, int], offset: int) -> Span:
    return Span(span[0] + offset, span[1] + offset)
