r"""An entry has too many spaces, or lacks one.

## What it does
Finds double spaces and tabs inside an entry, spaces at its end, inside its brackets and before its commas,
parts that follow each other without a space, characters other than an ordinary space between parts, and
zero-width characters. The space between two parts is judged by what the list itself does; code and
addresses are not looked at, nor is a hard line break.

## Why it matters
A missing space shows on the page; a superfluous one makes lines differ that look the same, so that
searches and merges miss them.

## Example
```markdown
## Papers
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959)  (Tongzhou Wang et al., 2018) [:book:](a.txt)
+ [Slimmable Dataset Condensation](https://example.org/1) (Songhua Liu et al., CVPR 2023)[:book:](b.txt)
+ [Multisize Condensation](https://arxiv.org/abs/2403.06075) (Yang He et al., ICLR 2024) [:book:](c.txt)
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023) [:book:](d.txt)
+ [RCIG](https://arxiv.org/abs/2302.06755) (Noel Loo et al., ICML 2023) [:book:](e.txt)
+ [DOSFL](https://arxiv.org/abs/2009.07999) (Yanlin Zhou et al., 2020) [:book:](f.txt)
```

## Use instead
```markdown
## Papers
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018) [:book:](a.txt)
+ [Slimmable Dataset Condensation](https://example.org/1) (Songhua Liu et al., CVPR 2023) [:book:](b.txt)
```

## Fix
Safe: puts one space where one belongs, and removes the others.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from dd_lint.document.model import Entry
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
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
_NAMES = {
    "\u00a0": "no-break space",
    "\u3000": "full-width space",
    "\u200b": "zero-width space",
}
_HABIT = 2 / 3
_FEWEST = 3


class _Gap(NamedTuple):
    """What lies between two parts of an entry; `kind` names the second one."""

    kind: str
    span: Span


@rule("ENT007", "entry-spacing", Severity.WARNING)
def entry_spacing(project: Project) -> Iterator[Finding]:
    text = project.source.text
    entries = (*project.enclosed_entries, *project.latest)
    # The gaps of a long list are found twice, and never all kept.
    separated = _separated((gap for entry in entries for gap in _gaps(entry, text)), text)
    trimmed = 2 * sum(_trailing(entry, text) is not None for entry in entries) < len(entries)
    for entry in entries:
        own, end = list(_gaps(entry, text)), _trailing(entry, text)
        for gap in own:
            if gap.span.start == gap.span.end and gap.kind in separated:
                yield _missing(project, gap.span.start)
        free = {gap.span.start for gap in own if gap.kind not in separated}
        yield from _superfluous(project, entry, free)
        if not text[entry.start : entry.end].isascii():
            yield from _odd(project, entry)
        if entry.meta is not None and entry.meta.closed:
            yield from _commas(project, Span(entry.meta.authors_span.end, entry.meta.span.end - 1))
        if end is not None and trimmed:
            message = f"{_spaces(text, end)} after the end of the entry; nothing belongs there"
            yield _finding(project, end, "", message)


def _gaps(entry: Entry, text: str) -> Iterator[_Gap]:
    """The places between neighbouring parts that hold nothing but spaces, or nothing at all."""
    parts: list[tuple[str, int, int]] = []
    if entry.bullet:
        parts.append(("bullet", entry.bullet_start, entry.bullet_start + len(entry.bullet)))
    if entry.date is not None:
        parts.append(("date", entry.start, entry.date.span.end + 1))
    title = entry.paper.span if entry.paper else entry.title_span
    if title.start < title.end:
        parts.append(("title", title.start, title.end))
    if entry.meta is not None:
        parts.append(("meta", *entry.meta.span))
    parts += [("link", resource.link.start, resource.link.end) for resource in entry.resources]
    for (_, _, start), (kind, end, _) in pairwise(parts):
        if start <= end <= start + 100 and not text[start:end].strip(" \t"):
            yield _Gap(kind, Span(start, end))


def _separated(gaps: Iterable[_Gap], text: str) -> frozenset[str]:
    """The kinds of parts before which the list puts one space."""
    single: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for gap in gaps:
        total[gap.kind] += 1
        single[gap.kind] += text[gap.span.start : gap.span.end] == " "
    return frozenset(
        kind for kind, count in total.items() if count >= _FEWEST and single[kind] >= _HABIT * count
    )


def _trailing(entry: Entry, text: str) -> Span | None:
    """The spaces between an entry's end and the end of its line."""
    end = entry.end
    while end < len(text) and text[end] in " \t":
        end += 1
    ended = end == len(text) or text[end] == "\n"
    return Span(entry.end, end) if ended and end > entry.end else None


def _superfluous(project: Project, entry: Entry, free: set[int]) -> Iterator[Finding]:
    """Runs of spaces, but where `free` says that the list does as it likes, and spaces inside brackets."""
    text = project.source.text
    begin = entry.bullet_start if entry.bullet else entry.start
    runs: list[Span] = []
    written = text[begin : entry.end]
    if "  " in written or "\t" in written:
        runs = [Span(*match.span()) for match in _RUN.finditer(text, begin, entry.end)]
    if runs:
        hidden = sorted(_hidden(entry, text))
        runs = [run for run in runs if not _inside(hidden, run.start)]
    meta = entry.meta.span if entry.meta and entry.meta.closed else Span(0, 0)
    authors_end = entry.meta.authors_span.end if entry.meta else 0
    brackets = [("title", entry.paper.text_span)] if entry.paper else []
    inner = [*brackets, ("parenthesis", Span(meta.start + 1, meta.end - 1))]
    ends = {span: where for name, part in inner for span, where in _ends(text, part, name)}
    for span, where in ends.items():
        message = f"{_spaces(text, span)} {where}, inside its brackets; nothing belongs there"
        yield _finding(project, span, "", message)
    for run in runs:
        comma = text[run.end] == "," and authors_end <= run.start < meta.end
        if run.start not in free and run not in ends and not comma:
            message = f"{_spaces(text, run)} before {_next(text, run.end)}; one space belongs there"
            yield _finding(project, run, " ", message)


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


def _hidden(entry: Entry, text: str) -> Iterator[tuple[int, int]]:
    """The addresses and the code of an entry, whose spaces are their own."""
    links = [entry.paper] if entry.paper else []
    for link in (*links, *(resource.link for resource in entry.resources)):
        yield (link.text_end, link.end)
    if "`" in text[entry.start : entry.end]:
        yield from (match.span() for match in _CODE.finditer(text, entry.start, entry.end))
    if "<" in text[entry.start : entry.end]:
        yield from (match.span() for match in _TAG.finditer(text, entry.start, entry.end))


def _odd(project: Project, entry: Entry) -> Iterator[Finding]:
    """Spaces between the parts that are no ordinary ones, and characters without a width in the title."""
    text = project.source.text
    title = entry.paper.text_span if entry.paper else entry.title_span
    for match in _WIDTHLESS.finditer(text, *title):
        span = Span(*match.span())
        yield _finding(project, span, "", f"{_named(match[0])} in the title; nothing belongs there")
    hidden = sorted(_hidden(entry, text))
    begin = entry.bullet_start + len(entry.bullet) if entry.bullet else entry.start
    for match in _ODD.finditer(text, begin, entry.end):
        start, end = match.span("odd")
        if title.start <= start < title.end or _inside(hidden, start):
            continue
        where = f"before {_next(text, match.end())}" if match.end() < entry.end else "at the end of the entry"
        if _WIDTHLESS.fullmatch(match["odd"]) or match.end() == entry.end:
            yield _finding(
                project, Span(start, end), "", f"{_named(match['odd'])} {where}; nothing belongs there"
            )
        else:
            message = f"{_named(match['odd'])} {where}; an ordinary space belongs there"
            yield _finding(project, Span(*match.span()), " ", message)


def _named(odd: str) -> str:
    return f"a {_NAMES.get(odd[0], 'character that looks like a space')} (U+{ord(odd[0]):04X})"


def _inside(places: list[tuple[int, int]], position: int) -> bool:
    before = bisect_right(places, (position, sys.maxsize)) - 1
    return before >= 0 and position < places[before][1]


def _commas(project: Project, span: Span) -> Iterator[Finding]:
    """Commas after the authors that have a space on the wrong side."""
    text = project.source.text
    for match in _BEFORE_COMMA.finditer(text, *span):
        place = Span(*match.span())
        yield _finding(project, place, "", f"{_spaces(text, place)} before the comma; nothing belongs there")
    for match in _AFTER_COMMA.finditer(text, *span):
        yield _missing(project, match.end())


def _missing(project: Project, position: int) -> Finding:
    text = project.source.text
    fix = Fix("insert a space", (Edit(project.source, Span(position, position), " "),), safe=True)
    message = f"no space before {_next(text, position)}; one belongs there"
    return Finding(project.source, Span(position, position + 1), message, fix=fix)


def _finding(project: Project, span: Span, instead: str, message: str) -> Finding:
    words = "leave one space" if instead else "remove the space"
    fix = Fix(words, (Edit(project.source, span, instead),), safe=True)
    return Finding(project.source, span, message, fix=fix)


def _spaces(text: str, span: Span) -> str:
    count = span.end - span.start
    if "\t" in text[span.start : span.end]:
        return "a tab" if count == 1 else "tabs and spaces"
    return "a space" if count == 1 else "two spaces" if count == 2 else f"{count} spaces"


def _next(text: str, position: int) -> str:
    match = _NEXT.match(text, position)
    return quoted(match[0]) if match else "the end"
