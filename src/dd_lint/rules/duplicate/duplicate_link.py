"""Several papers have the same code or project page.

## What it does
Finds code and project links that entries share with different titles and no author in common.

## Why it matters
One of them may have been copied from the other entry. It may also be right, where one repository holds
the code of several papers: so this rule is off unless it is selected.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang, 2018) [code](https://github.com/a/b)
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou, 2023) [code](https://github.com/a/b)
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang, 2018) [code](https://github.com/a/b)
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou, 2023) [code](https://github.com/c/d)
```

## Fix
None: the right link has to be looked up.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.duplicates.similarity import nearly_same_title, same_link, shared_authors
from dd_lint.document.entry import Entry
from dd_lint.findings import Finding, Related, Severity
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.addresses import plain_address
from dd_lint.text.wording import quoted


@rule("DUP005", "duplicate-link", Severity.INFO, default=False)
def duplicate_link(project: Project) -> Iterator[Finding]:
    own = f"github.com/{project.repository.lower()}"
    first: dict[str, tuple[Entry, Inline]] = {}
    for entry, link, what in _code_and_pages(project):
        address = plain_address(link.destination).removesuffix(".git").lower()
        if "/" not in address or address == own:
            continue
        earlier, earlier_link = first.setdefault(address, (entry, link))
        if earlier is not entry and _are_two_papers(earlier, entry):
            title = quoted(earlier.title)
            yield Finding(
                project.source,
                link.destination_span,
                f"this is also the {what} of {title}; check that neither link was copied by mistake",
                related=(Related(project.source, earlier_link.destination_span, "the same link here"),),
            )


def _code_and_pages(project: Project) -> Iterator[tuple[Entry, Inline, str]]:
    for entry in project.entries:
        yield from ((entry, link, "code") for link in entry.links("code"))
        yield from ((entry, link, "project page") for link in entry.links("project"))


def _are_two_papers(earlier: Entry, later: Entry) -> bool:
    """Whether two entries are neither one paper nor two of one group, which may share a link."""
    if shared_authors(earlier, later) or same_link(earlier, later):
        return False
    return not nearly_same_title(earlier, later)
