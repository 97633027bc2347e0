"""A paper is listed twice under nearly the same title.

## What it does
Finds entries whose links name one paper, by its arXiv identifier (whatever the version, page or PDF),
DOI, OpenReview identifier or that of another registry, and whose titles are much alike or contain one
another. Repetitions across sections count as they do for `duplicate-entry`.

## Why it matters
It is one paper: a reader meets it twice, and one of the two titles is out of date or misspelt.

## Example
```markdown
## Main
+ [Dataset Condensation with Gradient Matching](https://arxiv.org/abs/2006.05929) (Bo Zhao et al., ICLR 2021)
+ [Data Condensation with Gradient Matching](https://arxiv.org/pdf/2006.05929) (Bo Zhao et al., ICLR 2021)
```

## Use instead
```markdown
## Main
+ [Dataset Condensation with Gradient Matching](https://arxiv.org/abs/2006.05929) (Bo Zhao et al., ICLR 2021)
```

## Fix
None: which of the two titles is right has to be looked up.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.duplicates.policy import duplicates
from dd_lint.findings import Finding, Related, Severity
from dd_lint.papers.identifier_names import named
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted


@rule("DUP002", "duplicate-paper-id", Severity.ERROR)
def duplicate_paper_id(project: Project) -> Iterator[Finding]:
    for pair in duplicates(project, "paper"):
        link, identifier = pair.later.paper, pair.later.identifier
        if link is not None and identifier is not None:
            name, title = named(identifier), quoted(pair.earlier.title)
            yield Finding(
                project.source,
                link.destination_span,
                f"{name} is already listed as {title}; keep one of the two entries",
                related=(Related(project.source, pair.earlier.title_span, "first listed here"),),
            )
