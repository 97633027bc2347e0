"""A conference was not held in the year that stands beside it.

## What it does
Finds venues that are held every second year beside a year in which there was none: ECCV is held in even
years, ICCV in odd ones. Only conferences whose years are certain are looked at, and only where the year is
right beside the venue. Workshops, whose proceedings may appear later, are left alone.

## Why it matters
Either the venue or the year is wrong, and who looks the paper up by them finds nothing.

## Example
```markdown
## Main
+ [A](https://arxiv.org/abs/2203.11932) (George Cazenavette et al., CVPR 2022)
+ [B](https://arxiv.org/abs/2207.02916) (Zhiwei Deng et al., ECCV 2023)
```

## Use instead
```markdown
## Main
+ [A](https://arxiv.org/abs/2203.11932) (George Cazenavette et al., CVPR 2022)
+ [B](https://arxiv.org/abs/2207.02916) (Zhiwei Deng et al., ECCV 2022)
```

## Fix
None: only a person knows whether the venue or the year is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.entries.venue_uses import VenueUse, venue_uses
from dd_lint.findings import Finding, Severity
from dd_lint.papers.editions import RHYTHMS
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span

_BETWEEN = " ,'’`-"
"""What may separate a venue from the year of its edition."""


@rule(
    "AUT009",
    "impossible-edition",
    Severity.WARNING,
    yields_to=("missing-year", "citation-venue-mismatch", "citation-year-mismatch"),
)
def impossible_edition(project: Project) -> Iterator[Finding]:
    for use in venue_uses(project):
        meta, known = use.meta, use.known
        rhythm = RHYTHMS.get(known) if known and known not in project.config.known_venues else None
        if rhythm is None or meta.year is None or not rhythm.forbids(meta.year):
            continue
        if _is_of_an_edition(project, use):
            message = f'there was no "{known} {meta.year}": {known} is held in {rhythm.parity} years'
            span = Span(min(meta.venue_start, meta.year_start), max(meta.venue_end, meta.year_end))
            yield Finding(project.source, span, message)


def _is_of_an_edition(project: Project, use: VenueUse) -> bool:
    """Whether the year is right beside the name of the conference itself."""
    meta = use.meta
    if meta.workshop or "orkshop" in meta.venue or meta.venue.endswith("W"):
        return False
    end = meta.venue_start + len(meta.venue)
    start, end = (end, meta.year_start) if meta.year_start >= end else (meta.year_end, meta.venue_start)
    return start <= end and not project.source.text[start:end].strip(_BETWEEN)
