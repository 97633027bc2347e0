"""A link leads to nothing.

## What it does
Finds links whose registry says that there is no such paper or repository, and links to pages of which
their server has said twice that they are not there (404 or 410). Only with `dd-lint links` or `--links`.

A page that cannot be reached, that wants to see a browser or that asks to wait is not called dead. With
`dead-after-runs` and `dead-after-days` in the table `[links]` a page has to fail for longer.

## Why it matters
Who clicks finds nothing, and cannot tell whether the paper, its code or only the address is gone.

## Example
```markdown
## Main
+ [Dataset Distillation](https://example.org/dataset-distillation) (Tongzhou Wang et al., 2018)
```
```json links.json
[{"url": "https://example.org/dataset-distillation", "verdict": "dead", "status": 404,
  "message": "not found (404)"}]
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```
```json links.json
[{"url": "https://arxiv.org/abs/1811.10959", "verdict": "alive", "status": 200}]
```

## Fix
Unsafe: with `--suggest`, write the address of the copy in the Wayback Machine. Otherwise only a person knows
where the page is now.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.addresses.checked_links import checked_links
from dd_lint.analysis.addresses.edits import rewritten
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.project.outcomes import Verdict
from dd_lint.rules import rule
from dd_lint.text.wording import quoted_address


@rule("LNK001", "dead-link", Severity.ERROR)
def dead_link(project: Project) -> Iterator[Finding]:
    for link, outcome in checked_links(project):
        if outcome.verdict is not Verdict.DEAD:
            continue
        message, fix = f"{quoted_address(link.destination)} is dead: {outcome.message}", None
        if outcome.suggestion:
            message += f"; a copy is at {outcome.suggestion}"
            words = "write the address of the copy"
            fix = rewritten(project.source, link, outcome.suggestion, words, safe=False)
        yield Finding(project.source, link.destination_span, message, fix=fix)
