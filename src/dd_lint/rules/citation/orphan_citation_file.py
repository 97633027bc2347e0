"""No entry links to a citation file.

## What it does
Finds files of the citation folder that nothing in the list links to. If an entry without a citation link
has the file's title, it is named. A file whose path is in the list, as in a broken link, is left alone, and
so are the file of an entry whose citation link has no address, and a folder that the list does not link to.

## Why it matters
The file was forgotten when its entry was removed or renamed, or the entry lacks its link: either way
readers never see it.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (T. Wang et al., 2018) [:book:](citations/wang.txt)
```
```bibtex citations/wang.txt
@article{wang, title={Dataset Distillation}, author={Wang, Tongzhou and others}, year={2018}}
```
```bibtex citations/ann.txt
@article{ann, title={Federated Distillation}, author={Wang, Ann and others}, year={2019}}
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (T. Wang et al., 2018) [:book:](citations/wang.txt)
```
```bibtex citations/wang.txt
@article{wang, title={Dataset Distillation}, author={Wang, Tongzhou and others}, year={2018}}
```

## Fix
None: only a person knows whether the file has to go or the entry lacks its link.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.citations.cited_entry import entry_node, entry_place
from dd_lint.analysis.citations.unlinked_files import (
    entries_of_title,
    file_node,
    file_place,
    is_awaited,
    unlinked_files,
)
from dd_lint.findings import Finding, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule


@rule(
    "CIT002",
    "orphan-citation-file",
    Severity.WARNING,
    yields_to=("missing-citation-file", "shared-citation-file"),
)
def orphan_citation_file(project: Project) -> Iterator[Finding]:
    for citation in unlinked_files(project):
        if is_awaited(project, citation):
            continue
        message = f"no entry links to {citation.source.path}"
        related: tuple[Related, ...] = ()
        entries = entries_of_title(project, citation)
        unlinked = next((entry for entry in entries if not any(project.citation_links(entry))), None)
        if unlinked is not None:
            message += "; the entry of the same title lacks its citation link"
            related = (entry_place(project, unlinked, "the entry without a citation link"),)
        about = (file_node(citation), *(entry_node(project, entry) for entry in entries))
        yield Finding(citation.source, file_place(citation), message, related, about=about)
