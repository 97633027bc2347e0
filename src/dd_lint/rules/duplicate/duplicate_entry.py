"""A paper is listed twice under the same title.

## What it does
Finds entries whose titles are equal once case, accents, markup and punctuation are left aside. Within
one section that is always an error. Across sections it is one where the list hardly ever does it: where
papers are in several sections on purpose, those repetitions are left alone. `duplicates` in the
configuration settles it: "error" finds them everywhere, "off" within a section only.

A title with another paper's authors and link is found as well, as one that was copied.
The conference paper and the journal version of one title, each with its own venue and link, are two
entries; so are the events of two years.

## Why it matters
A reader meets the paper twice, the count is wrong, and sooner or later only one of the two is kept up
to date.

## Example
```markdown
## Main
+ [Dataset Condensation with Gradient Matching](https://arxiv.org/abs/2006.05929) (Bo Zhao et al., ICLR 2021)
+ [Dataset Condensation With Gradient Matching](https://arxiv.org/pdf/2006.05929) (Bo Zhao et al., 2020)
```

## Use instead
```markdown
## Main
+ [Dataset Condensation with Gradient Matching](https://arxiv.org/abs/2006.05929) (Bo Zhao et al., ICLR 2021)
```

## Fix
Unsafe: the later entry is removed, if it shares no line with other text and has neither a link
nor a venue that the earlier one lacks.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.duplicates.policy import duplicates
from dd_lint.analysis.duplicates.repeated_papers import Duplicate
from dd_lint.document.entry import Entry
from dd_lint.document.own_lines import own_lines
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted


@rule("DUP001", "duplicate-entry", Severity.ERROR)
def duplicate_entry(project: Project) -> Iterator[Finding]:
    for pair in duplicates(project, "title", "copied"):
        yield Finding(
            project.source,
            pair.later.title_span,
            _message(project, pair),
            related=(Related(project.source, pair.earlier.title_span, "first listed here"),),
            fix=_removal(project, pair.later) if _is_spare(pair) else None,
        )


def _message(project: Project, pair: Duplicate) -> str:
    title = quoted(pair.later.title)
    if pair.kind == "copied":
        return (
            f"{title} is also the title of an entry with other authors and another link; one title is wrong"
        )
    more = _only_later(pair)
    kept = f"; only this one has {more}" if more else ""
    section = project.document.sections[pair.earlier.section].title
    where = f" in {quoted(section)}" if section else ""
    if pair.across:
        return f"{title} is already listed{where}; keep one of the two entries{kept}"
    return f"{title} is listed twice{where}; keep one of the two entries{kept}"


def _is_spare(pair: Duplicate) -> bool:
    """Whether the later entry has nothing that the earlier one lacks, so that nothing is lost with it."""
    return pair.kind == "title" and not _only_later(pair)


def _only_later(pair: Duplicate) -> str:
    """What the later entry has and the earlier one lacks."""
    kept = {resource.link.destination for resource in pair.earlier.resources}
    for resource in pair.later.resources:
        if resource.link.destination not in kept:
            return f"the link {resource.link.destination}"
    if pair.later.meta and pair.later.meta.venue and not (pair.earlier.meta and pair.earlier.meta.venue):
        return f"the venue {quoted(pair.later.meta.venue)}"
    return ""


def _removal(project: Project, entry: Entry) -> Fix | None:
    lines = own_lines(project.source, entry)
    if lines is None:
        return None
    return Fix("remove the later entry", (Edit(project.source, lines, ""),), safe=False)
