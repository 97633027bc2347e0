"""The number in parentheses after a section's title is not the number of its entries.

## What it does
Compares counts such as `(12)` or `(12 papers)` at the end of headings, and of lines of the contents,
with the entries of the section and of the sections below it. It does so only in lists where several
sections have such a number and most of the numbers are right, so that other numbers, and years, are
left alone.

## Why it matters
Like the count badge, these numbers go stale with every entry that is added.

## Example
```markdown
## Survey (1)
+ [Data Distillation: A Survey](https://arxiv.org/abs/2301.04272) (Noveen Sachdeva et al., TMLR 2023)

## Text (1)
+ [Data Distillation for Text Classification](https://arxiv.org/abs/2104.08448) (Yongqi Li et al., 2021)

## Video (2)
+ [Dancing with Still Images](https://arxiv.org/abs/2312.00362) (Ziyu Wang et al., CVPR 2024)
```

## Use instead
```markdown
## Survey (1)
+ [Data Distillation: A Survey](https://arxiv.org/abs/2301.04272) (Noveen Sachdeva et al., TMLR 2023)

## Text (1)
+ [Data Distillation for Text Classification](https://arxiv.org/abs/2104.08448) (Yongqi Li et al., 2021)

## Video (1)
+ [Dancing with Still Images](https://arxiv.org/abs/2312.00362) (Ziyu Wang et al., CVPR 2024)
```

## Fix
Safe: write the number of entries, in links to the heading's fragment too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from dd_lint.document.model import Document, Role, Section
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span

_COUNT = re.compile(
    r"[(\[（【][ \t]*(?!(?:19|20)\d\d\b)(\d{1,5})(?:[ \t]+(?:papers?|items?|entries|works))?[ \t]*[)\]）】]"
    r"[\s*_`]*\Z",
    re.IGNORECASE | re.ASCII,
)
_TAIL = 60
"""Characters at the end of a title among which its count is looked for."""


class _Number(NamedTuple):
    """A number that a heading, or a line of the contents, gives for a section."""

    place: str
    title: str
    span: Span
    said: int
    section: Section


@rule("BDG002", "stale-section-count", Severity.WARNING, derived=True)
def stale_section_count(project: Project) -> Iterator[Finding]:
    document = project.document
    numbers = [*_in_headings(project), *_in_contents(project)]
    if len({one.section.index for one in numbers}) < 2:
        return
    own, below, unread = _counts(document)
    right = {
        one.span for one in numbers
        if one.said in (own[one.section.index], below[one.section.index])
        or below[one.section.index] < one.said <= below[one.section.index] + unread[one.section.index]
    }  # fmt: skip
    if not right or 2 * len(right) < len(numbers):
        return
    links = _links_by_fragment(document)
    for anchor in document.anchors:
        # What an anchor defines does not change with the heading.
        links.pop(anchor.name, None)
    for number in numbers:
        count = below[number.section.index]
        if number.span in right or not count:
            continue
        message = f'{number.place} {number.said}, but "{number.title}" has {count} '
        yield Finding(
            project.source,
            number.span,
            message + ("entry" if count == 1 else "entries"),
            (Related(project.source, number.section.title_span, "the section"),),
            _fix(project, number, count, links),
        )


def _in_headings(project: Project) -> Iterator[_Number]:
    for section in project.document.by_role(Role.ENTRIES):
        yield from _read(project, "the heading says", section.title_span, section)


def _in_contents(project: Project) -> Iterator[_Number]:
    document = project.document
    known = {section.slug: section.index for section in document.sections if section.level}
    known.update((anchor.name, anchor.section) for anchor in document.anchors if anchor.section >= 0)
    for item in document.contents:
        section = document.sections[known.get(unquote(item.fragment), 0)]
        if section.role is Role.ENTRIES:
            yield from _read(project, "the contents say", item.link.text_span, section)
            yield from _read(project, "the contents say", Span(item.link.end, item.span.end), section)


def _read(project: Project, place: str, span: Span, section: Section) -> Iterator[_Number]:
    """The number at the end of a piece of text, if there is one."""
    start = max(span.start, span.end - _TAIL)
    match = _COUNT.search(project.source.text[start : span.end])
    if match:
        where = Span(start + match.start(1), start + match.end(1))
        yield _Number(place, _COUNT.sub("", section.title).strip(), where, int(match[1]), section)


def _counts(document: Document) -> tuple[Counter[int], Counter[int], Counter[int]]:
    """For each section its own entries, those with all below it, and items that are not entries."""
    own, below, unread = Counter[int](), Counter[int](), Counter[int]()
    for section in reversed(document.sections):
        own[section.index] = len(section.entries)
        below[section.index] += len(section.entries)
        unread[section.index] += len(section.bullets)
        if section.parent >= 0:
            below[section.parent] += below[section.index]
            unread[section.parent] += unread[section.index]
    return own, below, unread


def _links_by_fragment(document: Document) -> dict[str, list[Inline]]:
    found: dict[str, list[Inline]] = defaultdict(list)
    for link in document.links:
        if link.destination[:1] == "#":
            found[unquote(link.destination[1:]).lower()].append(link)
    return found


def _fix(project: Project, number: _Number, count: int, links: Mapping[str, Sequence[Inline]]) -> Fix | None:
    edits = [Edit(project.source, number.span, str(count))]
    slug, said = number.section.slug, str(number.said)
    if number.place == "the heading says" and slug in links:
        # The heading's fragment changes with its number.
        if not slug.endswith(said) or any(link.destination_start < 0 for link in links[slug]):
            return None
        fragment = f"#{slug.removesuffix(said)}{count}"
        edits += [Edit(project.source, link.destination_span, fragment) for link in links[slug]]
    return Fix(f"replace {said} by {count}", tuple(edits), safe=True)
