"""An entry still has the date of a copy in the latest updates.

## What it does
Finds `[2025/02/15]` before the title of an entry in a section whose entries have no dates.

## Why it matters
The date says when the paper was announced. The entries in the section of its topic have none: the line was
copied from Latest Updates together with its date.

## Example
```markdown
## Papers
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
+ [2025/02/15] [Slimmable Dataset Condensation](https://example.org/1) (Songhua Liu et al., CVPR 2023)
+ [DREAM](https://arxiv.org/abs/2302.14416) (Yanqing Liu et al., ICCV 2023)
```

## Use instead
```markdown
## Papers
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
+ [Slimmable Dataset Condensation](https://example.org/1) (Songhua Liu et al., CVPR 2023)
+ [DREAM](https://arxiv.org/abs/2302.14416) (Yanqing Liu et al., ICCV 2023)
```

## Fix
Safe: removes the date.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.convention import habit
from dd_lint.analysis.entries.entry_conventions import DATE
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span


@rule("ENT013", "date-in-entry", Severity.ERROR)
def date_in_entry(project: Project) -> Iterator[Finding]:
    if habit(project, DATE).usual is not False:
        return
    text = project.source.text
    for entry in project.entries:
        if entry.date is not None:
            end = text.index("]", entry.date.span.end) + 1
            while text[end : end + 1] in (" ", "\t"):
                end += 1
            date = entry.date.text.strip()
            message = f'the date "{date}" belongs to the latest updates; the list\'s own entries have none'
            fix = Fix("remove the date", (Edit(project.source, Span(entry.start, end), ""),), safe=True)
            yield Finding(project.source, Span(entry.start, entry.date.span.end + 1), message, fix=fix)
