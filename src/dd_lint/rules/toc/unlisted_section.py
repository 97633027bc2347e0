"""A section with entries is missing from the contents.

## What it does
Finds sections that hold entries and that no line of the contents leads to, where the contents list
most other sections of the same level around them. Contents without a single line are one finding.

## Why it matters
Readers look for a topic in the contents; a section that is not there is hardly ever found.

## Example
```markdown
## Contents
- [Text](#text)
- [Video](#video)

## Text
+ [Data Distillation for Text Classification](https://arxiv.org/abs/2104.08448) (Yongqi Li et al., 2021)

## Audio
+ [Dataset Distillation for Audio](https://example.org/audio) (Ann Smith et al., 2024)

## Video
+ [Dancing with Still Images](https://arxiv.org/abs/2312.00362) (Ziyu Wang et al., CVPR 2024)
```

## Use instead
```markdown
## Contents
- [Text](#text)
- [Audio](#audio)
- [Video](#video)

## Text
+ [Data Distillation for Text Classification](https://arxiv.org/abs/2104.08448) (Yongqi Li et al., 2021)

## Audio
+ [Dataset Distillation for Audio](https://example.org/audio) (Ann Smith et al., 2024)

## Video
+ [Dancing with Still Images](https://arxiv.org/abs/2312.00362) (Ziyu Wang et al., CVPR 2024)
```

## Fix
Safe: add the line, written as its neighbours are, at its place; or all lines, where there is none yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dd_lint.analysis.contents.fragments import is_linkable, section_fragments, written_fragment
from dd_lint.analysis.contents.new_contents import contents_from_headings, empty_contents
from dd_lint.analysis.contents.titles import escaped_title, title_without_count
from dd_lint.analysis.contents.unlisted import UnlistedSection, unlisted_sections
from dd_lint.document.section_names import section_name
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span

_FEWEST = 3
"""Sections with entries from which contents are missed."""
_MARKER = re.compile(r"[ \t]*[-+*][ \t]+")


@rule("TOC003", "unlisted-section", Severity.WARNING, derived=True)
def unlisted_section(project: Project) -> Iterator[Finding]:
    yield from _empty_contents(project)
    fragments = section_fragments(project)
    place = None
    for missing in unlisted_sections(project):
        section = project.document.sections[missing.section]
        title = title_without_count(section.title)
        neighbour = missing.before or missing.model
        side = "below" if missing.before else "above"
        related = (Related(project.source, neighbour.span, f"its line belongs {side} this one"),)
        # Of two lines for one place, the second waits until the first is there.
        fix = _fix(project, title, fragments[section.index], missing) if neighbour != place else None
        place = neighbour
        message = f"{section_name(section)} is missing from the contents, which list the sections around it"
        yield Finding(project.source, section.title_span, message, related, fix)


def _empty_contents(project: Project) -> Iterator[Finding]:
    document = project.document
    empty = empty_contents(document)
    count = sum(bool(section.entries) for section in document.sections)
    if empty is None or count < _FEWEST:
        return
    place = Span(empty.title_span.end, empty.title_span.end)
    edit = Edit(project.source, place, f"\n\n{contents_from_headings(project, empty)}")
    fix = Fix("add a line for each section", (edit,), safe=True)
    yield Finding(
        project.source,
        empty.title_span,
        f"the contents are empty, but {count} sections have entries",
        (),
        fix,
    )


def _fix(project: Project, title: str, fragment: str, missing: UnlistedSection) -> Fix | None:
    """The line with the marker of its nearest neighbour of the same depth."""
    text = project.source.text
    model = missing.model
    marker = text[text.rfind("\n", 0, model.link.start) + 1 : model.link.start]
    if not _MARKER.fullmatch(marker) or not is_linkable(fragment) or not title:
        return None
    line = marker + "[" + escaped_title(title) + f"](#{written_fragment(fragment)})"
    if missing.before is not None:
        end = text.find("\n", missing.before.link.end)
        place = len(text) if end < 0 else end
        edit = Edit(project.source, Span(place, place), "\n" + line)
    else:
        place = model.link.start - len(marker)
        edit = Edit(project.source, Span(place, place), line + "\n")
    return Fix(f'add "{title}" to the contents', (edit,), safe=True)
