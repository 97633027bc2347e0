"""A link to arXiv is not in the form that the list uses.

## What it does
Compares the links of papers to arXiv with those of the rest of the list: where nearly all lead to the
abstract, one to the PDF is a finding, and the reverse. Whatever the habit, `abs//ID`, `abs/ID.pdf`,
`www.arxiv.org` and an id with something after it are findings.

The option `form` ("abs" or "pdf") settles the form instead of the list's habit ("auto");
`versions = "forbid"` makes versions (`v2`) findings, which are allowed by default.

## Why it matters
One form makes the same paper the same link, so that a search finds it; the abstract also leads to newer
versions, and odd forms work only as long as arXiv happens to tolerate them.

## Example
```markdown
## Main
+ [Dataset Distillation](https://www.arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Fix
Safe: the same paper's address in the list's form. Unsafe: where it led to a page of the PDF.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.addresses.arxiv import rewritings
from dd_lint.analysis.addresses.edits import rewritten
from dd_lint.config.model import Choice
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule

_OPTIONS = {"form": Choice("auto", ("auto", "abs", "pdf")), "versions": Choice("allow", ("allow", "forbid"))}


@rule("URL002", "arxiv-form", Severity.WARNING, options=_OPTIONS)
def arxiv_form(project: Project) -> Iterator[Finding]:
    for link, reason, address, whole in rewritings(project):
        fix = rewritten(project.source, link, address, f"write {address}", safe=whole)
        yield Finding(project.source, link.destination_span, f'{reason}; write "{address}"', fix=fix)
