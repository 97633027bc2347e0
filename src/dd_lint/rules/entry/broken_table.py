"""A table, or a row of one, is not shown as it is written.

## What it does
Finds rows behind a blank line, which ends a table, rows with more cells than the table has columns (a `|`
inside a cell), the few rows of a table with fewer, and a line of dashes that does not fit the headings.

## Why it matters
GitHub shows such rows as text, drops the cells that are too many, or shows no table at all.

## Example
```markdown
## Papers
| Title | Venue | Paper |
|---|---|---|
| Dataset Quantization | ICCV 2023 | [paper](https://arxiv.org/abs/2308.10524) |

| DREAM: Efficient Dataset Distillation | ICCV 2023 | [paper](https://arxiv.org/abs/2302.14416) |
```

## Use instead
```markdown
## Papers
| Title | Venue | Paper |
|---|---|---|
| Dataset Quantization | ICCV 2023 | [paper](https://arxiv.org/abs/2308.10524) |
| DREAM: Efficient Dataset Distillation | ICCV 2023 | [paper](https://arxiv.org/abs/2302.14416) |
```

## Fix
Unsafe: removes the blank line before rows. For the others, only a person knows which cell is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.entries.broken_tables import broken_tables
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule


@rule("ENT016", "broken-table", Severity.ERROR)
def broken_table(project: Project) -> Iterator[Finding]:
    for broken in broken_tables(project):
        fix = None
        if broken.surplus is not None:
            edits = (Edit(project.source, broken.surplus, ""),)
            fix = Fix("remove the blank line", edits, safe=False)
        yield Finding(project.source, broken.span, broken.message, fix=fix)
