"""Two places of the list have the same anchor.

## What it does
Finds explicit anchors whose name another place has as well, by an anchor of its own or by the fragment that
GitHub makes of its heading. An anchor above the heading of the same name is one place.

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
Unsafe: where a dead line of the contents means the second one, name it as the line does. Otherwise only a
person knows what it is to be called, and who links to it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dd_lint.analysis.contents.copied_anchors import (
    CopiedAnchor,
    anchors_in_place,
    copied_anchors,
    meant_sections,
)
from dd_lint.analysis.contents.fragments import fragment_links
from dd_lint.findings import Edit, Finding, Fix, Node, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted, shortened

_NAME = re.compile(r"[^\s\"'<>&=`]+")


@rule("TOC006", "duplicate-anchor", Severity.WARNING)
def duplicate_anchor(project: Project) -> Iterator[Finding]:
    headings = {section.slug: section for section in project.document.sections if section.level}
    linked: dict[str, list[Node]] = defaultdict(list)
    for link in fragment_links(project):
        if not link.page:
            linked[link.fragment].append(Node(project.source.path, link.span))
    meant = meant_sections(project)
    for copied in copied_anchors(project):
        yield _copy(project, copied, linked)
    for name, right in anchors_in_place(project).items():
        heading = headings.get(name)
        if heading and heading.index != right.section and name in linked and meant.get(name) != heading.index:
            yield Finding(
                project.source,
                right.span,
                f"{quoted(name)} is also the fragment of the heading {quoted(heading.title)}; "
                "one of the two needs another name",
                (Related(project.source, heading.title_span, "the heading"),),
            )


def _copy(project: Project, copied: CopiedAnchor, linked: Mapping[str, Sequence[Node]]) -> Finding:
    anchor, right, line = copied
    message = f'the anchor "{shortened(anchor.name)}" is defined twice'
    related = Related(project.source, right.span, "defined here as well")
    if line is None:
        message += ", so links reach only one of the two places"
        return Finding(project.source, anchor.span, message, (related,))
    name = line.fragment
    message += f"; the contents call this place {quoted(name)}"
    written = Related(project.source, line.item.span, "the line of the contents")
    fix = None
    if _NAME.fullmatch(name):
        fix = Fix(f'name it "{name}"', (Edit(project.source, anchor.span, name),), safe=False)
    # The links that are dead until the anchor has its own name are a part of it.
    about = (Node(project.source.path, anchor.span), *linked.get(name, ()))
    return Finding(project.source, anchor.span, message, (related, written), fix, about=about)
