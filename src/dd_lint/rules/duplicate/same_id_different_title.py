"""Two papers have the same link.

## What it does
Finds entries whose links name one paper, by its arXiv identifier, DOI, OpenReview identifier or that of
another registry, while their titles are those of two papers. Where the citation files tell which of the
entries the identifier belongs to, the other one's link is found; else the later one's.

## Why it matters
One of the links was copied from the other entry, so the paper of its title cannot be reached.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Dataset Condensation with Gradient Matching](https://arxiv.org/abs/1811.10959) (Bo Zhao et al., ICLR 2021)
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Dataset Condensation with Gradient Matching](https://arxiv.org/abs/2006.05929) (Bo Zhao et al., ICLR 2021)
```

## Fix
None: the right link has to be looked up.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.duplicates.clashes import Clash, clashes
from dd_lint.analysis.duplicates.similarity import may_be_retitled, shared_authors
from dd_lint.findings import Finding, Related, Severity
from dd_lint.papers.identifier_names import named
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted


@rule("DUP003", "same-id-different-title", Severity.ERROR)
def same_id_different_title(project: Project) -> Iterator[Finding]:
    for clash in clashes(project):
        link = clash.wrong.paper
        if link is not None:
            related = (Related(project.source, clash.other.title_span, "the same link here"),)
            yield Finding(project.source, link.destination_span, _message(clash), related)


def _message(clash: Clash) -> str:
    name, title = named(clash.identifier), quoted(clash.other.title)
    if clash.is_proved and clash.right is not None:
        return f"{name} is {title}; this entry's own citation file says {named(clash.right)}"
    if clash.is_proved:
        return f"according to its citation file, {name} is {title}; this link is wrong"
    if may_be_retitled(clash.wrong, clash.other):
        return (
            f"{name} is already listed as {title}: one paper under two titles, "
            "perhaps retitled between versions; keep one"
        )
    if shared_authors(clash.wrong, clash.other):
        return f"{name} is also the link of {title}; one link is wrong, or it is one paper under two titles"
    return f"{name} is also the link of {title}; one of the two links is wrong"
