"""An entry's bullet differs from the others of its section.

## What it does
Compares the bullets `+`, `-` and `*` of the entries in a section that are at the same depth, and finds
a numbered entry among those with bullets, or the reverse.

## Why it matters
To Markdown another bullet begins another list: the page shows a gap there, and a search for the lines
that begin with the list's bullet misses the entry.

## Example
```markdown
## Papers
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
- [Slimmable Dataset Condensation](https://example.org/1) (Songhua Liu et al., CVPR 2023)
+ [DREAM](https://arxiv.org/abs/2302.14416) (Yanqing Liu et al., ICCV 2023)
```

## Use instead
```markdown
## Papers
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
+ [Slimmable Dataset Condensation](https://example.org/1) (Songhua Liu et al., CVPR 2023)
+ [DREAM](https://arxiv.org/abs/2302.14416) (Yanqing Liu et al., ICCV 2023)
```

## Fix
Safe: writes the section's bullet. A number has to be found by hand.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.convention import habit
from dd_lint.analysis.entries.bullets import OddBullet, odd_bullets
from dd_lint.analysis.entries.entry_conventions import BULLET
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span


@rule("ENT008", "mixed-bullets", Severity.WARNING)
def mixed_bullets(project: Project) -> Iterator[Finding]:
    bullet = habit(project, BULLET)
    for odd in odd_bullets(project, str(bullet.value) if bullet.holds else ""):
        yield _finding(project, odd)


def _finding(project: Project, odd: OddBullet) -> Finding:
    entry, right, count = odd
    span = Span(entry.bullet_start, entry.bullet_start + len(entry.bullet))
    if not right:
        message = f'the bullet is "{entry.bullet}"; the {count} others of the section have numbers'
        return Finding(project.source, span, message)
    others = f"{count} others of the section have" if count > 1 else "the list has"
    fix = Fix(f'replace "{entry.bullet}" by "{right}"', (Edit(project.source, span, right),), safe=True)
    return Finding(project.source, span, f'the bullet is "{entry.bullet}"; {others} "{right}"', fix=fix)
