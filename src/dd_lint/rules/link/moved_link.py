"""A link leads to where something was, from where it has moved for good.

## What it does
Finds links whose server redirects for ever (301 or 308), and links to repositories that have been renamed.
A redirect for now (302) is no move, nor is one that adds a slash at the end or takes away "www.".
Only with `dd-lint links` or `--links`.

## Why it matters
Redirects are kept for a while, and then the link is dead. A repository's old name may be taken by another.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al.) [:octocat:](https://github.com/old/name)
```
```json links.json
[{"url": "https://github.com/old/name", "verdict": "moved", "final_url": "https://github.com/new/name",
  "same_place": true, "message": "it is new/name now"}]
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al.) [:octocat:](https://github.com/new/name)
```
```json links.json
[{"url": "https://github.com/new/name", "verdict": "alive"}]
```

## Fix
Safe: write the new address, if it is of the same host or that of a renamed repository. Unsafe: write it, if
it is of another host.
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


@rule("LNK002", "moved-link", Severity.WARNING)
def moved_link(project: Project) -> Iterator[Finding]:
    for link, outcome in checked_links(project):
        if outcome.verdict is not Verdict.MOVED or outcome.suspicion or not outcome.final_url:
            continue
        # What a server sends must not end the Markdown that it is written into.
        address = outcome.final_url.translate({ord(mark): f"%{ord(mark):02X}" for mark in "()'\"<>\\"})
        words = f"write {quoted_address(address)}"
        message = f"{quoted_address(link.destination)} has moved for good; {words}"
        fix = rewritten(project.source, link, address, words, safe=outcome.same_place)
        yield Finding(project.source, link.destination_span, message, fix=fix)
