"""An icon does not lead to what it stands for.

## What it does
Finds a code link that leads to a paper or to a citation file, a citation link that leads to a code
repository or to a paper on arXiv, and a project icon that leads to the code repository itself. A list
that does so as a rule is left alone.

## Why it matters
Readers follow an icon for what it stands for. Usually two addresses of the line were swapped, or one
was pasted twice.

## Example
```markdown
## Papers
+ [Dataset Distillation](https://example.org/1) (Tongzhou Wang et al., 2018) [:octocat:](https://arxiv.org/abs/1811.10959)
```

## Use instead
```markdown
## Papers
+ [Dataset Distillation](https://example.org/1) (Tongzhou Wang et al., 2018) [:octocat:](https://github.com/a/b)
```

## Fix
None: the right address has to be looked up.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.entries.icon_targets import icons_astray
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted


@rule("ENT010", "icon-target-mismatch", Severity.WARNING)
def icon_target_mismatch(project: Project) -> Iterator[Finding]:
    for label, link, target, remark in icons_astray(project):
        message = f"{quoted(label)} leads to {target}{remark}"
        yield Finding(project.source, Span(link.start, link.text_end + 1), message)
