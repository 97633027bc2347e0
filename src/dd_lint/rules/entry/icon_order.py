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

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cmp_to_key
from itertools import combinations, pairwise

from dd_lint.config.model import Config
from dd_lint.document.model import Entry
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.templates.labels import link_label
from dd_lint.text.shares import evidence
from dd_lint.text.source import Span

_FEWEST = 3


@rule("ENT004", "icon-order", Severity.WARNING)
def icon_order(project: Project) -> Iterator[Finding]:
    rows = _rows(project)
    order = _order(rows, project.config)
    kept = Counter(_keeps(row, order) for row in rows)
    total = kept[True] + kept[False]
    shown = f", {evidence(kept[True], total, 'entries')}" if kept[True] >= _FEWEST else ""
    ranks = {label: rank for rank, label in enumerate(order)}
    for row in rows:
        ranked = [(label, link) for label, link in row if label in ranks]
        for (former, _), (label, link) in pairwise(ranked):
            if ranks[label] < ranks[former]:
                words = ", ".join(label for label in order if any(label == other for other, _ in ranked))
                message = f'"{label}" comes after "{former}"; the order is {words}{shown}'
                span = Span(link.start, link.text_end + 1)
                yield Finding(project.source, span, message, fix=_fix(project, ranked, ranks))
                break


def order_of(project: Project) -> tuple[tuple[str, ...], str]:
    """The labels of a list's links in the order that holds for it, and what shows it.

    There are none where there is no such order.
    """
    rows = _rows(project)
    used = {label for row in rows for label, _ in row}
    order = tuple(label for label in _order(rows, project.config) if label in used)
    kept = Counter(_keeps(row, order) for row in rows)
    return order, evidence(kept[True], kept[True] + kept[False], "entries")


def _rows(project: Project) -> list[list[tuple[str, Inline]]]:
    rows = [_labelled(entry, project.config) for entry in (*project.entries, *project.latest)]
    return [row for row in rows if len(row) > 1]


def _labelled(entry: Entry, config: Config) -> list[tuple[str, Inline]]:
    """The resource links of an entry whose label is a known one, with that label."""
    links = ((link_label(resource.link.text), resource.link) for resource in entry.resources)
    return [(label, link) for label, link in links if label in config.icon_kinds]


def _order(rows: Sequence[Sequence[tuple[str, Inline]]], config: Config) -> tuple[str, ...]:
    """The labels in the order that holds for the list; none where there is no such order."""
    configured = tuple(map(link_label, config.icon_order))
    kept = Counter(_keeps(row, configured) for row in rows)
    chosen = config.icon_order != Config().icon_order
    if chosen or kept[True] > 2 * kept[False]:
        return configured
    own = _own_order(rows)
    habit = Counter(_keeps(row, own) for row in rows)
    clear = habit[True] >= _FEWEST and habit[True] >= config.majority * (habit[True] + habit[False])
    if clear:
        return own
    # One entry is too few to show that the list has another order.
    return configured if habit[True] + habit[False] < _FEWEST else ()


def _keeps(row: Sequence[tuple[str, Inline]], order: Sequence[str]) -> bool | None:
    """Whether an entry keeps an order; None where it has not two of its labels."""
    places = [order.index(label) for label, _ in row if label in order]
    return places == sorted(places) if len(places) > 1 else None


def _own_order(rows: Sequence[Sequence[tuple[str, Inline]]]) -> tuple[str, ...]:
    """The labels of a list in the order in which it mostly has them, two by two."""
    before: Counter[tuple[str, str]] = Counter()
    for row in rows:
        before.update(combinations(dict.fromkeys(label for label, _ in row), 2))

    def later(one: str, two: str) -> int:
        return before[two, one] - before[one, two]

    labels = sorted({label for pair in before for label in pair})
    return tuple(sorted(labels, key=cmp_to_key(later)))


def _fix(project: Project, ranked: Sequence[tuple[str, Inline]], ranks: Mapping[str, int]) -> Fix:
    source = project.source
    ordered = sorted(ranked, key=lambda pair: ranks[pair[0]])
    edits = tuple(
        Edit(source, old.span, source.slice(new.span))
        for (_, old), (_, new) in zip(ranked, ordered, strict=True)
        if old is not new
    )
    return Fix("put the links in their order", edits, safe=True)
