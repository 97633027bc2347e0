"""The visible text of a block in stretches of one style, each with its place in the list."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html import unescape
from operator import attrgetter
from typing import NamedTuple

from dd_lint.document.entries.tokens import is_picture
from dd_lint.markdown import Block, Inline

_QUOTED = re.compile(
    r"[\"“«](?P<most>[^\"“”«»\v]{5,300})[\"”»]|»(?P<inward>[^«»\v]{5,300})«|„(?P<low>[^„“”\v]{5,300})[“”]"
)


_BREAK = re.compile(r"<(?:br|/?p|/?div|/?li|/?tr|hr)\b", re.IGNORECASE)


_HREF = re.compile(r"<a\s[^<>]*?\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s<>]+))[^<>]*>", re.IGNORECASE)


_TAG = re.compile(r"<[^<>]*>")


_STYLES = ("strong", "emphasis", "code")


PICTURE, MARK = "\ufffc", "\uffff"


class Style(NamedTuple):
    """How a stretch of text is marked: the link that it is of, and its emphasis; `quoted` numbers quotes."""

    link: Inline | None = None
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    quoted: int = 0

    @property
    def mark(self) -> str:
        """The mark that stands out most: "link", "strong", "quoted", "code", "emphasis", or none."""
        if self.link is not None and self.link.kind == "link":
            return "link"
        if self.strong:
            return "strong"
        return "quoted" if self.quoted else "code" if self.code else "emphasis" if self.emphasis else ""


class Segment(NamedTuple):
    """Visible text in one style: where it begins among the visible characters, and in the list.

    A `sign` stands for what has no words: a picture, or a tag that ends a line.
    """

    visible: int
    start: int
    text: str
    style: Style
    sign: bool = False


def segments(text: str, block: Block) -> list[Segment]:
    """The visible text of a block, cut where the style changes and at the quotation marks around words."""
    return _with_quotes(list(_visible(text, block)))


def _visible(text: str, block: Block) -> Iterator[Segment]:
    """The visible stretches of a block; a picture, and a tag that ends a line, are a character each."""
    length = 0
    for start, end, style, shown in _stretches(text, block):
        words = shown if shown is not None else _one_line(text, start, end, block)
        if words:
            yield Segment(length, start, words, style, shown is not None)
            length += len(words)


def _one_line(text: str, start: int, end: int, block: Block) -> str:
    """Source text of a stretch; the end of a line that Markdown breaks becomes a vertical tab."""
    words = text[start:end]
    if "\n" in words:
        words = words.replace("\\\n", "\v ").replace("  \n", "\v  ")
        if block.kind == "cell":
            words = words.replace("\n", " ")
        elif len(words) > _WRAPPED:
            words = _WRAP.sub(r"\1 \2", words)
    return words


def _stretches(text: str, block: Block) -> Iterator[tuple[int, int, Style, str | None]]:
    """Stretches from edge to edge of the inlines: start, end, style, and what stands for markup."""
    hidden: list[tuple[int, int]] = []
    styled: list[tuple[int, int, str, Inline]] = []
    shown: dict[int, tuple[str, Inline | None]] = {}
    for inline in (*_flat(block.inlines), *_html_links(text, block)):
        _take(text, inline, hidden, styled, shown)
    edges = {block.start, block.end}
    for start, end in hidden:
        edges |= {start, end}
    for start, end, _, _ in styled:
        edges |= {start, end}
    ordered = sorted(edge for edge in {*edges, *shown} if block.start <= edge <= block.end)
    hidden.sort()
    styled.sort(key=lambda one: one[0])
    active: list[tuple[int, int, str, Inline]] = []
    concealed = following = opened = 0
    for start, end in zip(ordered, ordered[1:] or [block.end], strict=False):
        if start in shown:
            sign, link = shown[start]
            yield start, start, Style(link), sign
        while following < len(hidden) and hidden[following][0] <= start:
            concealed = max(concealed, hidden[following][1])
            following += 1
        while opened < len(styled) and styled[opened][0] <= start:
            active.append(styled[opened])
            opened += 1
        active = [one for one in active if one[1] > start]
        if start >= concealed and end > start:
            yield start, end, _style(active), None


def _html_links(text: str, block: Block) -> Iterator[Inline]:
    """The links that a block has as HTML tags."""
    opened: Inline | None = None
    for inline in block.inlines:
        if inline.kind != "html":
            continue
        if found := _HREF.match(inline.text):
            opened = inline._replace(destination=unescape(found[1] or found[2] or found[3] or ""))
        elif opened is not None and inline.text.lower().startswith("</a"):
            words = " ".join(_TAG.sub("", text[opened.end : inline.start]).split())
            place = text.find(opened.destination, opened.start, opened.end)
            if words:
                yield Inline(
                    "link", opened.start, inline.end, words, opened.end, inline.start, opened.destination,
                    place, place + len(opened.destination) if place >= 0 else -1,
                )  # fmt: skip
            opened = None


def _flat(inlines: Sequence[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        if inline.children and not is_picture(inline):
            yield from _flat(inline.children)


def _take(
    text: str,
    inline: Inline,
    hidden: list[tuple[int, int]],
    styled: list[tuple[int, int, str, Inline]],
    shown: dict[int, tuple[str, Inline | None]],
) -> None:
    """Note what an inline hides, how it marks its text, and what is shown in its place."""
    if inline.kind == "link" and not is_picture(inline):
        hidden += [(inline.start, inline.text_start), (inline.text_end, inline.end)]
        styled.append((inline.text_start, inline.text_end, "link", inline))
    elif inline.kind in ("link", "image"):
        hidden.append((inline.start, inline.end))
        shown[inline.start] = (PICTURE, inline) if inline.kind == "link" else (MARK, None)
    elif inline.kind == "autolink":
        angled = text[inline.start] == "<"
        if angled:
            hidden += [(inline.start, inline.start + 1), (inline.end - 1, inline.end)]
        styled.append((inline.start + angled, inline.end - angled, "link", inline))
    elif inline.kind == "html":
        hidden.append((inline.start, inline.end))
        if _BREAK.match(inline.text):
            shown[inline.start] = "\v", None
    else:
        hidden += [(inline.start, inline.text_start), (inline.text_end, inline.end)]
        styled.append((inline.text_start, inline.text_end, inline.kind, inline))


def _style(active: Sequence[tuple[int, int, str, Inline]]) -> Style:
    if not active:
        return _PLAIN
    kinds = {kind for _, _, kind, _ in active}
    link = next((inline for _, _, kind, inline in reversed(active) if kind == "link"), None)
    return Style(link, *(kind in kinds for kind in _STYLES))


_WRAPPED = 50
"""Characters of a line from which on it may go on in the next one."""


_WRAP = re.compile(rf"([^\n\v]{{{_WRAPPED}}}(?<![.:;|]))\n([ \t]*[a-zà-ÿ])")


_PLAIN = Style()


def _with_quotes(found: list[Segment]) -> list[Segment]:
    """Segments cut at the quotation marks around a few words or more."""
    whole = "".join(segment.text for segment in found)
    if not any(mark in whole for mark in '"“«'):
        return found
    spans = [
        match.span(match.lastgroup or 0)
        for match in _QUOTED.finditer(whole)
        if not _is_within_mark(found, match.start())
    ]
    cut: list[Segment] = []
    passed = 0
    for segment in found:
        position = 0
        last = len(segment.text)
        while passed < len(spans) and spans[passed][1] <= segment.visible:
            passed += 1
        for number in range(passed + 1, len(spans) + 1):
            start, end = spans[number - 1]
            if start >= segment.visible + last:
                break
            first, final = max(start - segment.visible, position), min(end - segment.visible, last)
            if first < final:
                if first > position:
                    cut.append(_part(segment, position, first, 0))
                cut.append(_part(segment, first, final, number))
                position = final
        if position < last:
            cut.append(_part(segment, position, last, 0))
    return cut


def _is_within_mark(found: Sequence[Segment], place: int) -> bool:
    """Whether a quotation follows words of the same link or bold words: they are one title, "On 'X'"."""
    segment = found[bisect_right(found, place, key=attrgetter("visible")) - 1]
    before = segment.text[: place - segment.visible].rstrip(" ")
    return segment.style.mark in ("link", "strong") and before[-1:].isalnum()


def _part(segment: Segment, start: int, end: int, quoted: int) -> Segment:
    return Segment(
        segment.visible + start, segment.start + start, segment.text[start:end],
        segment.style._replace(quoted=quoted), segment.sign,
    )  # fmt: skip
