"""Entries of two different papers link to one citation file.

## What it does
Finds citation files with one citation in them that entries with different titles link to. The entry that
does not have the citation's title is at fault; where none has it, every entry after the first. Entries with
one link to the paper, or with nearly one title, are left alone.

## Why it matters
One of the papers is cited under another paper's name. The cause is nearly always a copied line.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (T. Wang et al., 2018) [:book:](citations/wang.txt)
+ [Soft Labels](https://arxiv.org/abs/1910.02551) (I. Sucholutsky et al., 2019) [:book:](citations/wang.txt)
```
```bibtex citations/wang.txt
@article{wang, title={Dataset Distillation}, author={Wang, Tongzhou and others}, year={2018}}
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (T. Wang et al., 2018) [:book:](citations/wang.txt)
+ [Soft Labels](https://arxiv.org/abs/1910.02551) (I. Sucholutsky et al., 2019) [:book:](citations/soft.txt)
```
```bibtex citations/wang.txt
@article{wang, title={Dataset Distillation}, author={Wang, Tongzhou and others}, year={2018}}
```

## Fix
Unsafe: the link is changed to the file that has the entry's title and that nothing links to, if there is
one; otherwise the other file's name is not known.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.citations.cited_entry import entry_node, entry_place
from dd_lint.analysis.citations.existing_files import fix_of_link, unused_file_of
from dd_lint.analysis.citations.misfiled import folded_title, same_title
from dd_lint.analysis.duplicates.similarity import nearly_same_title, same_link
from dd_lint.document.entry import Entry
from dd_lint.findings import Finding, Node, Severity
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold_title
from dd_lint.text.wording import shortened


@rule("CIT004", "shared-citation-file", Severity.ERROR)
def shared_citation_file(project: Project) -> Iterator[Finding]:
    users: dict[str, list[tuple[Entry, Inline]]] = {}
    for entry in project.entries:
        for link, target in project.citation_links(entry):
            if "#" not in link.destination and entry.title:
                users.setdefault(target.found, []).append((entry, link))
    for path, using in users.items():
        if len(using) > 1:
            yield from _strangers(project, path, using)


def _strangers(project: Project, path: str, using: list[tuple[Entry, Inline]]) -> Iterator[Finding]:
    """A finding for each entry that bears another title than the file's own paper."""
    citation = project.citations.get(path)
    if citation is not None and len(citation.entries) > 1:
        return
    titles = [fold_title(entry.title) for entry, _ in using]
    filed = folded_title(citation.entries[0]) if citation and citation.entries else ""
    owner = next((number for number, title in enumerate(titles) if same_title(title, filed)), 0)
    rightful = using[owner][0]
    has_owner = same_title(titles[owner], filed)
    for title, (entry, link) in zip(titles, using, strict=True):
        if not same_title(title, titles[owner]) and not _may_be_one_paper(rightful, entry):
            own, its = shortened(entry.title, 50), shortened(rightful.title, 50)
            message = f'{path} is the citation file of two papers: "{its}" and "{own}"'
            if has_owner:
                message = f'{path} is the citation of "{its}", not of "{own}"'
            related = (entry_place(project, rightful, "links to the same file"),)
            unused = unused_file_of(project, entry)
            fix = fix_of_link(project, link, unused) if unused else None
            if unused:
                message = f'{path} is not the citation of "{own}"; {unused} is'
            about = [Node(project.source.path, link.destination_span), entry_node(project, entry)]
            if not has_owner:
                about.append(entry_node(project, rightful))
            yield Finding(project.source, link.destination_span, message, related, fix, about=tuple(about))


def _may_be_one_paper(one: Entry, other: Entry) -> bool:
    """Whether two entries may be a paper that is listed twice: then the file is that of both."""
    return same_link(one, other) or nearly_same_title(one, other)
