"""The icons of an entry are out of order.

## What it does
Compares the order of an entry's resource links with `icon-order` of the configuration, by default
`:globe_with_meridians:`, `:octocat:`, `:book:`. A list that has none of these labels, or uses them in
another order itself, is held to its own order if nine entries of ten keep it.

## Why it matters
Readers find an icon by its place, and a line that differs from its neighbours looks like a mistake.

## Example
```markdown
## Papers
+ [DM](https://example.org/1) (Bo Zhao et al., 2023) [:book:](a.txt) [:octocat:](https://github.com/a/b)
```

## Use instead
```markdown
## Papers
+ [DM](https://example.org/1) (Bo Zhao et al., 2023) [:octocat:](https://github.com/a/b) [:book:](a.txt)
```

## Fix
Safe: puts the same links in their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from dd_lint.analysis.entries.icon_order import icon_order_kept, icon_order_of
from dd_lint.analysis.entries.labelled_links import LabelledLink, labelled_rows
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Source, Span

_FEWEST = 3
"""Fewer entries that keep the order are no evidence to show."""

_ICON = re.compile(r"(?::[\w+-]{1,40}:|[\u2190-\u2bff\ufe0f\u200d\U0001f000-\U0001faff]{1,8})[ ]?\Z")
_LONGEST_ICON = 44
_TAG = re.compile(r"<[^<>]*>")


@rule("ENT004", "icon-order", Severity.WARNING)
def icon_order(project: Project) -> Iterator[Finding]:
    order = icon_order_of(project)
    kept, evidence = icon_order_kept(project)
    shown = f", {evidence}" if kept >= _FEWEST else ""
    ranks = {label: rank for rank, label in enumerate(order)}
    for row in labelled_rows(project):
        ranked = [one for one in row if one.label in ranks]
        for former, one in pairwise(ranked):
            if ranks[one.label] < ranks[former.label]:
                words = ", ".join(label for label in order if any(label == other.label for other in ranked))
                message = f'"{one.label}" comes after "{former.label}"; the order is {words}{shown}'
                span = Span(one.link.start, one.link.text_end + 1)
                yield Finding(project.source, span, message, fix=_fix(project, ranked, ranks))
                break


def _fix(project: Project, ranked: Sequence[LabelledLink], ranks: Mapping[str, int]) -> Fix | None:
    """Each link in the place of another, with its icon; words before a link would be left behind."""
    source = project.source
    places = [_with_icon(source, one.link.span) for one in ranked]
    with_icons = {place.start < one.link.start for place, one in zip(places, ranked, strict=True)}
    between = (source.text[one.end : other.start] for one, other in pairwise(places))
    if len(with_icons) > 1 or any(any(map(str.isalnum, _TAG.sub("", words))) for words in between):
        return None
    order = sorted(range(len(ranked)), key=lambda index: ranks[ranked[index].label])
    edits = tuple(
        Edit(source, places[old], source.slice(places[new])) for old, new in enumerate(order) if old != new
    )
    return Fix("put the links in their order", edits, safe=True)


def _with_icon(source: Source, link: Span) -> Span:
    """A link with the icon or emoji right before it."""
    start = max(0, link.start - _LONGEST_ICON)
    icon = _ICON.search(source.text[start : link.start])
    return Span(start + icon.start(), link.end) if icon else link
