"""The number in parentheses after a section's title is not the number of its entries.

## What it does
Compares counts such as `(12)` or `(12 papers)` at the end of headings, and of lines of the contents,
with the entries of the section and of the sections below it. It does so only in lists where several
sections have such a number and most of the numbers are right, so that other numbers, and years, are
left alone.

## Why it matters
Like the count badge, these numbers go stale with every entry that is added.

## Example
```markdown
## Survey (1)
+ [Data Distillation: A Survey](https://arxiv.org/abs/2301.04272) (Noveen Sachdeva et al., TMLR 2023)

## Text (1)
+ [Data Distillation for Text Classification](https://arxiv.org/abs/2104.08448) (Yongqi Li et al., 2021)

## Video (2)
+ [Dancing with Still Images](https://arxiv.org/abs/2312.00362) (Ziyu Wang et al., CVPR 2024)
```

## Use instead
```markdown
## Survey (1)
+ [Data Distillation: A Survey](https://arxiv.org/abs/2301.04272) (Noveen Sachdeva et al., TMLR 2023)

## Text (1)
+ [Data Distillation for Text Classification](https://arxiv.org/abs/2104.08448) (Yongqi Li et al., 2021)

## Video (1)
+ [Dancing with Still Images](https://arxiv.org/abs/2312.00362) (Ziyu Wang et al., CVPR 2024)
```

## Fix
Safe: write the number of entries, in links to the heading's fragment too.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.badges.conventions import SECTION_COUNTS
from dd_lint.analysis.badges.section_counts import SectionCount, heading_links, section_counts
from dd_lint.analysis.convention import habit
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule


@rule("BDG002", "stale-section-count", Severity.WARNING, derived=True)
def stale_section_count(project: Project) -> Iterator[Finding]:
    counts = section_counts(project)
    several = len({one.section.index for one in counts}) > 1
    if not several or habit(project, SECTION_COUNTS).usual is not True:
        return
    for one in counts:
        if one.right or not one.entries:
            continue
        says = "the heading says" if one.in_heading else "the contents say"
        noun = "entry" if one.entries == 1 else "entries"
        yield Finding(
            project.source,
            one.span,
            f'{says} {one.said}, but "{one.title}" has {one.entries} {noun}',
            (Related(project.source, one.section.title_span, "the section"),),
            _fix(project, one),
        )


def _fix(project: Project, wrong: SectionCount) -> Fix | None:
    edits = [Edit(project.source, wrong.span, str(wrong.entries))]
    slug, said = wrong.section.slug, str(wrong.said)
    links = heading_links(project).get(slug, ()) if wrong.in_heading else ()
    if links:
        # The heading's fragment changes with its number.
        if not slug.endswith(said) or any(link.destination_start < 0 for link in links):
            return None
        fragment = f"#{slug.removesuffix(said)}{wrong.entries}"
        edits += [Edit(project.source, link.destination_span, fragment) for link in links]
    return Fix(f"replace {said} by {wrong.entries}", tuple(edits), safe=True)
