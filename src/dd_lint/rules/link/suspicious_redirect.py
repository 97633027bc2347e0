"""A link is redirected to somewhere odd.

## What it does
Finds links that end on a home page, on another domain for now, or at a dealer in domains. Only with
`dd-lint links` or `--links`.

## Why it matters
The server says that all is well, and the page is gone all the same.

## Example
```markdown
## Main
+ [Dataset Distillation](https://example.org/papers/distillation) (Tongzhou Wang et al., 2018)
```
```json links.json
[{"url": "https://example.org/papers/distillation", "verdict": "moved", "final_url": "https://example.org/",
  "suspicion": "it leads to a home page, https://example.org/"}]
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```
```json links.json
[{"url": "https://arxiv.org/abs/1811.10959", "verdict": "alive"}]
```

## Fix
None: only a person knows where the page is now.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.addresses.checked_links import checked_links
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted_address


@rule("LNK005", "suspicious-redirect", Severity.WARNING)
def suspicious_redirect(project: Project) -> Iterator[Finding]:
    for link, outcome in checked_links(project):
        if outcome.suspicion:
            message = f"{quoted_address(link.destination)} may be gone: {outcome.suspicion}"
            yield Finding(project.source, link.destination_span, message)
