"""Markdown is shown as it is written.

## What it does
Finds headings without a space behind their `##`, entries that are code because of four spaces in front of
them, links that are broken over two lines before the end of their address, and links, headings and tables in
a block of HTML, as after `<summary>` without a blank line.

## Why it matters
GitHub shows signs and addresses instead of a heading, or of links that can be followed.

## Example
```markdown
##Surveys
+ [Data Distillation: A Survey](https://arxiv.org/abs/2301.04272) (Noveen Sachdeva et al., TMLR 2023)
```

## Use instead
```markdown
## Surveys
+ [Data Distillation: A Survey](https://arxiv.org/abs/2301.04272) (Noveen Sachdeva et al., TMLR 2023)
```

## Fix
Unsafe: puts a space behind the signs of a heading, and a link on one line. None elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from dd_lint.document.model import AsText, Role
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted

_LINE_BREAK = re.compile(r"(?<=[^ \t])[ \t]*\n[ \t>]*")
_FAULTS = {
    "heading": 'is no heading without a space behind its "#"',
    "link": "is no link, because its line ends before the address does",
    "code": "is shown as code, for the four spaces before it",
    "html": "is shown as it is written, as part of the HTML above it; a blank line belongs before it",
}


@rule("ENT018", "markup-as-text", Severity.ERROR)
def markup_as_text(project: Project) -> Iterator[Finding]:
    starts = [section.title_span.start for section in project.document.sections]
    for one in project.document.as_text:
        section = project.document.sections[bisect_right(starts, one.span.start) - 1]
        # Elsewhere code may show what an entry is to look like.
        among_entries = section.role is Role.ENTRIES and bool(section.entries)
        if one.kind in _FAULTS and (one.kind != "code" or among_entries):
            yield _finding(project, one)


def _finding(project: Project, one: AsText) -> Finding:
    written = project.source.slice(one.span)
    fix = None
    if one.kind == "heading":
        signs = one.span.start + len(written) - len(written.lstrip("#"))
        fix = Fix("insert a space", (Edit(project.source, Span(signs, signs), " "),), safe=False)
    if one.kind == "link" and (gap := _LINE_BREAK.search(written)):
        place = Span(one.span.start + gap.start(), one.span.start + gap.end())
        fix = Fix("join the lines of the link", (Edit(project.source, place, ""),), safe=False)
    return Finding(project.source, one.span, f"{quoted(written)} {_FAULTS[one.kind]}", fix=fix)
