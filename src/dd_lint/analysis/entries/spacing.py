"""Spaces in entries that are too many, too few, or no ordinary ones."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.analysis.entries.gaps import gaps, spaced_entries, trailing_space
from dd_lint.document.entry import Entry
from dd_lint.project.model import Project
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted

_RUN = re.compile(r"(?<=\S)(?:[ \t]{2,}|\t)(?=\S)")
_CODE = re.compile(r"(`{1,9})(?!`)[^`\n]*(?:`(?!\1)[^`\n]*){0,20}?\1(?!`)")
_TAG = re.compile(r"<[^<>\n]+>")
_BEFORE_COMMA = re.compile(r"(?<=\S)[ \t]+(?=,)")
_AFTER_COMMA = re.compile(r"(?<!\d),(?=[^\s,)])|(?<=\d),(?=[^\s\d,)])")
_NEXT = re.compile(r"\[[^\[\]\n]{1,40}\]|\S{1,40}")
_ODD = re.compile(
    "(?<![ \\t])[ \\t]*(?P<odd>[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]+)[ \\t]*"
)
_WIDTHLESS = re.compile("[\u200b\u2060\ufeff]+")


class Misspacing(NamedTuple):
    """A place with the wrong spaces, or without one (`span` is empty then).

    `right` is what belongs there, a space or nothing; `where` says in words where it is ("before the comma").
    """

    span: Span
    right: str
    where: str


def misspacings(project: Project, separated: frozenset[str], *, trimmed: bool) -> Iterator[Misspacing]:
    """What is wrong with the spaces of a list that puts one before each of the `separated` parts.

    Where it is `trimmed`, it has none behind its entries.
    """
    text = project.source.text
    for entry in spaced_entries(project):
        found, end = list(gaps(entry, text)), trailing_space(entry, text)
        for gap in found:
            if gap.span.start == gap.span.end and gap.part in separated:
                yield Misspacing(gap.span, " ", f"before {_next(text, gap.span.start)}")
        free = {gap.span.start for gap in found if gap.part not in separated}
        yield from _superfluous(text, entry, free)
        if not text[entry.start : entry.end].isascii():
            yield from _odd(text, entry)
        if entry.meta is not None and entry.meta.closed:
            yield from _at_commas(text, Span(entry.meta.authors_span.end, entry.meta.span.end - 1))
        if end is not None and trimmed:
            yield Misspacing(end, "", "after the end of the entry")


def _superfluous(text: str, entry: Entry, free: set[int]) -> Iterator[Misspacing]:
    """Runs of spaces, but where `free` says that the list does as it likes, and spaces inside brackets."""
    meta = entry.meta.span if entry.meta and entry.meta.closed else Span(0, 0)
    authors_end = entry.meta.authors_span.end if entry.meta else 0
    brackets = [("title", entry.paper.text_span)] if entry.paper else []
    inner = [*brackets, ("parenthesis", Span(meta.start + 1, meta.end - 1))]
    ends = {span: where for name, part in inner for span, where in _ends(text, part, name)}
    for span, where in ends.items():
        yield Misspacing(span, "", f"{where}, inside its brackets")
    for run in _runs(text, entry):
        comma = text[run.end] == "," and authors_end <= run.start < meta.end
        if run.start not in free and run not in ends and not comma:
            yield Misspacing(run, " ", f"before {_next(text, run.end)}")


def _runs(text: str, entry: Entry) -> list[Span]:
    """The runs of spaces between an entry's words."""
    begin = entry.bullet_start if entry.bullet else entry.start
    written = text[begin : entry.end]
    if "  " not in written and "\t" not in written:
        return []
    runs = [Span(*match.span()) for match in _RUN.finditer(text, begin, entry.end)]
    hidden = sorted(_hidden(entry, text)) if runs else []
    return [run for run in runs if not _inside(hidden, run.start)]


def _ends(text: str, part: Span, name: str) -> Iterator[tuple[Span, str]]:
    """The spaces at the start and at the end of what is in brackets."""
    if part.start >= part.end or (text[part.start] not in " \t" and text[part.end - 1] not in " \t"):
        return
    inside = text[part.start : part.end]
    if inside.strip():
        start = part.start + len(inside) - len(inside.lstrip(" \t"))
        end = part.start + len(inside.rstrip(" \t"))
        if start > part.start:
            yield Span(part.start, start), f"at the start of the {name}"
        if end < part.end:
            yield Span(end, part.end), f"at the end of the {name}"


def _odd(text: str, entry: Entry) -> Iterator[Misspacing]:
    """Spaces between the parts that are no ordinary ones, and characters without a width in the title."""
    title = entry.paper.text_span if entry.paper else entry.title_span
    for match in _WIDTHLESS.finditer(text, *title):
        yield Misspacing(Span(*match.span()), "", "in the title")
    hidden = sorted(_hidden(entry, text))
    begin = entry.bullet_start + len(entry.bullet) if entry.bullet else entry.start
    for match in _ODD.finditer(text, begin, entry.end):
        odd = Span(*match.span("odd"))
        if title.start <= odd.start < title.end or _inside(hidden, odd.start):
            continue
        if match.end() == entry.end:
            yield Misspacing(odd, "", "at the end of the entry")
        elif _WIDTHLESS.fullmatch(match["odd"]):
            yield Misspacing(odd, "", f"before {_next(text, match.end())}")
        else:
            yield Misspacing(Span(*match.span()), " ", f"before {_next(text, match.end())}")


def _at_commas(text: str, span: Span) -> Iterator[Misspacing]:
    """Commas after the authors that have a space on the wrong side."""
    for match in _BEFORE_COMMA.finditer(text, *span):
        yield Misspacing(Span(*match.span()), "", "before the comma")
    for match in _AFTER_COMMA.finditer(text, *span):
        yield Misspacing(Span(match.end(), match.end()), " ", f"before {_next(text, match.end())}")


def _hidden(entry: Entry, text: str) -> Iterator[tuple[int, int]]:
    """The addresses and the code of an entry, whose spaces are their own."""
    links = [entry.paper] if entry.paper else []
    for link in (*links, *(resource.link for resource in entry.resources)):
        yield (link.text_end, link.end)
    if "`" in text[entry.start : entry.end]:
        yield from (match.span() for match in _CODE.finditer(text, entry.start, entry.end))
    if "<" in text[entry.start : entry.end]:
        yield from (match.span() for match in _TAG.finditer(text, entry.start, entry.end))


def _inside(places: list[tuple[int, int]], position: int) -> bool:
    before = bisect_right(places, (position, sys.maxsize)) - 1
    return before >= 0 and position < places[before][1]


def _next(text: str, position: int) -> str:
    match = _NEXT.match(text, position)
    return quoted(match[0]) if match else "the end"
