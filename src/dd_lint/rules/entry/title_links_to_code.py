"""A title links to the code, and so does the code link.

## What it does
Finds papers whose title, or whose paper link, has the repository that their code link has, in a list in which
hardly any other paper does. A preprint may have its code before it has a paper.

## Why it matters
The paper's own address is missing: readers who ask for the paper get the code twice.

## Example
```markdown
## Papers
+ [Dataset Quantization](https://github.com/a/dq) (Daquan Zhou et al., ICCV 2023) [:octocat:](https://github.com/a/dq)
+ [DREAM](https://arxiv.org/abs/2302.14416) (Yanqing Liu et al., ICCV 2023) [:octocat:](https://github.com/a/dream)
+ [D4M](https://arxiv.org/abs/2407.15138) (Duo Su et al., CVPR 2024) [:octocat:](https://github.com/a/d4m)
+ [DiM](https://arxiv.org/abs/2303.04707) (Kai Wang et al., WACV 2024) [:octocat:](https://github.com/a/dim)
```

## Use instead
```markdown
## Papers
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023) [:octocat:](https://github.com/a/dq)
+ [DREAM](https://arxiv.org/abs/2302.14416) (Yanqing Liu et al., ICCV 2023) [:octocat:](https://github.com/a/dream)
+ [D4M](https://arxiv.org/abs/2407.15138) (Duo Su et al., CVPR 2024) [:octocat:](https://github.com/a/d4m)
+ [DiM](https://arxiv.org/abs/2303.04707) (Kai Wang et al., WACV 2024) [:octocat:](https://github.com/a/dim)
```

## Fix
None: the paper's address has to be looked up.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.document.entry import Entry
from dd_lint.findings import Finding, Related, Severity
from dd_lint.markdown import Inline
from dd_lint.papers.identifiers import code_repository
from dd_lint.project.model import Project
from dd_lint.rules import rule

_HABIT = 0.3
"""The share of papers with a repository in their place from which on the list means it so."""


@rule("ENT014", "title-links-to-code", Severity.WARNING)
def title_links_to_code(project: Project) -> Iterator[Finding]:
    entries = (entry for entry in project.entries if _is_published(entry))
    papers = [(entry, link) for entry in entries if (link := _paper_link(entry)) is not None]
    if sum(_repository(link) != "" for _, link in papers) >= _HABIT * len(papers):
        return
    for entry, link in papers:
        code = _same_code(entry, link)
        if code is None:
            continue
        words = "title links" if link.start <= entry.title_start < link.end else "paper link leads"
        message = f"the {words} to the repository that the code link has; the paper's address is missing"
        related = (Related(project.source, code.span, "the code link"),)
        yield Finding(project.source, link.destination_span, message, related)


def _is_published(entry: Entry) -> bool:
    """Whether an entry is a paper's for certain: it has appeared somewhere, and that is no code host."""
    meta = entry.meta
    return entry.is_paper and meta is not None and meta.venue != "" and "git" not in meta.venue.lower()


def _paper_link(entry: Entry) -> Inline | None:
    """The link in the place of the paper's."""
    return entry.paper or next(iter(entry.links("paper")), None)


def _repository(link: Inline) -> str:
    found = code_repository(link.destination)
    return "" if found is None or found.endswith((".github.io", ".gitlab.io")) else found


def _same_code(entry: Entry, paper: Inline) -> Inline | None:
    """The code link that has the repository of the paper's; a file of it may be the paper itself."""
    repository = "" if ".pdf" in paper.destination.lower() else _repository(paper)
    codes = (link for link in entry.links("code") if link is not paper and _repository(link) == repository)
    return next(codes, None) if repository else None
