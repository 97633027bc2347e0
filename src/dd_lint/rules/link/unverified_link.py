"""A host does not say whether its links are alive.

## What it does
Names, once for each host, the links of which nothing could be found out: the host lets no program in, asks to
wait, does not answer, or there was no time left. Only with `dd-lint links` or `--links`.

## Why it matters
These links are for a person to try. None of them is called dead.

## Example
```markdown
## Main
+ [Dataset Distillation](https://example.org/one) (Tongzhou Wang et al., 2018)
```
```json links.json
[{"url": "https://example.org/one", "verdict": "blocked", "status": 403,
  "message": "the server lets no program in (403)"}]
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
None: there is nothing known to be wrong.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from dd_lint.analysis.addresses.checked_links import checked_links
from dd_lint.findings import Finding, Related, Severity
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.project.outcomes import Outcome
from dd_lint.rules import rule
from dd_lint.text.wording import counted

_MOST_PLACES = 5


@rule("LNK006", "unverified-link", Severity.INFO)
def unverified_link(project: Project) -> Iterator[Finding]:
    by_host: dict[str, list[tuple[Inline, Outcome]]] = defaultdict(list)
    for link, outcome in checked_links(project):
        if outcome.verdict.is_open and outcome.checked_by != "configuration":
            by_host[outcome.host].append((link, outcome))
    for host, links in by_host.items():
        first, *others = links
        reasons = Counter(outcome.message for _, outcome in links)
        reason = reasons.most_common(1)[0][0]
        count = len({outcome.url for _, outcome in links})
        where = f"to {host}" if host else "without a host"
        message = f"{counted(count, 'link')} {where} could not be verified: {reason}"
        if len(reasons) > 1:
            message += ", among other reasons"
        related = tuple(
            Related(project.source, link.destination_span, outcome.message)
            for link, outcome in others[:_MOST_PLACES]
        )
        yield Finding(project.source, first[0].destination_span, message, related)
