"""A preprint's year is not the one its arXiv id says.

## What it does
Where nearly all preprints of a list (entries that name no venue, or arXiv) have the year of their arXiv id,
finds those with another year. An impossible year is left to [missing-year](missing-year.md). An arXiv
id begins with year and month: `2405.14736` is from May 2024.

## Why it matters
The year was mistyped, or the link leads to another paper; or the paper has been published since, and the
venue was forgotten when the year was changed.

## Example
```markdown
## Main
+ [A](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [B](https://arxiv.org/abs/2206.08464) (Parsa Nooralinejad et al., 2022)
+ [C](https://arxiv.org/abs/2208.10494) (Hae Beom Lee & Dong Bok Lee et al., 2022)
+ [D](https://arxiv.org/abs/2408.03360) (Zekai Li & Ziyao Guo et al., 2024)
+ [E](https://arxiv.org/abs/2410.17193) (Kai Wang & Zekai Li et al., 2024)
+ [F](https://arxiv.org/abs/2311.18531) (Haoyang Liu et al., 2022)
```

## Use instead
```markdown
## Main
+ [A](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [B](https://arxiv.org/abs/2206.08464) (Parsa Nooralinejad et al., 2022)
+ [C](https://arxiv.org/abs/2208.10494) (Hae Beom Lee & Dong Bok Lee et al., 2022)
+ [D](https://arxiv.org/abs/2408.03360) (Zekai Li & Ziyao Guo et al., 2024)
+ [E](https://arxiv.org/abs/2410.17193) (Kai Wang & Zekai Li et al., 2024)
+ [F](https://arxiv.org/abs/2311.18531) (Haoyang Liu et al., 2023)
```

## Fix
Unsafe: writes the year of the arXiv id, unless the citation file has that of the entry: then the paper may
have been published since.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.convention import habit
from dd_lint.analysis.entries.author_conventions import PREPRINT_YEAR
from dd_lint.analysis.entries.preprints import Preprint, preprints_on_arxiv
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule


@rule("AUT008", "preprint-year-mismatch", Severity.WARNING, yields_to=("missing-year",))
def preprint_year_mismatch(project: Project) -> Iterator[Finding]:
    if habit(project, PREPRINT_YEAR).usual is not True:
        return
    for one in preprints_on_arxiv(project):
        if one.year != one.arxiv_year:
            message = (
                f"the preprint's year {one.year} is not that of its arXiv id; "
                f"{one.arxiv_id} is from {one.arxiv_year}"
            )
            related = Related(project.source, one.link.destination_span, "the arXiv id")
            span, fix = one.meta.year_span, _fix(project, one)
            yield Finding(project.source, span, message, (related,), fix)


def _fix(project: Project, preprint: Preprint) -> Fix | None:
    """Writes the year of the arXiv id, unless the citation file has that of the entry."""
    citation = project.citation(preprint.entry)
    field = citation.entry.field("year") if citation and citation.entry else None
    if field is not None and field.text.strip() == str(preprint.year):
        return None
    span = preprint.meta.year_span
    # A year of two digits stays one.
    right = str(preprint.arxiv_year)[span.start - span.end :]
    return Fix(f"write {right}", (Edit(project.source, span, right),), safe=False)
