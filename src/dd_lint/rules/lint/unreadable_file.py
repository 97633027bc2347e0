"""A file, or a line of it, cannot be read as text.

## What it does
Names what is not checked: files that cannot be opened, are not regular files or are too large, bytes that
are not UTF-8, NUL characters, and lines over 100,000 characters; and the marks of a merge conflict that
nobody resolved.

## Why it matters
Whatever is wrong there stays unseen, and readers see a replacement character, or nothing at all.

## Example
There is a NUL character between the two words of the title.
```markdown
## Papers
+ [Dataset\0Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Use instead
```markdown
## Papers
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Fix
None: the file has to be saved as UTF-8 text, and of a conflict only a person knows the right side.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule


@rule("LNT001", "unreadable-file", Severity.WARNING)
def unreadable_file(project: Project) -> Iterator[Finding]:
    for unreadable in project.unreadable:
        severity = Severity.ERROR if unreadable.conflicting else None
        yield Finding(unreadable.source, unreadable.span, unreadable.reason, severity=severity)
