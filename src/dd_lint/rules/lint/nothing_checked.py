"""The list holds no entry that can be recognised.

## What it does
Says so, once, where not a single entry was found, so that no finding does not mean that all is well.

## Why it matters
Rules about entries have nothing to check then; those about links, anchors and files still do.

## Example
```markdown
# Awesome Papers

- Papers on attention follow soon.
```

## Use instead
```markdown
# Awesome Papers

- [Attention Is All You Need](https://arxiv.org/abs/1706.03762) (Ashish Vaswani et al., NeurIPS 2017)
```

## Fix
None: `sections.entries` of the configuration names the sections that hold entries, if there are any, and
`files` the other files of the list. Where the README does no more than link to those, the finding names them.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.entries.listed_files import listed_files
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.templates.presets import shape_of
from dd_lint.text.source import Span

_SHOWN = 4
"""Patterns that a message names."""


@rule("LNT005", "nothing-checked", Severity.INFO)
def nothing_checked(project: Project) -> Iterator[Finding]:
    if project.entries or project.latest:
        return
    text = project.source.text
    empty = "the file is empty" if not text.strip() else "no entry is recognised, so none is checked"
    titles = (section.title_span for section in project.document.sections if section.title)
    feed = text.find("\n")
    line = Span(0, len(text) if feed < 0 else feed)
    span = next(titles, line)
    form = "an entry reads [TITLE](paper) (AUTHORS, VENUE YEAR)"
    if project.config.templates:
        lines = (shape_of(template).line for template in project.config.templates)
        form = f"in the configuration, an entry reads {' or '.join(lines)}"
    if patterns := listed_files(project):
        named = ", ".join(f'"{pattern}"' for pattern in patterns[:_SHOWN])
        form = f"the list may be in other files: write files = [{named}] in the configuration"
    yield Finding(project.source, span, f"{empty}; {form}")
