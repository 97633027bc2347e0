"""The latest updates are out of order.

## What it does
Finds items of the latest updates whose date is later than one above them. A section that clearly goes
from old to new is left in that order, and an item that breaks it is found.

## Why it matters
Readers take what stands first for what is new.

## Example
```markdown
## Latest Updates
+ [2023/08/31] [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
+ [2022/05/01] [Flexible Dataset Distillation](https://arxiv.org/abs/2006.08572) (Ondrej Bohdal et al., 2020)
+ [2022/07/01] [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Use instead
```markdown
## Latest Updates
+ [2023/08/31] [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
+ [2022/07/01] [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [2022/05/01] [Flexible Dataset Distillation](https://arxiv.org/abs/2006.08572) (Ondrej Bohdal et al., 2020)
```

## Fix
Safe: the item moves behind the others of its date, where it has its lines to itself.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ...diagnostic import Finding, Related, Severity
from ...document import Entry, Role, Section
from ...project import Project
from ...source import Span
from ...wording import quoted
from .. import rule
from ._sequence import Order, move

_CLEAR = 0.9
_RISES = 2
_DISORDER = 3
"""One in so many items may be out of place in a section that has an order."""


class Dated(NamedTuple):
    """A dated item with its day."""

    entry: Entry
    text: str
    span: Span
    day: int


@rule("ORD002", "latest-order", Severity.WARNING)
def latest_order(project: Project) -> Iterator[Finding]:
    for section in project.document.by_role(Role.LATEST):
        yield from _misplaced(project, section, _dated(project, section))


def _dated(project: Project, section: Section) -> list[Dated]:
    """The items whose date can be; one in the future is itself the mistake."""
    tomorrow = project.today + datetime.timedelta(days=1)
    return [
        Dated(entry, entry.date.text, entry.date.span, entry.date.date.toordinal())
        for entry in section.entries
        if entry.date is not None
        and entry.date.date is not None
        and entry.date.date <= tomorrow
        and entry.depth == 1
    ]


def _misplaced(project: Project, section: Section, dated: list[Dated]) -> Iterator[Finding]:
    rises = sum(above.day < below.day for above, below in pairwise(dated))
    falls = sum(above.day > below.day for above, below in pairwise(dated))
    rising = rises >= _RISES and rises >= _CLEAR * (rises + falls)
    values = [one.day if rising else -one.day for one in dated]
    sequence = Order(values)
    wrong = sequence.misplaced
    if len(wrong) > max(1, len(dated) // _DISORDER):
        return
    order = "old to new" if rising else "new to old"
    for index in wrong:
        neighbour = sequence.conflict(index)
        before, after = sequence.place(index)
        one, other = dated[index], dated[neighbour]
        where = "above" if neighbour < index else "below"
        title = quoted(section.title)
        yield Finding(
            project.source,
            one.span,
            f"the date {one.text} does not fit: {title} goes from {order}, and {other.text} stands {where}",
            related=(Related(project.source, other.span, f"{other.text} stands here"),),
            fix=move(
                project.source,
                one.entry,
                dated[before].entry if before is not None else None,
                dated[after].entry if after is not None else None,
                safe=True,
            ),
        )
