"""A citation file holds more than one entry, where the others hold one each.

## What it does
Finds files with several BibTeX entries in a folder in which at least nine of ten files hold a single
one. A folder of collections is left alone.

## Why it matters
A reader who follows the citation link of one paper gets two, and cannot tell which one was meant. The
second entry is often a left-over of the file that was copied.

## Example
```bibtex citations/a.txt
@misc{a, title={One}}
@misc{b, title={Two}}
```
```bibtex citations/c.txt
@misc{c, title={Three}}
```
```bibtex citations/d.txt
@misc{d, title={Four}}
```
```bibtex citations/e.txt
@misc{e, title={Five}}
```
```bibtex citations/f.txt
@misc{f, title={Six}}
```
```bibtex citations/g.txt
@misc{g, title={Seven}}
```
```bibtex citations/h.txt
@misc{h, title={Eight}}
```
```bibtex citations/i.txt
@misc{i, title={Nine}}
```
```bibtex citations/j.txt
@misc{j, title={Ten}}
```
```bibtex citations/k.txt
@misc{k, title={Eleven}}
```

## Use instead
```bibtex citations/a.txt
@misc{a, title={One}}
```
```bibtex citations/b.txt
@misc{b, title={Two}}
```
```bibtex citations/c.txt
@misc{c, title={Three}}
```

## Fix
None: which entry is the right one is for a person to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.citations.conventions import citations_a_file
from dd_lint.analysis.citations.misfiled import folded_title
from dd_lint.analysis.citations.readable import citations_by_folder
from dd_lint.analysis.convention import habit
from dd_lint.bibtex import BibEntry, Citation
from dd_lint.findings import Finding, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span


@rule("BIB006", "several-entries", Severity.INFO)
def several_entries(project: Project) -> Iterator[Finding]:
    for folder, files in citations_by_folder(project).items():
        several = [citation for citation in files if len(citation.papers) > 1]
        usual = habit(project, citations_a_file(project, folder)).usual
        if several and usual == 1:
            alone = _by_title(files)
            for citation in several:
                yield _finding(citation, alone.get(folded_title(citation.papers[1])))


def _by_title(files: tuple[Citation, ...]) -> dict[str, Citation]:
    """The files that hold one entry, by its title."""
    alone = {folded_title(one.entries[0]): one for one in reversed(files) if len(one.entries) == 1}
    alone.pop("", None)
    return alone


def _finding(citation: Citation, elsewhere: Citation | None) -> Finding:
    first, second, *others = citation.papers
    if others:
        keys = f"{second.key} and {len(others)} more belong in files of their own"
    elif elsewhere is not None:
        keys = f"{second.key} is in {elsewhere.source.path} already"
    else:
        keys = f"{second.key} belongs in a file of its own"
    message = f"{len(citation.papers)} entries where the other files hold one; {keys}"
    return Finding(
        citation.source, _head(second), message, (Related(citation.source, _head(first), "the first entry"),)
    )


def _head(entry: BibEntry) -> Span:
    return Span(entry.span.start, max(entry.key_span.end, entry.type_span.end))
