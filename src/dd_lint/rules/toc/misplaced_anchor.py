"""An explicit anchor stands before another section than the contents name for it.

## What it does
Finds anchors (`<a name="x">`) that a line of the contents links to, and that stand before the
heading of another section than the one whose title the line has, or before no heading at all.

## Why it matters
Readers who choose a section land at another one. New sections are often put between an anchor and
its heading, or pasted with the anchor of the section they were copied from.

## Example
```markdown
## Contents
- [Semantic Segmentation](#segmentation)

<a name="segmentation" />

## Finance

## Semantic Segmentation
```

## Use instead
```markdown
## Contents
- [Semantic Segmentation](#segmentation)

## Finance

<a name="segmentation" />

## Semantic Segmentation
```

## Fix
None: the anchor may have to be moved or renamed, or the sections to change places.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostic import Finding, Related, Severity
from ...project import Project
from .. import rule
from ._contents import read_contents


@rule("TOC007", "misplaced-anchor", Severity.ERROR)
def misplaced_anchor(project: Project) -> Iterator[Finding]:
    sections = project.document.sections
    for reading in read_contents(project):
        anchor = reading.place.anchor if reading.place else None
        if reading.fault != "anchor" or anchor is None:
            continue
        meant = sections[reading.means]
        where = f'"{sections[reading.leads_to].title}"' if reading.leads_to >= 0 else "no heading"
        yield Finding(
            project.source,
            anchor.span,
            f'the anchor "{anchor.name}" stands before {where}; the contents name it for "{meant.title}"',
            (
                Related(project.source, reading.item.span, "the line of the contents"),
                Related(project.source, meant.title_span, "the heading it belongs to"),
            ),
        )
