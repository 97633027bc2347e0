"""An entry has no bullet of its own.

## What it does
Finds entries whose line lacks its bullet or the space after it, and entries that share a line with the
one before.

## Why it matters
Markdown joins such a line to the entry above it, or makes a paragraph of it: on the page two papers run
into one, and whoever counts the items of the list counts one too few.

## Example
```markdown
## Decoupled Distillation
+ [Squeeze, Recover and Relabel](https://arxiv.org/abs/2306.13092) (Zeyuan Yin et al., NeurIPS 2023)
[Curriculum Dataset Distillation](https://arxiv.org/abs/2405.09150) (Zhiheng Ma et al., TIP 2025)
```

## Use instead
```markdown
## Decoupled Distillation
+ [Squeeze, Recover and Relabel](https://arxiv.org/abs/2306.13092) (Zeyuan Yin et al., NeurIPS 2023)
+ [Curriculum Dataset Distillation](https://arxiv.org/abs/2405.09150) (Zhiheng Ma et al., TIP 2025)
```

## Fix
Safe: puts the entry on a line of its own, with the bullet of the entry above it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from dd_lint.document.entries.parenthesis_reader import ParenthesisReader
from dd_lint.document.model import Entry, Role
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.markdown import Block, Inline
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted, shortened

_BULLET = re.compile(r"[ \t>]*[+*-]")
_LEAD = re.compile(r"[ \t>]*(?=(?:\[[^\[\]\n]{4,24}\][ \t]*)?[*_]{0,3}$)")
_BETWEEN = re.compile(r"[ \t]*(?:[+*-][ \t]*)?")


@rule("ENT012", "swallowed-entry", Severity.ERROR)
def swallowed_entry(project: Project) -> Iterator[Finding]:
    for section in project.document.sections:
        if section.role not in (Role.ENTRIES, Role.LATEST):
            continue
        above: Entry | None = None
        for before, entry in zip(section.entries, section.entries[1:], strict=False):
            above = before if before.bullet else above
            if entry.swallowed and above is not None:
                yield from _swallowed(project, above, before, entry)
    yield from _paragraphs(project)


def _swallowed(project: Project, above: Entry, before: Entry, entry: Entry) -> Iterator[Finding]:
    """An entry that Markdown joins to the one before it; `above` is the last one that has a bullet.

    A paper that is named after other words is no entry that lost its bullet.
    """
    source, title = project.source, shortened(entry.title)
    text, margin = source.text, _margin(source.text, above)
    # A number is repeated as it is: Markdown counts on by itself.
    marker = f"{margin or ''}{above.bullet} "
    end = _parts_end(before)
    feed = text.rfind("\n", end, entry.start)
    lead = text[max(feed + 1, end) : entry.start]
    indent = _LEAD.match(lead)
    if feed < 0:
        if _BETWEEN.fullmatch(lead) is None:
            return
        message = f'"{title}" is on the line of the entry before it; it belongs on a line of its own'
        edit = Edit(source, Span(entry.start - len(lead), entry.start), f"\n{marker}")
    elif _BULLET.fullmatch(lead):
        message = f'"{title}" has no space after its bullet, so it becomes part of the entry above'
        edit = Edit(source, Span(entry.start, entry.start), " ")
    elif indent is not None:
        message = (
            f'"{title}" has no bullet, so it becomes part of the entry above; '
            f'"{above.bullet}" belongs before it'
        )
        edit = Edit(source, Span(feed + 1, feed + 1 + indent.end()), marker)
    else:
        return
    fix = Fix("put the entry on a line of its own", (edit,), safe=True) if margin is not None else None
    yield Finding(source, _title(entry), message, fix=fix)


def _parts_end(entry: Entry) -> int:
    """Where the last part of an entry ends."""
    ends = [resource.link.end for resource in entry.resources]
    if entry.meta is not None:
        ends.append(entry.meta.span.end)
    return max(ends, default=entry.title_end)


def _title(entry: Entry) -> Span:
    return Span(entry.start, entry.paper.text_end + 1) if entry.paper else entry.title_span


def _margin(text: str, entry: Entry) -> str | None:
    """What comes before an entry's bullet, or None where that is another bullet."""
    margin = text[text.rfind("\n", 0, entry.bullet_start) + 1 : entry.bullet_start]
    return None if margin.strip(" \t>") else margin


def _paragraphs(project: Project) -> Iterator[Finding]:
    """Entries that are paragraphs, in sections whose other entries are items of a list."""
    document, source = project.document, project.source
    starts = [section.title_span.start for section in document.sections]
    spans = [entry.span for section in document.sections for entry in section.entries]
    spans += [bullet.span for section in document.sections for bullet in section.bullets]
    spans.sort()
    template = ParenthesisReader(source.text, project.config.icon_kinds)
    links = document.links
    for index, link in enumerate(links):
        if link.kind != "link" or source.text[link.start - 1 : link.start].strip("\n"):
            continue
        section = document.sections[bisect_right(starts, link.start) - 1]
        item = bisect_right(spans, (link.start, len(source.text))) - 1
        inside = item >= 0 and link.start < spans[item].end
        if section.role is not Role.ENTRIES or not section.entries or inside:
            continue
        if not section.entries[0].enclosed:
            continue
        entry = _read(template, source.text, links, index)
        if entry is not None and entry.meta is not None and entry.meta.readable and entry.meta.authors:
            place = bisect_right(section.entries, link.start, key=attrgetter("start"))
            above = section.entries[max(place - 1, 0)]
            above = section.entries[0] if above.swallowed else above
            message = (
                f"{quoted(entry.title)} has no bullet, so it is not part of the list; "
                f'"{above.bullet}" belongs before it'
            )
            edit = Edit(source, Span(link.start, link.start), f"{above.bullet} ")
            fix = Fix("insert the bullet", (edit,), safe=True) if _margin(source.text, above) == "" else None
            yield Finding(source, Span(link.start, link.text_end + 1), message, fix=fix)


def _read(template: ParenthesisReader, text: str, links: tuple[Inline, ...], index: int) -> Entry | None:
    """The entry that a line with a link at its start would be, if it had a bullet."""
    start = links[index].start
    feed = text.find("\n", start)
    end = len(text) if feed < 0 else feed
    own = []
    for link in links[index : index + 20]:
        if link.start >= end:
            break
        own.append(link)
    block = Block("item", start, end, 1, tuple(own), bullet="+", bullet_start=start)
    return next(iter(template.read(block, 0)), None)
