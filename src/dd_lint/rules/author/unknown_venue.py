"""A venue is known neither to the linter nor from elsewhere in the list.

## What it does
Looks each venue up in a table of conferences and journals by all their names, and finds those that are not
in it and appear in the list only once, and what is not the name of a venue, such as `under review`.
Universities, which award theses, are left alone. It also finds preprints that name arXiv as their venue,
where nearly all others of the list give the year alone.

The configuration's `known-venues` adds venues of your own; `"arXiv"` among them lets preprints name it.

## Why it matters
A name that nobody else uses is often mistyped. If it is right, adding it to `known-venues` also lets
other rules compare it with the citation files.

## Example
```markdown
## Main
+ [A](https://arxiv.org/abs/2203.11932) (George Cazenavette et al., CVPR 2022)
+ [B](https://arxiv.org/abs/2206.02916) (Zhiwei Deng et al., NeruIPS 2022)
```

## Use instead
```markdown
## Main
+ [A](https://arxiv.org/abs/2203.11932) (George Cazenavette et al., CVPR 2022)
+ [B](https://arxiv.org/abs/2206.02916) (Zhiwei Deng et al., NeurIPS 2022)
```

## Fix
Safe: removes arXiv's name from an entry that links to arXiv. Unsafe: removes it elsewhere, or writes the
venue whose name is nearly the same, if there is one and the citation file names no other. Otherwise only a
person knows the venue.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.convention import habit
from dd_lint.analysis.entries.author_conventions import PREPRINT_VENUE
from dd_lint.analysis.entries.venue_uses import (
    VenueUse,
    named_arxiv,
    unknown_venues,
    venue_name,
    venues_cited,
)
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted


@rule("AUT007", "unknown-venue", Severity.INFO)
def unknown_venue(project: Project) -> Iterator[Finding]:
    if habit(project, PREPRINT_VENUE).usual is True:
        for use in named_arxiv(project):
            venue, year = use.meta.venue, use.meta.year
            if year is not None:
                message = f'"{venue}" is not a venue; the list gives a preprint the year alone, "{year}"'
                yield Finding(project.source, use.meta.venue_span, message, fix=_without_venue(project, use))
    for use, nearest in unknown_venues(project):
        message = f"the venue {quoted(use.meta.venue)} is not known, and appears only here"
        if nearest is not None:
            message += f'; did you mean "{nearest}"?'
        fix = _renamed(project, use, nearest) if nearest else None
        yield Finding(project.source, venue_name(project, use.meta), message, fix=fix)


def _renamed(project: Project, use: VenueUse, venue: str) -> Fix | None:
    """Writes another venue, unless the citation file has a third one."""
    span = venue_name(project, use.meta)
    if project.source.slice(span) != use.meta.venue or venues_cited(project, use.entry) - {venue}:
        return None
    return Fix(f'write "{venue}"', (Edit(project.source, span, venue),), safe=False)


def _without_venue(project: Project, use: VenueUse) -> Fix | None:
    """Takes the venue away, if nothing else is between it and the year."""
    meta, identifier = use.meta, use.entry.identifier
    span = Span(meta.venue_start, meta.year_start)
    if meta.workshop or project.source.slice(span).rstrip(" ,\t") != meta.venue:
        return None
    on_arxiv = identifier is not None and identifier.kind == "arxiv"
    return Fix(f'remove "{meta.venue}"', (Edit(project.source, span, ""),), safe=on_arxiv)
