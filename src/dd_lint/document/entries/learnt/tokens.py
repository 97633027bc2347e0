"""Cuts a block into tokens: the finest pieces of which a title, a name, a venue or a label can be made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from heapq import merge
from typing import NamedTuple

from dd_lint.document.entries.learnt.segments import MARK, PICTURE, Segment, Style, segments
from dd_lint.markdown import Block, Inline

_SEPARATOR = re.compile(
    r"""(?=[\s|｜()\[\]（）【】"“”„«».。．:：,，;；、?!？！·•/~–—-])(?:  # most characters part nothing
    [ \t]*[\n\v][ \t]*                                      # a line ends
    | \s*[|｜]\s* | \s*[()\[\]（）【】]\s* | \s*["“”„«»]\s*      # bars, brackets, quotes
    | (?<!\bvs)(?<!\bet)(?<!\b[A-Z])[.。．](?=\s|$)             # a full stop that is no initial's
    | (?<=[a-z-]\ [A-Z])\.(?=\s+[A-Z][\w-]+:?\ (?!and\b)[a-z])  # … but for the last initial before a title
    | (?<=\bal)\. | [.](?=["”])
    | (?<=[A-Z]\.[A-Z])\.(?=\s+[A-Z][\w-]*:?\s(?!and\b)[a-z])
    | (?<=[,&]\ [A-Z])\.(?=\s+(?:An?|The|On|[A-Z][\w-]{2,}:?)\ (?!and\b)[a-z])
    | \s+by\s+(?=(?:[A-Z][\w.'’-]*,?\s|(?:and|&|de|van|der|von)\s){1,24}\((?:19|20)\d\d\)\s*(?:$|[.\n\v]))
    | (?<=[a-z]\ [A-Z])\.(?=\s+(?:[A-Z][A-Za-z]*[A-Z]\b|['’]\d\d\b))   # … or before an acronym
    | (?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff])
    | (?<=[^\W\d_])[:：](?=[^\W\d_a-z]) | (?<=[a-z)]),(?=[A-Z])
    | [?!？！](?=\s|$) | [,;，；、](?=\s|$) | [:：](?=\s|$)
    | (?:\s+|(?<=[\s)\]）】]))[-–—~·•/]+(?=\s|$) | (?<=\w)\s+[-–—](?=[A-Z][a-z]) | — | \s{3,} | \t+)""",
    re.VERBOSE,
)
_ABBREVIATED = re.compile(
    r"(?:(?<=[\s,.(*_])|^)(?:[A-Z][a-zé]{0,8}\.[ -]?){1,6}(?:(?:of|de|and|&)\s)?(?:[A-Z][a-zé]{0,8}\."
    r"|[A-Z][A-Za-z]+(?=[,\s(*_]))"
)
"""An abbreviated journal: its full stops end no sentence ("Bull. Seismol. Soc. Am.")."""
_NAMED_BEFORE = re.compile(
    r"(?:[A-IK-Z]\.[ -]?){1,3}[A-Z][a-z]+\. [A-Z][A-Za-z]+$|J\. [A-Z][a-z]+\. [A-Z]{3,}$"
)
"""A name that ends a sentence: "D.R. Sheehy. Discrete"."""
_NUMBERING = re.compile(r"\s*(?:\[[ xX]\](?=\s)|\(?\d{1,4}[.)、](?!\d)|\[\d{1,3}\]|#\d+)(?:\s+|(?=[A-Z]))")
_CODED = re.compile(
    r"(?:\d{2,4}|[A-Z]\w+)-(?:[A-Z][\w&]+|\d{2,4})-(?=[A-Z])"
    r"|(?P<day>\d{4}-\d\d-\d\d)[-_](?:[A-Z][A-Za-z&]+\d{2,4}[-_])?(?=[A-Z])"
)
"""`18-SIGCOMM-Title`, `SIGCOMM-18-Title`, `2024-10-25-SIGCOMM18-Title`."""
_LAST_INITIAL = re.compile(
    r",\s(?:[A-Z]\.[\s-]?){0,4}[A-Z](?P<stop>\.)(?=\s+[\"“]?[A-Z][\w'’-]{2,}:?\s(?!and\b|et\b)\w)"
)
"""The full stop of an initial behind which a title begins: "Dirac, P. A. M. Quantum mechanics of"."""
_OPENING, _CLOSING = "([（【", ")]）】"
_ESCAPED = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|~<>&$\"'])")


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


def tokens(text: str, block: Block, runs: int = 0) -> list[Token]:
    """The tokens of a block of the list's `text`, in reading order; runs are numbered from `runs` on."""
    shown = segments(text, block)
    return list(_Cutter(shown, block, runs).cut()) if shown else []


class _Cutter:
    """Cuts the segments of one block at their edges and at separators."""

    def __init__(self, segments: list[Segment], block: Block, runs: int) -> None:
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
            if segment.sign and segment.text in (PICTURE, MARK):
                if segment.style.link is not None:
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
            if (day := coded.end("day")) >= 0 and day + 1 < first:
                yield day, day + 1
            yield first - 1, first
        shortened = [
            match.span() for match in _ABBREVIATED.finditer(self.whole, first) if _is_journal(match[0])
        ]
        passed = 0
        stops = [match.span("stop") for match in _LAST_INITIAL.finditer(self.whole, first)]
        found = (match.span() for match in _SEPARATOR.finditer(self.whole, first))
        for start, end in merge(found, stops):
            while passed < len(shortened) and shortened[passed][1] <= start:
                passed += 1
            inside = passed < len(shortened) and shortened[passed][0] < start < shortened[passed][1] - 1
            if self.whole[start:end] != "." or not inside:
                yield start, end

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

    def _words(self, start: int, end: int, segment: Segment) -> Iterator[Token]:
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

    def _picture(self, segment: Segment) -> Token:
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
    if _NAMED_BEFORE.match(words):
        return False
    long = [word for word in re.split(r"[.\s]+", words) if len(word) > 1]
    return len(long) > 1 and words.count(".") > 1 and all(len(word) < 10 for word in long)


def _readable(words: str) -> str:
    """Words as a reader sees them, on one line."""
    if "\\" in words:
        words = _ESCAPED.sub("", words)
    return " ".join(words.replace("&amp;", "&").replace("&nbsp;", " ").split())
