"""A title links to no paper.

## What it does
Finds entries whose title is not a link, in a list that links nine titles of ten. Workshops, challenges,
competitions, tutorials and theses are exempt, by the title of their section or by their own;
`sections.unlinked` names further sections.

## Why it matters
The paper is what a reader of the list comes for.

## Example
```markdown
## Papers
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
+ [DREAM](https://arxiv.org/abs/2302.14416) (Yanqing Liu et al., ICCV 2023)
+ [Multisize Dataset Condensation](https://arxiv.org/abs/2403.06075) (Yang He et al., ICLR 2024)
+ [Fair Graph Distillation](https://openreview.net/forum?id=xW0ayZxPWs) (Qizhang Feng et al., NeurIPS 2023)
+ [D4M](https://arxiv.org/abs/2407.15138) (Duo Su et al., CVPR 2024)
+ [DiM](https://arxiv.org/abs/2303.04707) (Kai Wang & Jianyang Gu et al., 2023)
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Dataset Distillation in Latent Space](https://arxiv.org/abs/2311.15547) (Yuxuan Duan et al., 2023)
+ [Behaviour Distillation](https://arxiv.org/abs/2406.15042) (Andrei Lupu et al., ICLR 2024)
+ Slimmable Dataset Condensation (Songhua Liu et al., CVPR 2023)
```

## Use instead
```markdown
## Papers
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
+ [Slimmable Dataset Condensation](https://example.org/1) (Songhua Liu et al., CVPR 2023)
```

## Fix
None: the address has to be looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dd_lint.analysis.convention import habit
from dd_lint.analysis.entries.entry_conventions import TITLE_LINK
from dd_lint.document.entry import Entry
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold
from dd_lint.text.wording import shortened

_EXEMPT = re.compile(
    r"\b(?:workshops?|challenges?|competitions?|tutorials?|thes[ei]s|dissertations?)\b", re.IGNORECASE
)

_DATED = 0.8
"""How sure the year of an entry is that is a paper's for certain."""


@rule(
    "ENT003",
    "unlinked-title",
    Severity.WARNING,
    yields_to=("unbalanced-brackets", "broken-link", "undefined-reference"),
)
def unlinked_title(project: Project) -> Iterator[Finding]:
    linked = habit(project, TITLE_LINK)
    if linked.usual is not True:
        return
    reason = linked.reason("entries link to theirs")
    unlinked = {fold(title) for title in project.config.sections.unlinked}
    for entry in project.entries:
        # Where the title is no link itself, any other link may be the paper's.
        if entry.paper is not None or (entry.resources and not entry.enclosed):
            continue
        # What says nothing of when a paper appeared may be a remark or a heading of a table.
        if entry.sureness.year < _DATED and not entry.enclosed:
            continue
        if not _is_exempt(project, entry, unlinked):
            yield _finding(project, entry, reason)


def _is_exempt(project: Project, entry: Entry, unlinked: set[str]) -> bool:
    """Whether an entry need not have a paper: an event or a thesis, by its title or that of its section."""
    sections = project.document.section_path(entry.section)
    return bool(_EXEMPT.search(entry.title)) or any(
        fold(section.title) in unlinked or _EXEMPT.search(section.title) for section in sections
    )


def _finding(project: Project, entry: Entry, reason: str) -> Finding:
    title = shortened(entry.title.strip("[]"))
    if not title:
        message = "the entry has no title; the list's other entries begin with one that links to the paper"
        return Finding(project.source, entry.meta.span if entry.meta else entry.span, message)
    message = f'the title "{title}" is not a link; {reason}'
    if not entry.enclosed:
        message = f'"{title}" has no link to its paper; {reason}'
    return Finding(project.source, entry.title_span, message)
