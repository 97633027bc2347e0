"""An entry leaves authors out and has no "et al.".

## What it does
Finds entries that name fewer authors than their citation file has, and do not say so with "et al.", in
lists where such entries nearly always have it.

## Why it matters
The entry credits the paper to some of its authors alone.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018) [:book:](./citations/wang2018.txt)
+ [Dataset Condensation](https://arxiv.org/abs/2006.05929) (Bo Zhao et al., ICLR 2021) [:book:](./citations/zhao2021.txt)
+ [Flexible Dataset Distillation](https://arxiv.org/abs/2006.08572) (Ondrej Bohdal, 2020) [:book:](./citations/bohdal2020.txt)
```
```bibtex citations/wang2018.txt
@article{wang2018, title={Dataset Distillation}, author={Wang, Tongzhou and Zhu, Jun-Yan}, year={2018}}
```
```bibtex citations/zhao2021.txt
@article{zhao2021, title={Dataset Condensation}, author={Zhao, Bo and Mopuri, Konda Reddy and Bilen, Hakan}, year={2021}}
```
```bibtex citations/bohdal2020.txt
@article{bohdal2020, title={Flexible Dataset Distillation}, author={Bohdal, Ondrej and Yang, Yongxin and Hospedales, Timothy}, year={2020}}
```

## Use instead
```markdown
## Main
+ [Flexible Dataset Distillation](https://arxiv.org/abs/2006.08572) (Ondrej Bohdal et al., 2020) [:book:](./citations/bohdal2020.txt)
```
```bibtex citations/bohdal2020.txt
@article{bohdal2020, title={Flexible Dataset Distillation}, author={Bohdal, Ondrej and Yang, Yongxin and Hospedales, Timothy}, year={2020}}
```

## Fix
Safe: "et al." is written behind the last author.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostic import Edit, Finding, Fix, Related, Severity
from ...project import Project
from ...source import Span
from .. import rule
from ._compared import pairs
from ._counted import Counted, counted

_SHARE = 0.9


@rule("CIT011", "missing-et-al", Severity.WARNING)
def missing_et_al(project: Project) -> Iterator[Finding]:
    having, lacking = 0, []
    for pair in pairs(project):
        if pair.entry.meta and pair.entry.meta.et_al:
            having += 1
        elif (found := counted(project, pair)) and not found.is_complete:
            lacking.append(found)
    # A short list has no habit to tell by nine in ten.
    if len(lacking) < having and len(lacking) <= max((1 - _SHARE) * (len(lacking) + having), 1):
        for found in lacking:
            yield _finding(project, found)


def _finding(project: Project, found: Counted) -> Finding:
    last = found.meta.authors[-1]
    many = "more than" if found.has_others else ""
    count = " ".join(filter(None, (many, str(found.filed))))
    message = f'the entry names {found.named} of {count} authors; "{last.name} et al." would say so'
    field = found.pair.bib.field("author")
    related = (
        (Related(found.pair.citation.source, field.value_span, "the authors in the citation file"),)
        if field
        else ()
    )
    edit = Edit(project.source, Span(last.span.end, last.span.end), " et al.")
    fix = Fix('add "et al."', (edit,), safe=True)
    return Finding(project.source, last.span, message, related, fix)
