"""A label is defined twice, with two addresses.

## What it does
Finds a second line `[label]: address` of a label with another address than the first.

## Why it matters
Markdown takes the first one: whoever wrote the second believes that the link leads there.

## Example
```markdown
## Papers
+ [Dataset Quantization][dq] (Daquan Zhou et al., ICCV 2023)
+ [DREAM](https://arxiv.org/abs/2302.14416) (Yanqing Liu et al., ICCV 2023)
+ [D4M](https://arxiv.org/abs/2407.15138) (Duo Su et al., CVPR 2024)

[dq]: https://arxiv.org/abs/2308.10524
[DQ]: https://arxiv.org/abs/2308.10525
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
None: one of the two is wrong, or one of them wants another label.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.addresses.references import Definition, definitions, folded
from dd_lint.findings import Finding, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted


@rule("URL010", "duplicate-definition", Severity.WARNING)
def duplicate_definition(project: Project) -> Iterator[Finding]:
    first: dict[str, Definition] = {}
    for one in definitions(project):
        known = first.setdefault(folded(one.label), one)
        if known.address != one.address:
            message = f"{quoted(one.label)} is defined twice with two addresses; Markdown takes the first"
            related = (Related(project.source, known.span, "defined here first"),)
            yield Finding(project.source, one.span, message, related)
