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

from collections import defaultdict
from collections.abc import Iterator

from ...diagnostic import Finding, Related, Severity
from ...document import Anchor
from ...project import Project
from ...wording import quoted, shortened
from .. import rule
from ._contents import fragment_of, read_contents
from ._references import references


@rule("TOC006", "duplicate-anchor", Severity.WARNING)
def duplicate_anchor(project: Project) -> Iterator[Finding]:
    sections = project.document.sections
    headings = {section.slug: section for section in sections if section.level}
    linked = {one.fragment for one in references(project) if not one.page}
    meant = {fragment_of(one.item): one.means for one in read_contents(project)}
    named: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in project.document.anchors:
        if anchor.name:
            named[anchor.name].append(anchor)
    for name, anchors in named.items():
        # The contents tell which of them is in its place.
        right = next((one for one in anchors if 0 <= one.section == meant.get(name)), anchors[0])
        yield from _copies(project, anchors, right)
        heading = headings.get(name)
        if heading and heading.index != right.section and name in linked and meant.get(name) != heading.index:
            yield Finding(
                project.source,
                right.span,
                f"{quoted(name)} is also the fragment of the heading {quoted(heading.title)}; "
                "one of the two needs another name",
                (Related(project.source, heading.title_span, "the heading"),),
            )


def _copies(project: Project, anchors: list[Anchor], right: Anchor) -> Iterator[Finding]:
    for anchor in anchors:
        if anchor.tag_span != right.tag_span and (right.section < 0 or right.section != anchor.section):
            name = shortened(anchor.name)
            message = f'the anchor "{name}" is defined twice, so links reach one of the two places only'
            related = (Related(project.source, right.span, "defined here as well"),)
            yield Finding(project.source, anchor.span, message, related)
