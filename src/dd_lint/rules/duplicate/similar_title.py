"""Two titles are nearly the same.

## What it does
Finds entries whose titles differ in a slip of the pen, in spaces, in small words such as "for" and "of",
in the short name before the colon or in the subtitle, and that name an author in common. Entries that
are one paper by title or link are left to `duplicate-entry` and `duplicate-paper-id`. Titles that differ
in a number or in a word of their own ("Continual" and "Federated") are two papers'; so are two versions
that appeared at two venues.

## Why it matters
Most often it is one paper, once as a preprint and once as published, or one title with a misprint.

## Example
```markdown
## Surveys
+ [Data Distillation: A Survey](https://arxiv.org/abs/2301.04272) (Noveen Sachdeva et al., 2023)
+ [Data Distilation: A Survey](https://openreview.net/forum?id=lmXMXP74TO) (Noveen Sachdeva et al., TMLR 2023)
```

## Use instead
```markdown
## Surveys
+ [Data Distillation: A Survey](https://arxiv.org/abs/2301.04272) (Noveen Sachdeva et al., TMLR 2023)
```

## Fix
None: which of the two entries is right has to be looked up.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.duplicates.similar_titles import SimilarTitles, similar_titles
from dd_lint.findings import Finding, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted

_DIFFERENCES = {
    "spaces": "only spaces differ",
    "words": "only small words differ",
    "name": "only the name before the colon differs",
    "subtitle": "only the subtitle differs",
}


@rule("DUP004", "similar-title", Severity.WARNING)
def similar_title(project: Project) -> Iterator[Finding]:
    for pair in similar_titles(project):
        title, difference = quoted(pair.earlier.title), _difference(pair)
        yield Finding(
            project.source,
            pair.later.title_span,
            f"nearly the same title as {title}: {difference}; keep one entry if they are one paper",
            related=(Related(project.source, pair.earlier.title_span, "first listed here"),),
        )


def _difference(pair: SimilarTitles) -> str:
    if pair.kind == "slip":
        here, there = map(quoted, pair.words)
        return f"{here} here, {there} there"
    return _DIFFERENCES[pair.kind]
