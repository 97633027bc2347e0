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

from dd_lint.analysis.citations.author_counts import AuthorCount, author_counts, authors_in_file
from dd_lint.analysis.citations.conventions import ET_AL_FOR_NOBODY
from dd_lint.analysis.convention import habit
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted


@rule("CIT012", "needless-et-al", Severity.WARNING)
def needless_et_al(project: Project) -> Iterator[Finding]:
    if habit(project, ET_AL_FOR_NOBODY).usual is True:
        return
    for count in author_counts(project):
        if count.is_complete and count.meta.et_al is not None:
            yield _finding(project, count, count.meta.et_al)


def _finding(project: Project, count: AuthorCount, et_al: Span) -> Finding:
    authors = count.meta.authors
    who = (
        f"{quoted(authors[0].name, 40)} is the only author"
        if count.in_entry == 1
        else f"the entry names all {count.in_entry} authors"
    )
    message = f'{who} in the citation file; "et al." stands for nobody'
    edit = Edit(project.source, Span(authors[-1].span.end, et_al.end), "")
    fix = Fix('remove "et al."', (edit,), safe=True)
    return Finding(project.source, et_al, message, authors_in_file(count), fix)
