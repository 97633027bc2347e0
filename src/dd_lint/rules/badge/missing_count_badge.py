"""The list has no badge that counts its entries.

## What it does
Finds lists with entries and without a static badge that counts papers, items or entries.

## Why it matters
A count at the top tells readers how much there is, and contributors that the list is kept up to date.
Many lists do without one, so the rule is off unless it is selected.

## Example
```markdown
# Awesome Distillation

## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Use instead
```markdown
# Awesome Distillation
![papers](https://img.shields.io/badge/Number%20of%20Items-1-FF6F00)

## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Fix
None: words, colour and place of a badge are a matter of taste.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.badges.counted import counted_entries
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule


@rule("BDG003", "missing-count-badge", Severity.INFO, default=False)
def missing_count_badge(project: Project) -> Iterator[Finding]:
    document = project.document
    count = counted_entries(project).count
    if not count or any(badge.kind == "count" for badge in document.badges):
        return
    title = document.sections[1] if len(document.sections) > 1 else document.sections[0]
    number = "1 entry" if count == 1 else f"{count} entries"
    yield Finding(project.source, title.title_span, f"the list has {number} and no badge that counts them")
