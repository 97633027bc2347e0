"""An entry names every author and says "et al.".

## What it does
Finds entries with "et al." whose citation file has no further author. Where a list writes "et al." after
single authors throughout, it is silent.

## Why it matters
"et al." tells readers of authors who do not exist.

## Example
```markdown
## Main
+ [Training](https://era.ed.ac.uk/handle/1842/39756) (Bo Zhao et al., 2023) [:book:](citations/zhao.txt)
```
```bibtex citations/zhao.txt
@phdthesis{zhao,
  title={Training},
  author={Zhao, Bo},
  school={The University of Edinburgh},
  year={2023}
}
```

## Use instead
```markdown
## Main
+ [Training](https://era.ed.ac.uk/handle/1842/39756) (Bo Zhao, 2023) [:book:](citations/zhao.txt)
```
```bibtex citations/zhao.txt
@phdthesis{zhao,
  title={Training},
  author={Zhao, Bo},
  school={The University of Edinburgh},
  year={2023}
}
```

## Fix
Safe: "et al." is removed.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.citations.author_counts import Counted, authors_in_file, counted
from dd_lint.analysis.citations.pairs import Pair, pairs
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted

_HABIT = 3


@rule("CIT012", "needless-et-al", Severity.WARNING)
def needless_et_al(project: Project) -> Iterator[Finding]:
    complete = [
        found
        for pair in pairs(project)
        if not _has_more(pair) and (found := counted(project, pair)) and found.is_complete
    ]
    needless = [found for found in complete if found.meta.et_al is not None]
    if len(needless) >= _HABIT and 10 * len(needless) >= 9 * len(complete):
        return
    for found in needless:
        yield _finding(project, found)


def _has_more(pair: Pair) -> bool:
    """Whether a glance at the citation shows more authors than the entry names."""
    author, meta = pair.bib.field("author"), pair.entry.meta
    return author is not None and meta is not None and author.value.count(" and ") >= len(meta.authors)


def _finding(project: Project, found: Counted) -> Finding:
    meta = found.meta
    assert meta.et_al is not None
    who = (
        f"{quoted(meta.authors[0].name, 40)} is the only author"
        if found.named == 1
        else f"the entry names all {found.named} authors"
    )
    message = f'{who} in the citation file; "et al." stands for nobody'
    edit = Edit(project.source, Span(meta.authors[-1].span.end, meta.et_al.end), "")
    fix = Fix('remove "et al."', (edit,), safe=True)
    return Finding(project.source, meta.et_al, message, authors_in_file(found), fix)
