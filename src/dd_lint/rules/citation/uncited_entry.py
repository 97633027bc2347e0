"""An entry has no citation link, where the list gives every paper one.

## What it does
Finds entries with a link to a paper and without a link to its citation, in lists where at least nine of
ten such entries have one. A link with a misspelt icon, or a broken one, counts. Workshops and
challenges, and the sections that the configuration names under `unlinked`, are exempt.

## Why it matters
Readers expect to find the citation of every entry under the same icon.

## Example
```markdown
## Main
+ [One](https://arxiv.org/abs/2401.00001) (Ann One et al., 2024) [:book:](citations/one.txt)
+ [Two](https://arxiv.org/abs/2401.00002) (Ann Two et al., 2024) [:book:](citations/two.txt)
+ [Three](https://arxiv.org/abs/2401.00003) (Ann Three et al., 2024) [:book:](citations/three.txt)
+ [Four](https://arxiv.org/abs/2401.00004) (Ann Four et al., 2024) [:book:](citations/four.txt)
+ [Five](https://arxiv.org/abs/2401.00005) (Ann Five et al., 2024) [:book:](citations/five.txt)
+ [Six](https://arxiv.org/abs/2401.00006) (Ann Six et al., 2024) [:book:](citations/six.txt)
+ [Seven](https://arxiv.org/abs/2401.00007) (Ann Seven et al., 2024) [:book:](citations/seven.txt)
+ [Eight](https://arxiv.org/abs/2401.00008) (Ann Eight et al., 2024) [:book:](citations/eight.txt)
+ [Nine](https://arxiv.org/abs/2401.00009) (Ann Nine et al., 2024) [:book:](citations/nine.txt)
+ [Ten](https://arxiv.org/abs/2401.00010) (Ann Ten et al., 2024)
```

## Use instead
```markdown
## Main
+ [One](https://arxiv.org/abs/2401.00001) (Ann One et al., 2024) [:book:](citations/one.txt)
+ [Two](https://arxiv.org/abs/2401.00002) (Ann Two et al., 2024) [:book:](citations/two.txt)
+ [Three](https://arxiv.org/abs/2401.00003) (Ann Three et al., 2024) [:book:](citations/three.txt)
```

## Fix
None: the file has to be written first.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.citations.named_files import named_files
from dd_lint.analysis.citations.pairs import folded_title
from dd_lint.document.model import Entry
from dd_lint.findings import Finding, Severity
from dd_lint.papers.identifiers import code_repository
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold, fold_title
from dd_lint.text.wording import quoted


@rule("CIT003", "uncited-entry", Severity.WARNING)
def uncited_entry(project: Project) -> Iterator[Finding]:
    papers = list(_papers(project))
    uncited = [
        entry for entry in papers if not any(entry.links("bibtex")) and not named_files(project, entry.span)
    ]
    if not uncited or len(uncited) > (1 - project.config.majority) * len(papers) + 1e-9:
        return
    unused = _unused_titles(project)
    share = f"{len(papers) - len(uncited)} of {len(papers)} papers have one"
    for entry in uncited:
        # Where its file lies unused, that is the finding.
        if fold_title(entry.title) not in unused:
            message = f"{quoted(entry.title)} has no citation link; {share}"
            yield Finding(project.source, entry.title_span, message)


def _papers(project: Project) -> Iterator[Entry]:
    """The entries that are papers: they read well, link to one, and are in no exempt section."""
    unlinked = {fold(title) for title in project.config.sections.unlinked}
    exempt = {
        section.index
        for section in project.document.sections
        if any(fold(outer.title) in unlinked for outer in project.document.section_path(section.index))
        # Where hardly any entry has one, there is another sort of entries.
        or 2 * sum(any(entry.links("bibtex")) for entry in section.entries) < len(section.entries)
        # An implementation is no paper, wherever it is.
        or 2 * sum(map(_is_code, section.entries)) >= max(1, len(section.entries))
    }
    for entry in project.entries:
        read = entry.conforming and entry.paper is not None
        if read and entry.section not in exempt and not _is_code(entry):
            yield entry


def _is_code(entry: Entry) -> bool:
    return entry.paper is not None and code_repository(entry.paper.destination) is not None


def _unused_titles(project: Project) -> set[str]:
    """The folded titles in the files that no entry links to."""
    unused = {
        path: folded_title(citation.entries[0])
        for path, citation in project.citations.items()
        if path not in project.cited_by and citation.entries
    }
    named = named_files(project) if unused else frozenset()
    return {title for path, title in unused.items() if path not in named}
