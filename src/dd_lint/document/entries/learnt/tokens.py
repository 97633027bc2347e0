"""Cuts a block into tokens: the finest pieces of which a title, a name, a venue or a label can be made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import NamedTuple

from dd_lint.document.entries.tokens import is_picture
from dd_lint.markdown import Block, Inline

_SEPARATOR = re.compile(
    r"""[ \t]*[\n\v][ \t]*                                   # a line ends
    | \s*[|｜]\s* | \s*[()\[\]（）【】]\s* | \s*["“”«»]\s*      # bars, brackets, quotes
    | (?<!\bvs)(?<!\bet)(?<!\b[A-Z])[.。](?=\s|$)             # a full stop that is no initial's
    | (?<=[a-z-]\ [A-Z])\.(?=\s+[A-Z][\w-]+:?\ [a-z])        # … but for the last initial before a title
    | (?<=\bal)\. | [.](?=["”])
    | (?<=[A-Z]\.[A-Z])\.(?=\s+[A-Z][\w-]*:?\s[a-z])
    | (?<=[,&]\ [A-Z])\.(?=\s+(?:An?|The|On|[A-Z][\w-]{2,}:?)\ [a-z])
    | (?<=[^\W\d_])[:：](?=[^\W\d_a-z]) | (?<=[a-z)]),(?=[A-Z])
    | [?!？！](?=\s|$) | [,;，；、](?=\s|$) | [:：](?=\s|$)
    | \s+[-–—~·•/]+(?=\s|$) | (?<=\w)\s+[-–—](?=[A-Z][a-z]) | — | \s{3,} | \t+""",
    re.VERBOSE,
)
_ABBREVIATED = re.compile(
    r"(?:(?<=[\s,.(*_])|^)(?:[A-Z][a-zé]{0,8}\.[ -]?){1,6}(?:(?:of|de|and|&)\s)?(?:[A-Z][a-zé]{0,8}\."
    r"|[A-Z][A-Za-z]+(?=[,\s(*_]))"
)
"""An abbreviated journal: its full stops end no sentence ("Bull. Seismol. Soc. Am.")."""
_NUMBERING = re.compile(r"\s*(?:\(?\d{1,4}[.)、](?!\d)|\[\d{1,3}\]|#\d+)(?:\s+|(?=[A-Z]))")
_CODED = re.compile(r"(?:\d{2,4}|[A-Z]\w+)-(?:[A-Z][\w&]+|\d{2,4})-(?=[A-Z])")
"""`18-SIGCOMM-Title`, `SIGCOMM-18-Title`."""
_QUOTED = re.compile(r"[\"“«]([^\"“”«»\v]{12,300})[\"”»]")
_BREAK = re.compile(r"<(?:br|/?p|/?div|/?li|/?tr|hr)\b", re.IGNORECASE)
_HREF = re.compile(r"<a\s[^<>]*?\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s<>]+))[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_OPENING, _CLOSING = "([（【", ")]）】"
_ESCAPED = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|~<>&$\"'])")
_STYLES = ("strong", "emphasis", "code")
_PICTURE, _MARK = "\ufffc", "\uffff"


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


class Token(NamedTuple):
    """A piece of a block.

    `text` is what a reader sees, from `start` to `end` of the list's text. Tokens of one `run` are within one
    link, one stretch of bold words, one quotation; plain words between two marks are a run, too. `before` is
    what separates it from the token before it; `line` tells of a new line before it ("soft" where Markdown
    joins lines, "hard" where it breaks them). `bracket` numbers the innermost bracket around it, 0 for none;
    `cell` is the column of a table, -1 elsewhere. A `picture` is a link that shows no words.
    """

    start: int
    end: int
    text: str
    style: Style
    run: int
    before: str
    line: str = ""
    bracket: int = 0
    cell: int = -1
    picture: bool = False

    @property
    def link(self) -> Inline | None:
        """The link that the token is of."""
        return self.style.link

    @property
    def mark(self) -> str:
        """How the token stands out."""
        return self.style.mark


class _Segment(NamedTuple):
    """Visible text in one style: where it begins among the visible characters, and in the list."""

    visible: int
    start: int
    text: str
    style: Style


def tokens(text: str, block: Block, runs: int = 0) -> list[Token]:
    """The tokens of a block of the list's `text`, in reading order; runs are numbered from `runs` on."""
    segments = _with_quotes(list(_segments(text, block)))
    if not segments:
        return []
    return list(_Cutter(segments, block, runs).cut())


def _segments(text: str, block: Block) -> Iterator[_Segment]:
    """The visible stretches of a block; a picture, and a tag that ends a line, are a character each."""
    length = 0
    for start, end, style, shown in _stretches(text, block):
        words = shown if shown is not None else _one_line(text, start, end, block)
        if words:
            yield _Segment(length, start, words, style)
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
        shown[inline.start] = (_PICTURE, inline) if inline.kind == "link" else (_MARK, None)
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


def _with_quotes(segments: list[_Segment]) -> list[_Segment]:
    """Segments cut at the quotation marks around a few words or more."""
    whole = "".join(segment.text for segment in segments)
    if not any(mark in whole for mark in '"“«'):
        return segments
    spans = [match.span(1) for match in _QUOTED.finditer(whole)]
    cut: list[_Segment] = []
    for segment in segments:
        position = 0
        last = len(segment.text)
        for number, (start, end) in enumerate(spans, start=1):
            first, final = max(start - segment.visible, position), min(end - segment.visible, last)
            if first < final:
                if first > position:
                    cut.append(_part(segment, position, first, 0))
                cut.append(_part(segment, first, final, number))
                position = final
        if position < last:
            cut.append(_part(segment, position, last, 0))
    return cut


def _part(segment: _Segment, start: int, end: int, quoted: int) -> _Segment:
    return _Segment(
        segment.visible + start, segment.start + start, segment.text[start:end],
        segment.style._replace(quoted=quoted),
    )  # fmt: skip


class _Cutter:
    """Cuts the segments of one block at their edges and at separators."""

    def __init__(self, segments: list[_Segment], block: Block, runs: int) -> None:
        self.segments = segments
        self.cell = block.column if block.kind == "cell" else -1
        self.whole = "".join(segment.text for segment in segments)
        self.stack: list[int] = []
        self.brackets = 0
        self.before = self.line = ""
        self.run = runs

    def cut(self) -> Iterator[Token]:
        """The tokens."""
        separators = self._separators()
        separator = next(separators, None)
        done = 0
        style: Style | None = None
        for segment in self.segments:
            end = segment.visible + len(segment.text)
            position = max(done, segment.visible)
            if segment.style != style:
                self.run += 1
                style = segment.style
            if segment.text in (_PICTURE, _MARK):
                if segment.text == _PICTURE:
                    yield self._picture(segment)
                continue
            while separator is not None and separator[0] < end:
                if separator[1] > position:
                    yield from self._words(position, separator[0], segment)
                    self._separate(self.whole[max(position, separator[0]) : separator[1]])
                    position = done = separator[1]
                separator = next(separators, None)
            if position < end:
                yield from self._words(position, end, segment)

    def _separators(self) -> Iterator[tuple[int, int]]:
        """Where words are parted, in order: behind a number at the front, and at marks."""
        first = 0
        if number := _NUMBERING.match(self.whole):
            first = number.end()
            yield number.span()
        elif coded := _CODED.match(self.whole):
            first = coded.end()
            yield first - 1, first
        shortened = [
            match.span() for match in _ABBREVIATED.finditer(self.whole, first) if _is_journal(match[0])
        ]
        for match in _SEPARATOR.finditer(self.whole, first):
            if match[0] != "." or not any(start < match.start() < end - 1 for start, end in shortened):
                yield match.span()

    def _separate(self, mark: str) -> None:
        """Note what is between two tokens: which brackets open and close there, and whether a line ends."""
        for character in mark:
            if character in _OPENING:
                self.brackets += 1
                self.stack.append(self.brackets)
            elif character in _CLOSING and self.stack:
                self.stack.pop()
            elif character == "\v":
                self.line = "hard"
            elif character == "\n":
                self.line = self.line or "soft"
        self.before += mark

    def _words(self, start: int, end: int, segment: _Segment) -> Iterator[Token]:
        """The token between two separators; what has no letter or digit, and no link, is a separator, too."""
        words = self.whole[start:end]
        stripped = words.strip(" \t\n\v\xa0\u3000\u200b\ufeff")
        joins = stripped.lower() in ("and", "&amp;") and segment.style.link is None
        if joins or not stripped or (segment.style.link is None and not any(map(str.isalnum, stripped))):
            self._separate(words)
            return
        lead = words.index(stripped)
        self._separate(words[:lead])
        first = segment.start + start + lead - segment.visible
        yield Token(
            first, first + len(stripped), _readable(stripped), segment.style, self.run, self.before,
            self.line, self.stack[-1] if self.stack else 0, self.cell,
        )  # fmt: skip
        self.before = self.line = ""
        self._separate(words[lead + len(stripped) :])

    def _picture(self, segment: _Segment) -> Token:
        link = segment.style.link
        assert link is not None
        token = Token(
            link.start, link.end, link.text.strip(), segment.style, self.run, self.before, self.line,
            self.stack[-1] if self.stack else 0, self.cell, picture=True,
        )  # fmt: skip
        self.before = self.line = ""
        return token


def _is_journal(words: str) -> bool:
    """Whether abbreviated words are more than initials: two of them have some letters."""
    long = [word for word in re.split(r"[.\s]+", words) if len(word) > 1]
    return len(long) > 1 and words.count(".") > 1 and all(len(word) < 10 for word in long)


def _readable(words: str) -> str:
    """Words as a reader sees them, on one line."""
    if "\\" in words:
        words = _ESCAPED.sub("", words)
    return " ".join(words.replace("&amp;", "&").replace("&nbsp;", " ").split())
