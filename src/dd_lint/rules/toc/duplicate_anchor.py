"""Two places of the list have the same anchor.

## What it does
Finds explicit anchors of a name that another place has as well, be it by an anchor of its own or as
the heading's fragment that GitHub makes. An anchor above the heading of the same name is one place.

## Why it matters
A link to the name leads to one of the two places; the other cannot be reached. Most often the anchor
was copied with its section and never renamed.

## Example
```markdown
<a name="detection" />

## Object Detection

<a name="detection" />

## Semantic Segmentation
```

## Use instead
```markdown
<a name="detection" />

## Object Detection

<a name="segmentation" />

## Semantic Segmentation
```

## Fix
None: only a person knows what the second one is to be called, and who links to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostic import Finding, Related, Severity
from ...document import Anchor
from ...project import Project
from .. import rule
from ._references import references


@rule("TOC006", "duplicate-anchor", Severity.WARNING)
def duplicate_anchor(project: Project) -> Iterator[Finding]:
    sections = project.document.sections
    slugs = {section.slug: section for section in sections if section.level and section.slug}
    linked = {one.fragment for one in references(project) if not one.page}
    first: dict[str, Anchor] = {}
    for anchor in project.document.anchors:
        if not anchor.name:
            continue
        known = first.setdefault(anchor.name, anchor)
        if known.tag_span != anchor.tag_span:
            if known.section < 0 or known.section != anchor.section:
                related = Related(project.source, known.span, "first defined here")
                message = f'the anchor "{anchor.name}" is defined twice; links lead to the first one'
                yield Finding(project.source, anchor.span, message, (related,))
            continue
        heading = slugs.get(anchor.name)
        if known is anchor and heading and heading.index != anchor.section and anchor.name in linked:
            yield Finding(
                project.source,
                anchor.span,
                f'"{anchor.name}" is also the fragment of the heading "{heading.title}"; '
                "one of the two needs another name",
                (Related(project.source, heading.title_span, "the heading"),),
            )
