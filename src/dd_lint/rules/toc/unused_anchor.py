"""Nothing links to an explicit anchor.

## What it does
Finds explicit anchors (`<a name="x">`) that no link of the list leads to, in lists whose links
use such anchors.

## Why it matters
An anchor without a link is left over from a section that was renamed or taken out of the contents.
Links from elsewhere may still use it, so this is for information only.

## Example
```markdown
## Contents
- [Benchmark](#benchmark-papers)

<a name="benchmark-papers" />

## Benchmark
<a name="old-survey" />

## Survey
```

## Use instead
```markdown
## Contents
- [Benchmark](#benchmark-papers)
- [Survey](#old-survey)

<a name="benchmark-papers" />

## Benchmark
<a name="old-survey" />

## Survey
```

## Fix
None: links from other pages cannot be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dd_lint.analysis.contents.fragments import fragment_links
from dd_lint.analysis.contents.lines import section_node
from dd_lint.findings import Finding, Node, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted

_PLAIN_ANCHOR = re.compile(r"<a\s(?![^>]*\bhref\b)", re.IGNORECASE)
_LINES_AT_FAULT = ("dead-anchor", "unlisted-section", "contents-title-mismatch", "misplaced-anchor")
"""What finds that the line for a section is missing or leads elsewhere, for which its anchor waits."""


@rule("TOC008", "unused-anchor", Severity.INFO, yields_to=_LINES_AT_FAULT)
def unused_anchor(project: Project) -> Iterator[Finding]:
    document = project.document
    linked = {one.fragment.lower() for one in fragment_links(project) if not one.page}
    unused = [anchor for anchor in document.anchors if anchor.name and anchor.name.lower() not in linked]
    if len(unused) == len(document.anchors):
        return
    for anchor in unused:
        if not _PLAIN_ANCHOR.match(project.source.slice(anchor.tag_span)):
            continue
        message = f"nothing links to the anchor {quoted(anchor.name)}"
        about = [Node(project.source.path, anchor.span)]
        if anchor.section >= 0:
            about.append(section_node(project, anchor.section))
            if document.sections[anchor.section].slug.lower() in linked:
                message += "; the links use the heading's own fragment"
        yield Finding(project.source, anchor.span, message, about=tuple(about))
