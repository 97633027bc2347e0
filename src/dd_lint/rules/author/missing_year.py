"""An entry has no year, or one that cannot be.

## What it does
Finds entries whose parenthesis names authors or a venue and no year, where nearly all others have one; and
years before 1950, or later than next year.

## Why it matters
Nobody can tell how old the paper is, and it cannot be put in order. Most often the year was forgotten, or
a digit of it was lost.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Slimmable Dataset Condensation](https://example.org/1) (Songhua Liu et al., CVPR 2023)
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
+ [Prioritize Alignment in Dataset Distillation](https://arxiv.org/abs/2408.03360) (Zekai Li et al.)
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Slimmable Dataset Condensation](https://example.org/1) (Songhua Liu et al., CVPR 2023)
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
+ [Prioritize Alignment in Dataset Distillation](https://arxiv.org/abs/2408.03360) (Zekai Li et al., 2024)
```

## Fix
None: the year has to be looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostic import Finding, Severity
from ...document import Meta
from ...project import Project
from ...source import Span
from ...wording import quoted, shortened
from .. import rule
from ._habits import is_habit

_EARLIEST = 1950


@rule("AUT006", "missing-year", Severity.ERROR)
def missing_year(project: Project) -> Iterator[Finding]:
    metas = [(entry, entry.meta) for entry in project.entries if entry.meta is not None]
    dated = is_habit(sum(meta.year is not None for _, meta in metas), len(metas))
    named = is_habit(sum(bool(meta.authors) for _, meta in metas), len(metas))
    latest = project.today.year + 1
    for entry, meta in metas:
        if meta.year is None:
            if dated and meta.closed and (meta.authors or (meta.venue and not named)):
                yield Finding(project.source, _place(meta), _message(entry.title, meta))
        elif not _EARLIEST <= meta.year <= latest:
            when = f"is before {_EARLIEST}" if meta.year < _EARLIEST else "lies in the future"
            message = f"the year {meta.year} of {quoted(entry.title)} cannot be right; it {when}"
            yield Finding(project.source, meta.year_span, message)


def _message(title: str, meta: Meta) -> str:
    glued = re.fullmatch(r"(.*[^\W\d_])((?:19|20)\d\d)", meta.venue)
    if glued:
        right = f"{shortened(glued[1])} {glued[2]}"
        return f'no space parts the venue from the year in {quoted(meta.venue)}; write "{right}"'
    if re.search(r"\d", meta.venue):
        return f"{quoted(meta.venue)} holds no year that can be read; it ends in four digits"
    return f"the year of {quoted(title)} is missing"


def _place(meta: Meta) -> Span:
    """The venue, behind which the year belongs; without one, the whole parenthesis."""
    return meta.venue_span if meta.venue else meta.span
