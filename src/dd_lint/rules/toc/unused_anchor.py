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

from dd_lint.analysis.contents.items import read_contents
from dd_lint.analysis.contents.references import references
from dd_lint.analysis.contents.unlisted import renamed_sections, unlisted_sections
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted

_PLAIN_ANCHOR = re.compile(r"<a\s(?![^>]*\bhref\b)", re.IGNORECASE)


@rule("TOC008", "unused-anchor", Severity.INFO)
def unused_anchor(project: Project) -> Iterator[Finding]:
    document = project.document
    linked = {one.fragment.lower() for one in references(project) if not one.page}
    unused = [anchor for anchor in document.anchors if anchor.name and anchor.name.lower() not in linked]
    if not unused or len(unused) == len(document.anchors):
        return
    # A section whose link is missing or leads elsewhere has a finding already.
    explained = {one.section for one in unlisted_sections(project)}
    explained.update(renamed_sections(project).values())
    explained |= {one.means for one in read_contents(project) if one.fault}
    for anchor in unused:
        text = project.source.slice(anchor.tag_span)
        if anchor.section in explained or not _PLAIN_ANCHOR.match(text):
            continue
        message = f"nothing links to the anchor {quoted(anchor.name)}"
        if anchor.section >= 0 and document.sections[anchor.section].slug.lower() in linked:
            message += "; the links use the heading's own fragment"
        yield Finding(project.source, anchor.span, message)
