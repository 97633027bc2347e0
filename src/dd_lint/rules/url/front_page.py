"""A link of an entry leads to the front page of a host or an account.

## What it does
Finds links to papers that name a registry and no paper (`https://arxiv.org/`, `https://doi.org/`), and links
to code that name a host or an account and no repository (`https://github.com/`). A list in which a fifth
of the code links lead to accounts means them.

## Why it matters
Such an address was cut short, or stands for one that was to be filled in later. The page is alive, so that
no check of links ever finds it.

## Example
```markdown
## Papers
+ [Dataset Quantization](https://arxiv.org/) (Daquan Zhou et al., ICCV 2023) [:octocat:](https://github.com/)
```

## Use instead
```markdown
## Papers
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023) [:octocat:](https://github.com/magic-research/Dataset_Quantization)
```

## Fix
None: the right address has to be looked up.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.addresses.edits import address_node
from dd_lint.analysis.addresses.front_pages import front_pages
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule


@rule("URL008", "front-page", Severity.ERROR, yields_to=("malformed-url", "invalid-identifier"))
def front_page(project: Project) -> Iterator[Finding]:
    for link, reason in front_pages(project):
        about = address_node(project.source, link)
        yield Finding(project.source, link.destination_span, reason, about=about)
