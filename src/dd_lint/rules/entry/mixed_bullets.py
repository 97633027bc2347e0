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

import re
from collections import Counter
from collections.abc import Iterator

from dd_lint.document.model import Entry, Role, Section
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.shares import usual
from dd_lint.text.source import Span

_BULLETS = ("+", "-", "*")
_NUMBER = re.compile(r"\d{1,9}[.)]")
_FEWEST = 2


@rule("ENT008", "mixed-bullets", Severity.WARNING)
def mixed_bullets(project: Project) -> Iterator[Finding]:
    common = usual(
        (entry.bullet for entry in project.entries if entry.bullet in _BULLETS), share=project.config.majority
    )
    for section in project.document.sections:
        if section.role not in (Role.ENTRIES, Role.LATEST):
            continue
        levels: dict[int, list[Entry]] = {}
        for entry in section.entries:
            if entry.bullet in _BULLETS:
                levels.setdefault(entry.depth, []).append(entry)
        yield from _numbered(project, section)
        for entries in levels.values():
            bullets = Counter(entry.bullet for entry in entries)
            right = _right(bullets, common)
            for entry in entries:
                if right and entry.bullet != right:
                    yield _finding(project, entry, right, bullets[right])


def _numbered(project: Project, section: Section) -> Iterator[Finding]:
    """Entries with a number where nearly all others of the depth have a bullet, and the reverse."""
    levels: dict[int, list[Entry]] = {}
    for entry in section.entries:
        if entry.bullet:
            levels.setdefault(entry.depth, []).append(entry)
    for entries in levels.values():
        numbered = [entry for entry in entries if _NUMBER.fullmatch(entry.bullet)]
        others = [entry for entry in entries if entry.bullet in _BULLETS]
        few, many = sorted((numbered, others), key=len)
        # Several of either kind are two lists.
        if len(many) < _FEWEST or len(few) > max(1, len(many) // 10):
            continue
        bullet, _ = Counter(entry.bullet for entry in many).most_common(1)[0]
        for entry in few:
            if few is numbered:
                yield _finding(project, entry, bullet, len(many))
            else:
                span = Span(entry.bullet_start, entry.bullet_start + len(entry.bullet))
                message = (
                    f'the bullet is "{entry.bullet}"; the {len(many)} others of the section have numbers'
                )
                yield Finding(project.source, span, message)


def _right(bullets: Counter[str], common: str | None) -> str:
    """The bullet of most entries of a section, or, where two are as many, that of the whole list."""
    (first, count), *others = bullets.most_common(2)
    if not others or count > others[0][1]:
        return first
    return common if common in bullets and common else ""


def _finding(project: Project, entry: Entry, right: str, count: int) -> Finding:
    span = Span(entry.bullet_start, entry.bullet_start + len(entry.bullet))
    others = f"{count} others of the section have" if count > 1 else "the list has"
    fix = Fix(f'replace "{entry.bullet}" by "{right}"', (Edit(project.source, span, right),), safe=True)
    return Finding(project.source, span, f'the bullet is "{entry.bullet}"; {others} "{right}"', fix=fix)
