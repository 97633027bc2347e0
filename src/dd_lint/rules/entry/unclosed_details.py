"""A part that folds away is never closed.

## What it does
Finds a `<details>` without its `</details>`.

## Why it matters
Everything that follows on the page is folded away with it, and looks as if it were not there.

## Example
```markdown
## Papers
<details>
<summary>Older papers</summary>

+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)

## Surveys
+ [A Survey of Dataset Distillation](https://arxiv.org/abs/2301.07014) (Ruonan Yu et al., 2023)
```

## Use instead
```markdown
## Papers
<details>
<summary>Older papers</summary>

+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)

</details>

## Surveys
+ [A Survey of Dataset Distillation](https://arxiv.org/abs/2301.07014) (Ruonan Yu et al., 2023)
```

## Fix
None: only a person knows where the part ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted

_HIDDEN = re.compile(
    r"^[ ]{0,3}(`{3,}|~{3,})[^\n]*\n(?:.*?\n)??[ ]{0,3}\1[^\n]*$|<!--.*?(?:-->|\Z)|(`+)[^`\n]+\2",
    re.DOTALL | re.MULTILINE,
)
_TAG = re.compile(r"<(?P<closes>/?)details\b[^<>]*>", re.IGNORECASE)


@rule("ENT017", "unclosed-details", Severity.ERROR)
def unclosed_details(project: Project) -> Iterator[Finding]:
    text = project.source.text
    if "<details" not in text.lower():
        return
    opened: list[Span] = []
    for tag in _TAG.finditer(_HIDDEN.sub(lambda hidden: " " * len(hidden[0]), text)):
        if not tag["closes"]:
            opened.append(Span(*tag.span()))
        elif opened:
            opened.pop()
    for span in opened:
        following = (one.title for one in project.document.sections if one.title_span.start > span.end)
        title = next(following, "")
        what = quoted(title) if title else "the rest of the page"
        yield Finding(project.source, span, f"<details> is never closed and folds {what} away")
