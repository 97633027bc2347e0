"""The citation file that an entry links to does not exist.

## What it does
Looks for the file of every link to a citation. It tells files that are missing from those that are
there under another name: in another case, in the folder next door, or with a typing error. Where the
whole folder is missing, there is one finding for all of it. In a file of many citations, it looks for the
key or the lines that are named (`refs.bib#key`, `refs.bib#L12-L20`, `[@key]`).

## Why it matters
The reader who wants to cite the paper gets a page that says "404". A name in another case works on
macOS and Windows, and fails on GitHub.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (T. Wang et al., 2018) [:book:](citations/wang.txt)
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (T. Wang et al., 2018) [:book:](citations/wang.txt)
```
```bibtex citations/wang.txt
@article{wang,
  title={Dataset Distillation},
  author={Wang, Tongzhou and others},
  journal={arXiv preprint arXiv:1811.10959},
  year={2018}
}
```

## Fix
Unsafe: the link is changed to the file that it means; or the file is written from what the entry says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dd_lint.analysis.citations.broken_links import BrokenLink, broken_links, cited_folders
from dd_lint.analysis.citations.existing_files import fix_of_link
from dd_lint.analysis.citations.new_citations import texts_of_missing_files
from dd_lint.analysis.citations.unlinked_files import file_node
from dd_lint.findings import Edit, Finding, Fix, Node, Severity
from dd_lint.project.entry_citations import missing_parts
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.nearest import MISSPELT, nearest
from dd_lint.text.source import Source, Span
from dd_lint.text.wording import quoted, shortened

_MANY = 3
"""Links into a folder that holds none of their files make one finding from this number on."""


@rule("CIT001", "missing-citation-file", Severity.ERROR)
def missing_citation_file(project: Project) -> Iterator[Finding]:
    folders: dict[str, list[BrokenLink]] = defaultdict(list)
    for broken in broken_links(project):
        if broken.is_nowhere:
            folders[broken.folder].append(broken)
        else:
            yield _elsewhere(project, broken)
    for folder, missing in folders.items():
        if folder == project.config.citations.folder and not project.has_citation_folder:
            yield _missing_folder(project, missing, f"the folder {folder} does not exist")
        elif folder and folder not in cited_folders(project) and len(missing) >= _MANY:
            yield _missing_folder(project, missing, f"the folder {folder} holds no citation file of the list")
        else:
            yield from (_missing(project, broken) for broken in missing)
    yield from _missing_parts(project)


def _missing(project: Project, broken: BrokenLink) -> Finding:
    message = f"the citation file {quoted(broken.link.destination)} does not exist"
    return Finding(project.source, broken.link.destination_span, message, fix=_written(project, [broken]))


def _missing_folder(project: Project, missing: list[BrokenLink], message: str) -> Finding:
    paths = {broken.target.path for broken in missing}
    count = sum(
        any(target.path in paths for _, target in project.citation_links(entry)) for entry in project.entries
    )
    count = count or len(missing)
    message += f"; {count} entries link to files in it" if count > 1 else "; an entry links to a file in it"
    place = missing[0].link.destination_span
    return Finding(project.source, place, message, fix=_written(project, missing))


def _missing_parts(project: Project) -> Iterator[Finding]:
    """Keys and lines that no file of many citations has."""
    everywhere = [bib.key for citation in project.citations.values() for bib in citation.entries]
    for span, name, citation in missing_parts(project.document, project.citations, project.targets):
        if citation is None:
            message, keys = f"no citation file has the key {quoted(name)}", everywhere
        else:
            keys = [bib.key for bib in citation.entries]
            message = f"{citation.source.path} has no citation at {quoted(name)}"
        near = nearest(name, keys, MISSPELT)
        message += f"; did you mean {quoted(near)}?" if near else ""
        yield Finding(project.source, span, message)


def _elsewhere(project: Project, broken: BrokenLink) -> Finding:
    """The finding of a link that goes to the wrong place, which is also about the file that it means."""
    link, target, meant = broken
    written, right = shortened(link.destination), target.actual or meant
    if target.state == "outside":
        belongs = project.config.citations.folder
        message = f'"{written}" leads out of the repository; citation files belong in {belongs}'
    elif target.state == "folder":
        message = f'"{written}" is a folder; a citation link names a file'
    elif target.state == "case":
        message = f'"{written}" is {right} in another case; it works on macOS, but not on GitHub'
    else:
        message = f'"{written}" does not exist; did you mean {right}?'
    fix = fix_of_link(project, link, right) if right else None
    place = Node(project.source.path, link.destination_span)
    about = (place, file_node(project.citations[meant])) if meant else (place,)
    return Finding(project.source, link.destination_span, message, fix=fix, about=about)


def _written(project: Project, missing: list[BrokenLink]) -> Fix | None:
    """The fix that writes files from what their entries say, where all they need is there."""
    texts = texts_of_missing_files(project)
    edits = tuple(
        Edit(Source(target.path, ""), Span(0, 0), texts[target.path])
        for link, target, _ in missing
        if target.path in texts and "#" not in link.destination
    )
    if not edits:
        return None
    what = edits[0].source.path if len(edits) == 1 else f"{len(edits)} citation files"
    return Fix(f"write {what} from the list", edits, safe=False)
