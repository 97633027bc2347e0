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

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from dd_lint.analysis.citations.existing_files import Known
from dd_lint.analysis.citations.pairs import Pair, entry_place, folded_title, is_borrowed
from dd_lint.bibtex import Citation
from dd_lint.document.model import Entry
from dd_lint.findings import Finding, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span


@rule("CIT002", "orphan-citation-file", Severity.WARNING)
def orphan_citation_file(project: Project) -> Iterator[Finding]:
    folder = project.config.citations.folder
    prefix = "" if folder == "." else f"{folder}/"
    files = [
        path
        for path, citation in project.citations.items()
        if not citation.inline and path.rpartition("/")[0] == prefix.rstrip("/")
    ]
    linked = _linked(project, prefix)
    if linked.isdisjoint(files):
        return
    linked |= _misnamed(project)
    for path in files:
        citation = project.citations[path]
        if path in linked or _is_named(project, path):
            continue
        if not _is_claimed(project, citation) and not _is_awaited(project, citation):
            message = f"no entry links to {path}"
            related: tuple[Related, ...] = ()
            if entry := _meant(project, citation):
                message += "; the entry of the same title lacks its citation link"
                related = (entry_place(project, entry, "the entry without a citation link"),)
            yield Finding(citation.source, _place(citation), message, related)


def _is_named(project: Project, path: str) -> bool:
    """Whether the list names a file that it does not link to: then the link is broken."""
    return path in project.source.text or quote(path, errors="surrogateescape") in project.source.text


def _linked(project: Project, prefix: str) -> set[str]:
    """The files of the citation folder that any link leads to, by a relative or an absolute address."""
    found = set()
    for link in project.document.links:
        if target := project.targets.get(link.destination):
            found.add(target.found)
        elif f"/{prefix}" in link.destination and "//" in link.destination:
            address = re.split(r"[#?]", link.destination, maxsplit=1)[0]
            found.add(prefix + unquote(address.rpartition(f"/{prefix}")[2]))
    return found


def _misnamed(project: Project) -> set[str]:
    """The files that a link to a missing file means: that the link is wrong is said there."""
    known = Known(project)
    missing = [target for target in project.targets.values() if target.state == "missing"]
    found = {known.named(target) for target in missing}
    if missing:
        for entry in project.entries:
            for _, target in project.citation_links(entry):
                if target.state == "missing":
                    found.add(known.meant(entry, target))
    return found


def _is_claimed(project: Project, citation: Citation) -> bool:
    """Whether an entry of the file's title shares another paper's file: that is said there."""
    for bib in citation.entries[:1]:
        for entry in project.entries_by_title.get(folded_title(bib), ()):
            other = project.citation(entry)
            if other is not None and is_borrowed(project, Pair(entry, other, other.entries[0])):
                return True
    return False


def _is_awaited(project: Project, citation: Citation) -> bool:
    """Whether the citation link of an entry of the file's title has no address yet: that is said there."""
    return any(
        not link.destination.strip()
        for bib in citation.entries[:1]
        for entry in project.entries_by_title.get(folded_title(bib), ())
        for link in entry.links("bibtex")
    )


def _meant(project: Project, citation: Citation) -> Entry | None:
    """The entry of the file's title, if it has no citation link."""
    for bib in citation.entries[:1]:
        for entry in project.entries_by_title.get(folded_title(bib), ()):
            if not any(project.citation_links(entry)):
                return entry
    return None


def _place(citation: Citation) -> Span:
    """The citation's key, or the first character of a file that has none."""
    bib = citation.entry
    if bib is not None and bib.key:
        return bib.key_span
    return Span(0, min(1, len(citation.source.text)))
