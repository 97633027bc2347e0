"""A part that is folded away is never closed.

## What it does
Finds `<details>` outside of items and cells without a `</details>` after it.

## Why it matters
All that follows is folded away with it, down to the end of the page: whole sections seem to be missing.

## Example
```markdown
<details>
<summary>Older papers</summary>

+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)

## Surveys
+ [Data Distillation: A Survey](https://arxiv.org/abs/2301.04272) (Noveen Sachdeva et al., TMLR 2023)
```

## Use instead
```markdown
<details>
<summary>Older papers</summary>

+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)

</details>

## Surveys
+ [Data Distillation: A Survey](https://arxiv.org/abs/2301.04272) (Noveen Sachdeva et al., TMLR 2023)
```

## Fix
None: only a person knows how much is to be folded away.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted


@rule("ENT017", "unclosed-details", Severity.ERROR)
def unclosed_details(project: Project) -> Iterator[Finding]:
    sections = project.document.sections
    starts = [section.title_span.start for section in sections]
    for span in project.document.unclosed:
        following = bisect_right(starts, span.start)
        folded, right = "all that follows", "write </details> where that ends"
        # Another file of the list begins with a section without a title.
        if following < len(sections) and sections[following].title:
            folded, right = quoted(sections[following].title), "</details> belongs before that"
        yield Finding(project.source, span, f"<details> is never closed and folds {folded} away; {right}")
