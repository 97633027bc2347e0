"""Citation text to `Citation`: bibtexparser reads the entries, this finds their places.

bibtexparser says what the fields are but not where, drops an entry with a syntax error, and
is silent where a comma is missing. The places follow from what it read, because it keeps
the order of the text. An entry that looks broken is mended first, and what is read from the
mended text is carried back to its place in the text as written.
"""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise
from typing import NamedTuple

from bibtexparser import model as parsed
from bibtexparser.entrypoint import parse_string

from dd_lint.bibtex.field import Field
from dd_lint.bibtex.mending import ENTRY_HEAD, mend
from dd_lint.bibtex.model import BibEntry, Citation, Problem
from dd_lint.bibtex.values import elements_of
from dd_lint.text.edits import Origin, Replacement, apply_edits
from dd_lint.text.source import Source, Span

# It warns of each block that it cannot read; here that becomes a problem.
logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL)

# What follows an entry that a brace too many has closed.
_LEFTOVER = re.compile(r"[},]|[A-Za-z][\w-]*\s*=\s*[{\"\d]")
_RESOLVED_LENGTH = 10_000
_MOST_BROKEN = 2_000
"""Entries of a file that are broken and yet told apart."""
_FIRST_LINE = re.compile(r"\S.*")


def parse_citation(source: Source) -> Citation:
    """The entries of a citation file and its syntax defects. Nothing raises, whatever the text."""
    text = source.text
    # An entry that nothing closes is broken whatever else is in it.
    if len(unpaired := _unpaired(text)) > _MOST_BROKEN:
        return _hopeless(source, unpaired[0])
    blocks = _blocks(text)
    problems: list[Problem] = []
    edits: list[Replacement] = []
    broken: list[int] = []
    for block in blocks:
        found, mending = mend(text, block.start, block.limit) if block.looks_broken else ([], [])
        problems += found
        edits += mending
        if found or block.is_unread:
            broken.append(block.start)
            if len(broken) > _MOST_BROKEN:
                return _hopeless(source, broken[0])
    if edits:
        text = apply_edits(text, edits)
        blocks = _blocks(text)
    reader = _Reader(source, text, Origin(edits).span if edits else Span)
    for block in blocks:
        reader.read(block)
    problems = _with_unread(problems, reader.unread)
    if not reader.entries and not problems:
        problems = [_nothing(source.text)]
    return Citation(source, tuple(reader.entries), tuple(problems))


def _unpaired(text: str) -> list[int]:
    """The starts of entries that nothing closes, or whose braces do not match; [] where they are few."""
    if text.count("@") <= _MOST_BROKEN:
        return []
    heads = [head.start() for head in ENTRY_HEAD.finditer(text)]
    return [
        start
        for start, end in pairwise([*heads, len(text)])
        if text.count("{", start, end) != text.count("}", start, end)
        or ("}" not in (entry := text[start:end]) and ")" not in entry)
    ]


def _hopeless(source: Source, place: int) -> Citation:
    """A file with so many broken entries that no person will go through them one by one."""
    problem = Problem("other", Span(place, place + 1), "the file holds too many broken entries to read")
    return Citation(source, (), (problem,))


def _with_unread(problems: list[Problem], unread: list[Span]) -> list[Problem]:
    """The problems and one more for each block that stayed broken and has none, in file order."""
    starts = sorted(problem.span.start for problem in problems)
    silent = []
    for span in unread:
        number = bisect_left(starts, span.start)
        if number == len(starts) or starts[number] >= span.end:
            place = Span(span.start, span.start + 1)
            silent.append(Problem("other", place, "what begins here cannot be read as BibTeX"))
    return sorted(problems + silent, key=lambda problem: problem.span)


def _nothing(text: str) -> Problem:
    line = _FIRST_LINE.search(text)
    if line is None:
        return Problem("empty", Span(0, min(len(text), 1)), "the file is empty")
    return Problem("no-entry", Span(*line.span()), "there is no BibTeX entry in the file")


class _Block(NamedTuple):
    """An `@type{…}` from its `@` to where the next one starts, and the text between the two."""

    start: int
    limit: int
    content: parsed.Block
    leftover: str

    @property
    def type(self) -> str:
        """ "article", "string", ..."""
        head = ENTRY_HEAD.match(self.content.raw or "")
        return head[1].lower() if head else ""

    @property
    def looks_broken(self) -> bool:
        """Whether this is an entry with a defect, or one that bibtexparser may have misread."""
        if isinstance(self.content, parsed.Entry):
            return (
                self.content.key.split() != [self.content.key]
                or _LEFTOVER.match(self.leftover) is not None
                or not all(len(f.key.split()) == 1 and elements_of(f.value) for f in self.content.fields)
            )
        return self.is_unread and self.type not in ("string", "preamble")

    @property
    def is_unread(self) -> bool:
        """Whether bibtexparser gave the block up; an open comment is not unread, as BibTeX skips it."""
        return isinstance(self.content, parsed.ParsingFailedBlock) and self.type != "comment"


def _blocks(text: str) -> list[_Block]:
    """The blocks of a text in order."""
    contents: list[tuple[int, parsed.Block]] = []
    leftovers: dict[int, str] = {}
    cursor = 0
    for content in parse_string(text, parse_stack=[]).blocks:
        raw = content.raw or ""
        if isinstance(content, parsed.ImplicitComment):
            leftovers[len(contents)] = raw
            continue
        start = max(text.find(raw, cursor), cursor)
        cursor = start + len(raw)
        intact = content.ignore_error_block if isinstance(content, parsed.ParsingFailedBlock) else content
        if intact is None:
            # An entry that fails may end in the `@` of the one that made it fail.
            cursor = start + max(raw.rfind("@"), 1)
        contents.append((start, intact or content))
    limits = [start for start, _ in contents[1:]] + [len(text)]
    return [
        _Block(start, limits[number], content, leftovers.get(number + 1, ""))
        for number, (start, content) in enumerate(contents)
    ]


def _is_enclosed(value: str) -> bool:
    """Whether a mended value is one element in braces or quotes."""
    if len(value) < 2 or value[0] not in '{"':
        return False
    return "#" not in value or len(elements_of(value)) == 1


class _Reader:
    """Turns blocks into entries, in file order, since a macro holds from where it is defined on."""

    def __init__(self, source: Source, text: str, span: Callable[[int, int], Span]) -> None:
        self.source = source
        self.text = text
        self._span = span
        self.entries: list[BibEntry] = []
        self.unread: list[Span] = []
        self._macros: dict[str, str] = {}

    def read(self, block: _Block) -> None:
        """Takes in one block."""
        content = block.content
        if isinstance(content, parsed.Entry):
            self.entries.append(self._entry(block.start, content))
        elif isinstance(content, parsed.String):
            self._macros[content.key.lower()] = self._resolved(content.value)
        elif block.is_unread:
            self.unread.append(self._span(block.start, block.limit))

    def _entry(self, start: int, content: parsed.Entry) -> BibEntry:
        head = ENTRY_HEAD.match(self.text, start)
        assert head is not None, "an entry begins with its type"
        key_start = self.text.find(content.key, head.end())
        cursor = key_start + len(content.key)
        key_span = self._span(key_start, cursor)
        fields = []
        for field in content.fields:
            name_start = self.text.find(field.key, cursor)
            name_end = name_start + len(field.key)
            value_start = self.text.find(field.value, self.text.find("=", name_end) + 1)
            cursor = value_start + len(field.value)
            fields.append(self._field(name_start, name_end, value_start, field.value))
        return BibEntry(
            type=head[1].lower(),
            type_span=self._span(*head.span(1)),
            key=self.source.slice(key_span),
            key_span=key_span,
            span=self._span(start, start + len(content.raw or "")),
            fields=tuple(fields),
        )

    def _field(self, name_start: int, name_end: int, value_start: int, value: str) -> Field:
        value_end = value_start + len(value)
        name_span = self._span(name_start, name_end)
        span = self._span(name_start, value_end)
        if _is_enclosed(value):
            value_span = self._span(value_start + 1, value_end - 1)
            value = self.source.slice(value_span)
        else:
            value_span = self._span(value_start, value_end)
            value = self._resolved(value)
        return Field(self.source.slice(name_span), value, span, name_span, value_span)

    def _resolved(self, value: str) -> str:
        """What a value stands for; as written where it holds a macro that nothing defines."""
        words = []
        for start, end in elements_of(value):
            if value[start] in '{"':
                words.append(value[start + 1 : end - 1])
            elif value[start].isdigit():
                words.append(value[start:end])
            elif (macro := self._macros.get(value[start:end].lower())) is not None:
                words.append(macro)
            else:
                return value
        # Macros made of macros can double at every step.
        return "".join(words) if 0 < sum(map(len, words)) <= _RESOLVED_LENGTH else value
