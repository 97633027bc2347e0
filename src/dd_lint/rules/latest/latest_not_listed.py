"""A dated copy's paper is not in the list.

## What it does
Finds dated items of the latest updates that read as entries, and whose paper is in no section of
the list: neither by title nor by link. Announcements, dated or not, are not copies.

## Why it matters
A dated copy leaves the page with the next updates. Unless the paper is listed below, it is then lost.

## Example
```markdown
## Latest Updates
+ [2023/08/21] [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)

## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Use instead
```markdown
## Latest Updates
+ [2023/08/21] [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)

## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
```

## Fix
None: only a person knows the section that the paper belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.latest.copies import latest_copies
from dd_lint.findings import Finding, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted


@rule("LAT001", "latest-not-listed", Severity.ERROR)
def latest_not_listed(project: Project) -> Iterator[Finding]:
    for copy, entry, other in latest_copies(project):
        if entry is not None:
            continue
        title = quoted(copy.title)
        if other is None:
            message = f"{title} is not in the list below; add it to its section"
            related: tuple[Related, ...] = ()
        else:
            message = f"{title} is not in the list below; its link is that of {quoted(other.title)}"
            related = (Related(project.source, other.title_span, "the entry with this link"),)
        yield Finding(project.source, copy.title_span, message, related=related)
