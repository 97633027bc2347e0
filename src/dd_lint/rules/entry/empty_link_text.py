"""A link has no text.

## What it does
Finds links whose brackets are empty, or hold nothing that a reader sees.

## Why it matters
Nobody can see or follow such a link: the item is invisible on the page and to screen readers.

## Example
```markdown
## Media Coverage
+ [](https://example.org/coverage)
```

## Use instead
```markdown
## Media Coverage
+ [Dataset distillation in five minutes](https://example.org/coverage)
```

## Fix
None: only a person knows the words.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule


@rule("ENT001", "empty-link-text", Severity.ERROR)
def empty_link_text(project: Project) -> Iterator[Finding]:
    for link in project.document.links:
        if link.kind == "link" and not link.text.strip() and not link.children:
            yield Finding(
                project.source,
                link.span,
                f"the link to {link.destination or 'nowhere'} has no text, so nobody can see it",
            )
