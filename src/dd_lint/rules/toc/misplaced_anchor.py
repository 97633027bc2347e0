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
Unsafe: move the anchor, if it has its line to itself, to the heading that it belongs to. It may have to be
renamed instead, or the sections to change places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostic import Edit, Finding, Fix, Related, Severity
from ...document import Anchor, Section
from ...project import Project
from ...source import Span
from ...wording import quoted, section_name
from .. import rule
from ._contents import Reading, fragment_of, read_contents

_LINE = re.compile(r"[ \t]*<a\b[^<>\n]*(?:/>|>[ \t]*</a>)[ \t]*(?:\n[ \t]*(?=\n))?\n?")


@rule("TOC007", "misplaced-anchor", Severity.ERROR)
def misplaced_anchor(project: Project) -> Iterator[Finding]:
    sections = project.document.sections
    anchors: dict[str, dict[int, Anchor]] = {}
    for anchor in project.document.anchors:
        anchors.setdefault(anchor.name, {}).setdefault(anchor.section, anchor)
    for reading in read_contents(project):
        misplaced = _misplaced(reading, anchors.get(fragment_of(reading.item), {}))
        if misplaced is None:
            continue
        meant = sections[reading.means]
        where = "not above a heading"
        if misplaced.section >= 0:
            where = f"above {section_name(sections[misplaced.section])}"
        yield Finding(
            project.source,
            misplaced.span,
            f"the anchor {quoted(misplaced.name)} is {where}; the contents use it for {quoted(meant.title)}",
            (
                Related(project.source, reading.item.span, "the line of the contents"),
                Related(project.source, meant.title_span, "the heading it belongs to"),
            ),
            _moved(project, misplaced, meant),
        )


def _moved(project: Project, anchor: Anchor, meant: Section) -> Fix | None:
    """The fix that moves the line of an anchor, with an empty one after it, above a heading's line."""
    text = project.source.text
    line = _LINE.match(text, text.rfind("\n", 0, anchor.tag_span.start) + 1)
    place = text.rfind("\n", 0, meant.title_span.start) + 1
    if line is None or not text.startswith("#", place) or line.start() <= place < line.end():
        return None
    moved = line[0] if line[0].endswith("\n") else f"{line[0]}\n"
    edits = (Edit(project.source, Span(*line.span()), ""), Edit(project.source, Span(place, place), moved))
    return Fix("move the anchor to its heading", edits, safe=False)


def _misplaced(reading: Reading, anchors: dict[int, Anchor]) -> Anchor | None:
    """The anchor that a line of the contents links to, if it is elsewhere than the line means."""
    place = reading.place
    if place is None or reading.fault not in ("", "anchor"):
        return None
    if reading.fault == "anchor":
        return place.anchor
    # The link works by the heading's own fragment, in spite of the anchor.
    if place.anchor is None and reading.means not in anchors:
        return next(iter(anchors.values()), None)
    return None
