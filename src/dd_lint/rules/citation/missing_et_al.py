"""An entry leaves authors out and has no "et al.".

## What it does
Finds entries that name fewer authors than their citation file has, and do not say so with "et al.", in
lists where such entries nearly always have it.

## Why it matters
The entry credits the paper to some of its authors alone.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (T. Wang et al., 2018) [:book:](citations/wang.txt)
+ [Dataset Condensation](https://arxiv.org/abs/2006.05929) (Bo Zhao et al., 2021) [:book:](citations/zhao.txt)
+ [Distillation](https://arxiv.org/abs/2006.08572) (O. Bohdal, 2020) [:book:](citations/bohdal.txt)
```
```bibtex citations/wang.txt
@article{wang, title={Dataset Distillation}, author={Wang, Tongzhou and Zhu, Jun-Yan}, year={2018}}
```
```bibtex citations/zhao.txt
@article{zhao,
  title={Dataset Condensation},
  author={Zhao, Bo and Bilen, Hakan},
  year={2021}
}
```
```bibtex citations/bohdal.txt
@article{bohdal,
  title={Distillation},
  author={Bohdal, O. and Yang, Yongxin},
  year={2020}
}
```

## Use instead
```markdown
## Main
+ [Distillation](https://arxiv.org/abs/2006.08572) (O. Bohdal et al., 2020) [bib](citations/bohdal.txt)
```
```bibtex citations/bohdal.txt
@article{bohdal,
  title={Distillation},
  author={Bohdal, O. and Yang, Yongxin},
  year={2020}
}
```

## Fix
Safe: "et al." is written after the last author.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.citations.author_counts import AuthorCount, author_counts, authors_in_file
from dd_lint.analysis.citations.conventions import ET_AL_FOR_OTHERS
from dd_lint.analysis.convention import habit
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span
from dd_lint.text.wording import shortened


@rule("CIT011", "missing-et-al", Severity.WARNING)
def missing_et_al(project: Project) -> Iterator[Finding]:
    if habit(project, ET_AL_FOR_OTHERS).usual is True:
        for count in author_counts(project):
            if not count.has_et_al and not count.is_complete:
                yield _finding(project, count)


def _finding(project: Project, count: AuthorCount) -> Finding:
    last = count.meta.authors[-1]
    name = shortened(last.name, 40)
    more = f"the citation file has {count.in_file} authors, but the entry names {count.in_entry}"
    if count.has_others:
        more = f'the citation file goes on after "{name}"'
    message = f'{more}; "{name} et al." would say so'
    edit = Edit(project.source, Span(last.span.end, last.span.end), " et al.")
    fix = Fix('add "et al."', (edit,), safe=True)
    return Finding(project.source, last.span, message, authors_in_file(count), fix)
