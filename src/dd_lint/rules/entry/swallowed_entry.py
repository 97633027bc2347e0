"""An entry has no bullet of its own.

## What it does
Finds entries whose line lacks its bullet or the space after it, or has a no-break space there, and entries
that share a line with the one before.

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
Safe: puts the entry on a line of its own, with the bullet of the entry above it, or an ordinary space behind
its own bullet.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.entries.lost_bullets import (
    LostBullet,
    bullets_without_space,
    entries_in_paragraphs,
    joined_entries,
)
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted

_FAULTS = {
    "line": "is on the line of the entry before it; it belongs on a line of its own",
    "space": "has no space after its bullet, so it becomes part of the entry above",
    "odd": "has {} after the bullet; an ordinary space belongs there",
    "bullet": 'has no bullet, so it becomes part of the entry above; "{}" belongs before it',
    "paragraph": 'has no bullet, so it is not part of the list; "{}" belongs before it',
}


@rule("ENT012", "swallowed-entry", Severity.ERROR)
def swallowed_entry(project: Project) -> Iterator[Finding]:
    for lost in joined_entries(project):
        yield _finding(project, lost, "put the entry on a line of its own")
    for lost in entries_in_paragraphs(project):
        yield _finding(project, lost, "insert the bullet")
    for lost in bullets_without_space(project):
        yield _finding(project, lost, "write an ordinary space")


def _finding(project: Project, lost: LostBullet, what: str) -> Finding:
    message = f"{quoted(lost.title)} {_FAULTS[lost.fault].format(lost.bullet)}"
    fix = None
    if lost.place is not None:
        fix = Fix(what, (Edit(project.source, lost.place, lost.text),), safe=True)
    return Finding(project.source, lost.span, message, fix=fix)
