"""The latest updates are out of order.

## What it does
Finds items of the latest updates whose date is later than one above them. A section that clearly goes
from old to new is left in that order, and an item that breaks it is found.

## Why it matters
Readers take what comes first to be new.

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
Safe: the item moves after the others of its date, if it shares no line with other text.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from dd_lint.analysis.convention import habit
from dd_lint.analysis.order.conventions import dates_order
from dd_lint.analysis.order.moves import RankedEntry, out_of_order_finding
from dd_lint.analysis.order.runs import RisingOrder
from dd_lint.document.model import Role, Section
from dd_lint.document.section_names import section_name
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule

_DISORDER = 3
"""One in so many items may be out of place in a section that has an order."""


@rule("ORD002", "latest-order", Severity.WARNING)
def latest_order(project: Project) -> Iterator[Finding]:
    for section in project.document.by_role(Role.LATEST):
        dated = _dated(project, section)
        rising = habit(project, dates_order(section, dated)).usual == "ascending"
        dates = RisingOrder([one.rank if rising else -one.rank for one in dated])
        if len(dates.misplaced) > max(1, len(dated) // _DISORDER):
            continue
        words = f"{section_name(section)} goes from {'old to new' if rising else 'new to old'}"
        for index in dates.misplaced:
            yield out_of_order_finding(project.source, dated, dates, index, "date", words, safe=True)


def _dated(project: Project, section: Section) -> list[RankedEntry]:
    """The items whose date can be; one in the future is itself the mistake."""
    tomorrow = project.today + datetime.timedelta(days=1)
    return [
        RankedEntry(entry, entry.date.text, entry.date.span, entry.date.date.toordinal())
        for entry in section.entries
        if entry.date is not None
        and entry.date.date is not None
        and entry.date.date <= tomorrow
        and entry.depth == 1
    ]
