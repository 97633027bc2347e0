"""An explicit anchor is above a section other than the one that the contents use it for.

## What it does
Finds anchors (`<a name="x">`) that a line of the contents links to, and that are above the
heading of another section than the one whose title the line has, or above no heading at all.

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
Unsafe: moves the anchor to its heading, if it is alone on its line. It may have to be renamed instead, or the
sections to change places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dd_lint.analysis.contents.lines import section_node
from dd_lint.analysis.contents.misplaced_anchors import misplaced_anchors
from dd_lint.document.model import Anchor, Section
from dd_lint.document.section_names import section_name
from dd_lint.findings import Edit, Finding, Fix, Node, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Source, Span
from dd_lint.text.wording import quoted

_ALONE = re.compile(r"[ \t]{0,3}<a\s[^<>]*>(?:[ \t]*</a>)?[ \t]*")


@rule("TOC007", "misplaced-anchor", Severity.ERROR)
def misplaced_anchor(project: Project) -> Iterator[Finding]:
    sections = project.document.sections
    for anchor, line in misplaced_anchors(project):
        meant = sections[line.means]
        where = "not above a heading"
        if anchor.section >= 0:
            where = f"above {section_name(sections[anchor.section])}"
        yield Finding(
            project.source,
            anchor.span,
            f"the anchor {quoted(anchor.name)} is {where}; the contents use it for {quoted(meant.title)}",
            (
                Related(project.source, line.item.span, "the line of the contents"),
                Related(project.source, meant.title_span, "the heading it belongs to"),
            ),
            _moved(project.source, anchor, meant),
            about=(Node(project.source.path, anchor.span), section_node(project, line.means)),
        )


def _moved(source: Source, anchor: Anchor, section: Section) -> Fix | None:
    """Moves the line of an anchor above a heading, with blank lines around it."""
    text = source.text
    start, end = _line(text, anchor.tag_span.start)
    heading, heading_end = _line(text, section.title_span.start)
    if not _ALONE.fullmatch(text, start, end) or not text.startswith("#", heading, heading_end):
        return None
    before, after = text[:start], text[end:]
    removed = Span(start, min(end + 1, len(text)))
    # Of the blank lines around it, one is enough.
    if after.startswith("\n\n") and (not before or before.endswith("\n\n")):
        removed = Span(start, end + 2)
    above = "" if not heading or text[:heading].endswith("\n\n") else "\n"
    edits = (
        Edit(source, removed, ""),
        Edit(source, Span(heading, heading), f"{above}{text[start:end]}\n\n"),
    )
    if removed.start < heading < removed.end:
        return None
    return Fix("move it to its heading", tuple(sorted(edits, key=lambda edit: edit.span)), safe=False)


def _line(text: str, offset: int) -> tuple[int, int]:
    """Where the line begins and ends that an offset is in."""
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end
