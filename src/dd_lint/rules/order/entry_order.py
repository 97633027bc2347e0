"""An entry's year goes against the order of its section.

## What it does
Finds entries that are among later, or earlier, years than their own. Whether years rise or fall is read
from the list, unless `entry-order` in the configuration says so; where the list has no clear order, and in
a section that follows none, nothing is found. As few entries as possible are found: each that would have to
move is one finding; one that `duplicate-entry` finds to be listed already is not reported. Sections for
events without papers are exempt.

## Why it matters
Whoever looks for a year's papers, or for what is new, misses the one in the wrong place.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Dataset Condensation with Gradient Matching](https://arxiv.org/abs/2006.05929) (Bo Zhao et al., ICLR 2021)
+ [Flexible Dataset Distillation](https://arxiv.org/abs/2006.08572) (Ondrej Bohdal et al., 2020)
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
```
```toml
entry-order = "ascending"
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Flexible Dataset Distillation](https://arxiv.org/abs/2006.08572) (Ondrej Bohdal et al., 2020)
+ [Dataset Condensation with Gradient Matching](https://arxiv.org/abs/2006.05929) (Bo Zhao et al., ICLR 2021)
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
```
```toml
entry-order = "ascending"
```

## Fix
Unsafe: the entry moves after the others of its year, if it shares no line with other text.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.convention import habit
from dd_lint.analysis.order.conventions import ENTRY_ORDER
from dd_lint.analysis.order.moves import out_of_order_finding
from dd_lint.analysis.order.runs import RisingOrder
from dd_lint.analysis.order.years import YearGroup, contradicting_years, year_groups
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted

_DISORDER = 5
"""One in so many entries may be out of place in a section that has an order."""
_SHOWN = 2
"""Times that a section shows its order for each entry that breaks it."""


# What is one too many belongs nowhere.
@rule("ORD001", "entry-order", Severity.WARNING, yields_to=("duplicate-entry",))
def entry_order(project: Project) -> Iterator[Finding]:
    order, shown = project.config.entry_order, "as configured"
    if order == "off":
        return
    configured = order != "auto"
    if not configured:
        found = habit(project, ENTRY_ORDER)
        if not found.holds:
            return
        order, shown = str(found.value), found.evidence
    for group in year_groups(project):
        years = [one.rank if order == "ascending" else -one.rank for one in group.entries]
        rising = RisingOrder(years)
        if configured or _has_order(rising):
            yield from _misplaced(project, group, rising, order, shown)


def _has_order(years: RisingOrder) -> bool:
    """Whether a section keeps the order of the list so far that what breaks it is a mistake."""
    wrong = len(years.misplaced)
    return wrong <= max(1, len(years.values) // _DISORDER) and years.rises >= _SHOWN * wrong


def _misplaced(
    project: Project, group: YearGroup, years: RisingOrder, order: str, shown: str
) -> Iterator[Finding]:
    title = f"entries of {quoted(group.section.title)}" if group.section.title else "entries"
    sign, way = (1, "old to new") if order == "ascending" else (-1, "new to old")
    for index in years.misplaced:
        one = group.entries[index]
        others = contradicting_years(project, one.entry, one.rank)
        if not any(years.could_stay(index, sign * year) for year in others):
            words = f"{title} go from {way}, {shown}"
            yield out_of_order_finding(project.source, group.entries, years, index, "year", words, safe=False)
