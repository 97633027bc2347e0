"""A link uses `http:` where the site is only served securely.

## What it does
Finds `http:` links to sites that are known to answer under `https:` alone: arXiv, GitHub, OpenReview, the
proceedings of the large conferences, the large publishers. A link of an entry to its paper on arXiv
is left to [arxiv-form](arxiv-form.md).

## Why it matters
Each click is first sent in the clear, and only then redirected; on some networks it can be tampered with.

## Example
```markdown
+ [proceedings](http://proceedings.mlr.press/v119/)
```

## Use instead
```markdown
+ [proceedings](https://proceedings.mlr.press/v119/)
```

## Fix
Unsafe: the same address with `https:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.addresses.edits import address_node, part, rewritten
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.addresses import host_of
from dd_lint.text.wording import quoted_address

# Hosts that redirect every address to the same one with "https:"; without their "www.".
_SECURE = frozenset(
    """
    aclanthology.org amazon.com arxiv.org bitbucket.org colab.research.google.com dl.acm.org
    docs.google.com doi.org drive.google.com dx.doi.org en.wikipedia.org facebook.com gist.github.com
    github.com gitlab.com huggingface.co ieeexplore.ieee.org link.springer.com linkedin.com mdpi.com
    medium.com nature.com onlinelibrary.wiley.com openaccess.thecvf.com openreview.net papers.neurips.cc
    papers.nips.cc proceedings.mlr.press proceedings.neurips.cc pypi.org raw.githubusercontent.com
    researchgate.net scholar.google.com sciencedirect.com semanticscholar.org sites.google.com
    twitter.com x.com youtu.be youtube.com
    """.split()
)


@rule("URL005", "insecure-url", Severity.WARNING, yields_to=("malformed-url", "arxiv-form"))
def insecure_url(project: Project) -> Iterator[Finding]:
    for link in project.document.links:
        host = host_of(link.destination)
        if host not in _SECURE or link.destination[:5].lower() != "http:":
            continue
        address = "https:" + link.destination[5:]
        yield Finding(
            project.source,
            part(project.source, link, 0, 5),
            f'{host} is served securely; write "https:" for "http:"',
            fix=rewritten(project.source, link, address, f"write {quoted_address(address)}", safe=False),
            about=address_node(project.source, link),
        )
