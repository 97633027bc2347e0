"""A link leads to another paper than the entry's.

## What it does
Compares an entry's title with the one that the registry (arXiv, Crossref, OpenReview, the ACL Anthology)
gives for the link's identifier, and finds those that cannot be one paper's: the title is another entry's, or
has little in common with this one's, and no author is the same. A paper that was renamed keeps its authors.
Only with `dd-lint links` or `--links`.

## Why it matters
The link works, so no other check sees it; it comes from two digits that changed places, or from an entry that
was copied for another one.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1706.03762) (Tongzhou Wang et al., 2018)
```
```json links.json
[{"url": "https://arxiv.org/abs/1706.03762", "verdict": "alive", "title": "Attention Is All You Need",
  "authors": ["Ashish Vaswani", "Noam Shazeer"]}]
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```
```json links.json
[{"url": "https://arxiv.org/abs/1811.10959", "verdict": "alive", "title": "Dataset Distillation",
  "authors": ["Tongzhou Wang", "Jun-Yan Zhu"]}]
```

## Fix
None: only a person knows which of the two is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.addresses.linked_papers import wrong_papers
from dd_lint.findings import Finding, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold_title
from dd_lint.text.wording import shortened


@rule("LNK003", "wrong-paper", Severity.ERROR)
def wrong_paper(project: Project) -> Iterator[Finding]:
    for entry, link, outcome in wrong_papers(project):
        title = shortened(outcome.title or "")
        others = project.entries_by_title.get(fold_title(outcome.title or ""), ())
        related = tuple(
            Related(project.source, other.title_span, "the entry of that title") for other in others[:1]
        )
        message = f'this link leads to "{title}", not to "{shortened(entry.title)}"'
        yield Finding(project.source, link.destination_span, message, related)
