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

from dd_lint.analysis.citations.existing_files import Known, turned_to
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.markdown import Inline
from dd_lint.markdown.destinations import is_disk_path
from dd_lint.project.disk import Target
from dd_lint.project.entry_citations import missing_parts
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.nearest import MISSPELT, nearest
from dd_lint.text.source import Source, Span
from dd_lint.text.wording import quoted, shortened


@rule("CIT001", "missing-citation-file", Severity.ERROR)
def missing_citation_file(project: Project) -> Iterator[Finding]:
    folders: dict[str, list[tuple[Inline, Target]]] = defaultdict(list)
    existing: set[str] = set()
    seen: set[str] = set()
    known = Known(project)
    for entry in (*project.entries, *project.latest):
        for link, target in project.citation_links(entry):
            folder = target.path.rpartition("/")[0]
            if target.state == "file":
                existing.add(folder)
            elif target.state == "beyond" or is_disk_path(link.destination):
                continue  # not known to be missing; of paths of a disk, another rule speaks
            elif target.path not in seen:
                seen.add(target.path)
                meant = known.meant(entry, target) if target.state == "missing" else ""
                if target.state == "missing" and not meant:
                    folders[folder].append((link, target))
                else:
                    yield _elsewhere(project, link, target, meant)
    for folder, missing in folders.items():
        if folder == project.config.citations.folder and not project.has_citation_folder:
            yield _missing_folder(project, known, missing, f"the folder {folder} does not exist")
        elif folder and folder not in existing and len(missing) >= 3:
            yield _missing_folder(
                project, known, missing, f"the folder {folder} holds no citation file of the list"
            )
        else:
            for link, target in missing:
                yield _missing(project, known, link, target)
    yield from _parts(project)


def _parts(project: Project) -> Iterator[Finding]:
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


def _elsewhere(project: Project, link: Inline, target: Target, meant: str) -> Finding:
    """The finding of a link that goes to the wrong place."""
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
    fix = turned_to(project, link, right) if right else None
    return Finding(project.source, link.destination_span, message, fix=fix)


def _missing(project: Project, known: Known, link: Inline, target: Target) -> Finding:
    message = f"the citation file {quoted(link.destination)} does not exist"
    return Finding(project.source, link.destination_span, message, fix=_written(known, [(link, target)]))


def _missing_folder(
    project: Project, known: Known, missing: list[tuple[Inline, Target]], message: str
) -> Finding:
    paths = {target.path for _, target in missing}
    count = sum(
        any(target.path in paths for _, target in project.citation_links(entry)) for entry in project.entries
    )
    count = count or len(missing)
    message += f"; {count} entries link to files in it" if count > 1 else "; an entry links to a file in it"
    return Finding(project.source, missing[0][0].destination_span, message, fix=_written(known, missing))


def _written(known: Known, missing: list[tuple[Inline, Target]]) -> Fix | None:
    """The fix that writes files from what their entries say, where all they need is there."""
    edits = []
    for link, target in missing:
        new = known.new.get(target.path)
        if new is not None and not new.problem and "#" not in link.destination:
            edits.append(Edit(Source(new.path, ""), Span(0, 0), new.text))
    if not edits:
        return None
    what = edits[0].source.path if len(edits) == 1 else f"{len(edits)} citation files"
    return Fix(f"write {what} from the list", tuple(edits), safe=False)
