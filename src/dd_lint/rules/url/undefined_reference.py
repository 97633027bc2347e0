"""A link names its address by a label that is defined nowhere.

## What it does
Finds words of an entry in brackets with a label in brackets behind them (`[words][label]`), where no line
`[label]: address` defines the label. In a list that defines no label at all, only titles are told.

## Why it matters
Markdown makes no link of it and shows the brackets.

## Example
```markdown
## Papers
+ [Dataset Quantization][dq] (Daquan Zhou et al., ICCV 2023)
+ [DREAM](https://arxiv.org/abs/2302.14416) (Yanqing Liu et al., ICCV 2023)
+ [D4M](https://arxiv.org/abs/2407.15138) (Duo Su et al., CVPR 2024)

[dream]: https://arxiv.org/abs/2302.14416
```

## Use instead
```markdown
## Papers
+ [Dataset Quantization][dq] (Daquan Zhou et al., ICCV 2023)
+ [DREAM](https://arxiv.org/abs/2302.14416) (Yanqing Liu et al., ICCV 2023)
+ [D4M](https://arxiv.org/abs/2407.15138) (Duo Su et al., CVPR 2024)

[dq]: https://arxiv.org/abs/2308.10524
```

## Fix
None: only a person knows the address.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.addresses.references import undefined_references
from dd_lint.findings import Finding, Node, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import touching
from dd_lint.text.wording import quoted


@rule("URL009", "undefined-reference", Severity.ERROR)
def undefined_reference(project: Project) -> Iterator[Finding]:
    entries = (*project.entries, *project.latest)
    titles = sorted(entry.title_span for entry in entries if entry.paper is None)
    for words, label, span in undefined_references(project):
        places = (span, *touching(titles, span))
        message = f"the label {quoted(label)} is defined nowhere, so that {quoted(words)} is no link"
        about = tuple(Node(project.source.path, place) for place in places)
        yield Finding(project.source, span, message, about=about)
