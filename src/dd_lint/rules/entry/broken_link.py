"""Brackets around an address are broken, so that it is no link.

## What it does
Finds addresses of entries with words before them that were to be a link, where a bracket is missing, another
one is in its place, or a space comes between: `[words] (address)`, `[words][address]`, `[words](address`,
`[[words]address]`, `words](address)`, `[words]（address）`.

## Why it matters
Markdown shows the brackets and the address as they are written, and no link. Tools that read the list miss
the paper or its code.

## Example
```markdown
## Papers
- **Dataset Quantization**, Daquan Zhou et al., ICCV 2023. [[pdf]][https://arxiv.org/pdf/2308.10524]
- **DREAM: Efficient Dataset Distillation**, Yanqing Liu et al., ICCV 2023. [[pdf]](https://arxiv.org/pdf/2302.14416)
```

## Use instead
```markdown
## Papers
- **Dataset Quantization**, Daquan Zhou et al., ICCV 2023. [[pdf]](https://arxiv.org/pdf/2308.10524)
- **DREAM: Efficient Dataset Distillation**, Yanqing Liu et al., ICCV 2023. [[pdf]](https://arxiv.org/pdf/2302.14416)
```

## Fix
Unsafe: makes it a link, where there is one way to do so. None where the words of the link are missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.addresses.broken_links import broken_links
from dd_lint.findings import Finding, Fix, Node, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import touching


@rule("ENT015", "broken-link", Severity.ERROR)
def broken_link(project: Project) -> Iterator[Finding]:
    bare = {link.start: link.destination_span for link in project.document.links if link.kind == "autolink"}
    titles = sorted(entry.title_span for entry in project.entries if entry.paper is None)
    for broken in broken_links(project):
        fix = Fix("make it a link", broken.edits, safe=False) if broken.edits else None
        places = [broken.span, broken.address, bare.get(broken.address.start, broken.address)]
        places += touching(titles, broken.span)
        about = tuple(Node(project.source.path, place) for place in places)
        yield Finding(project.source, broken.span, broken.message, fix=fix, about=about)
