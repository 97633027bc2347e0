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

from dd_lint.document.broken_links import mislinked_title
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold
from dd_lint.text.shares import usual
from dd_lint.text.wording import shortened

_EXEMPT = re.compile(
    r"\b(?:workshops?|challenges?|competitions?|tutorials?|thes[ei]s|dissertations?)\b", re.IGNORECASE
)


@rule("ENT003", "unlinked-title", Severity.WARNING)
def unlinked_title(project: Project) -> Iterator[Finding]:
    document = project.document
    if not usual((entry.paper is not None for entry in project.entries), share=project.config.majority):
        return
    linked = sum(entry.paper is not None for entry in project.entries)
    share = f"{linked:,} of {len(project.entries):,} entries link to theirs"
    exempt = {fold(title) for title in project.config.sections.unlinked}
    # Where the title is no link itself, any other link may be the paper's.
    unlinked = (
        entry for entry in project.entries if entry.paper is None and (entry.enclosed or not entry.resources)
    )
    for entry in unlinked:
        sections = document.section_path(entry.section)
        if any(fold(section.title) in exempt or _EXEMPT.search(section.title) for section in sections):
            continue
        # "](" is the rest of a link that is broken in itself, which is another finding.
        if _EXEMPT.search(entry.title) or "](" in entry.title:
            continue
        if mislinked_title(project.source.text, entry) is not None:
            continue
        title = shortened(entry.title.strip("[]"))
        message = f'the title "{title}" is not a link; {share}'
        if not entry.enclosed:
            message = f'"{title}" has no link to its paper; {share}'
        span = entry.title_span
        if not title:
            message = (
                "the entry has no title; the list's other entries begin with one that links to the paper"
            )
            span = entry.meta.span if entry.meta else entry.span
        yield Finding(project.source, span, message)
