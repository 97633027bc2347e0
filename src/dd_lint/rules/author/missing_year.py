"""An entry has no year, or an impossible one.

## What it does
Finds entries whose parenthesis names authors or a venue and no year, where nearly all others have one; and
years before 1950, or later than next year. A year with no space between it and the venue is a warning only.

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
Safe: puts the space before the year (`TMM2021`). A year that is missing has to be looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dd_lint.analysis.convention import habit
from dd_lint.analysis.entries.author_conventions import AUTHORS, YEAR
from dd_lint.analysis.entries.parentheses import parentheses
from dd_lint.analysis.entries.possible_years import FIRST_YEAR, is_possible_year
from dd_lint.document.entry import Meta
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted, shortened


@rule("AUT006", "missing-year", Severity.ERROR)
def missing_year(project: Project) -> Iterator[Finding]:
    dated, named = habit(project, YEAR).usual is True, habit(project, AUTHORS).usual is True
    for entry, meta in parentheses(project):
        if meta.year is None:
            if dated and meta.closed and (meta.authors or (meta.venue and not named)):
                yield Finding(project.source, _place(meta), _message(entry.title, meta))
        elif not is_possible_year(project, meta.year):
            when = f"is before {FIRST_YEAR}" if meta.year < FIRST_YEAR else "is in the future"
            message = f"the year {meta.year} of {quoted(entry.title)} cannot be right; it {when}"
            yield Finding(project.source, meta.year_span, message)
        elif project.source.text[meta.year_start - 1].isalpha():
            yield _glued(project, meta)


def _glued(project: Project, meta: Meta) -> Finding:
    """The finding of a year right after the venue."""
    venue = shortened(meta.venue)
    right = f"{venue} {meta.year}"
    edit = Edit(project.source, Span(meta.year_start, meta.year_start), " ")
    return Finding(
        project.source,
        Span(meta.venue_start, meta.year_end),
        f'no space separates the venue from the year in "{venue}{meta.year}"; write "{right}"',
        fix=Fix(f'write "{right}"', (edit,), safe=True),
        severity=Severity.WARNING,
    )


def _message(title: str, meta: Meta) -> str:
    if re.search(r"\d", meta.venue):
        return f"{quoted(meta.venue)} contains no year that can be read; a year has four digits"
    return f"the year of {quoted(title)} is missing"


def _place(meta: Meta) -> Span:
    """The venue, after which the year belongs; without one, the whole parenthesis."""
    return meta.venue_span if meta.venue else meta.span
