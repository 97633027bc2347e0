"""A repository is archived.

## What it does
Finds links to repositories that their owners have archived. Only with `dd-lint links` or `--links`,
and with a token for GitHub.

## Why it matters
An archived repository can be read and takes no more questions or changes. Worth knowing, and mostly no reason
to take the link away.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al.) [:octocat:](https://github.com/some/one)
```
```json links.json
[{"url": "https://github.com/some/one", "verdict": "alive", "archived": true}]
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al.) [:octocat:](https://github.com/some/one)
```
```json links.json
[{"url": "https://github.com/some/one", "verdict": "alive"}]
```

## Fix
None: there may be a successor, or not.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.addresses.checked_links import checked_links
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted_address


@rule("LNK004", "archived-repository", Severity.INFO)
def archived_repository(project: Project) -> Iterator[Finding]:
    for link, outcome in checked_links(project):
        if outcome.archived:
            message = f"the repository {quoted_address(link.destination)} is archived"
            yield Finding(project.source, link.destination_span, message)
