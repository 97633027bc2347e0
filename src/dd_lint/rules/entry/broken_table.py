"""A table loses rows or cells.

## What it does
Finds rows that a blank line cuts off their table, a line of `---` that has not as many cells as the head
above it, and rows with more cells than the table has columns, where these say something.

## Why it matters
GitHub ends a table at a blank line, and shows the rows behind it as text; it shows no table at all where the
line below the head does not fit; and it drops the cells that are too many: links vanish without a trace.

## Example
```markdown
| Title | Venue | Paper |
|---|---|---|
| Dataset Distillation | 2018 | [Paper](https://arxiv.org/abs/1811.10959) |

| Dataset Quantization | ICCV 2023 | [Paper](https://arxiv.org/abs/2308.10524) |
```

## Use instead
```markdown
| Title | Venue | Paper |
|---|---|---|
| Dataset Distillation | 2018 | [Paper](https://arxiv.org/abs/1811.10959) |
| Dataset Quantization | ICCV 2023 | [Paper](https://arxiv.org/abs/2308.10524) |
```

## Fix
Unsafe: removes the blank line, adds the cells that the line of `---` lacks, or writes `\\|` for the one bar
of a row that has no space beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.entries.broken_tables import Delimiters, Surplus, Torn, broken_tables
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import counted, quoted


@rule("ENT016", "broken-table", Severity.ERROR)
def broken_table(project: Project) -> Iterator[Finding]:
    for fault in broken_tables(project):
        if isinstance(fault, Torn):
            yield _torn(project, fault)
        elif isinstance(fault, Delimiters):
            yield _delimiters(project, fault)
        else:
            yield _surplus(project, fault)


def _torn(project: Project, torn: Torn) -> Finding:
    verb = "is" if torn.rows == 1 else "are"
    message = f"a blank line ends the table; {counted(torn.rows, 'row')} {verb} shown as text"
    lines = project.source.slice(torn.place)
    margin = lines[lines.rfind("\n") + 1 :]
    fix = Fix("remove the blank line", (Edit(project.source, torn.place, f"\n{margin}"),), safe=False)
    return Finding(project.source, torn.span, message, fix=fix)


def _delimiters(project: Project, one: Delimiters) -> Finding:
    cells = counted(one.delimiters, "delimiter cell")
    message = f"{cells} under {counted(one.columns, 'heading')}, so GitHub shows no table"
    edit = Edit(project.source, one.span, one.right)
    fix = Fix("add the delimiter cells that are missing", (edit,), safe=False) if one.right else None
    return Finding(project.source, one.span, message, fix=fix)


def _surplus(project: Project, one: Surplus) -> Finding:
    if one.links:
        dropped = f"the link {' and '.join(map(quoted, one.links))}"
    else:
        dropped = quoted(project.source.slice(one.span))
    cells, columns = counted(one.cells, "cell"), counted(one.columns, "column")
    right = 'Write "\\|" inside a cell' if one.inside else 'Take a "|" out, or add a column'
    message = f"the row has {cells}, the table {columns}; GitHub drops {dropped}. {right}"
    fix = None
    if one.bar is not None:
        fix = Fix('write "\\|"', (Edit(project.source, one.bar, "\\|"),), safe=False)
    return Finding(project.source, one.span, message, fix=fix)
