"""A link names an identifier that cannot exist.

## What it does
Looks at the identifiers in links to arXiv, to OpenReview and to DOIs: an arXiv id says a year and a month
(`2413.01234` has no such month) and has five digits since 2015, an OpenReview id has nine to twelve letters
and digits, a DOI begins with `10.`, the number of a registrant and a slash.

## Why it matters
The link is dead, and always was: a digit was lost or swapped while it was typed.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1813.10959) (Tongzhou Wang et al., 2018)
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Fix
None: the right identifier has to be looked up.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.addresses.edits import address_node, part
from dd_lint.analysis.addresses.impossible_identifiers import impossible_identifier
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule


@rule("URL003", "invalid-identifier", Severity.ERROR, yields_to=("malformed-url",))
def invalid_identifier(project: Project) -> Iterator[Finding]:
    for link in project.document.links:
        found = impossible_identifier(link.destination, project.today)
        if found is not None:
            place = part(project.source, link, found.start, found.end)
            yield Finding(project.source, place, found.reason, about=address_node(project.source, link))
