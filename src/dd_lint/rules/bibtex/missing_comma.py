"""A comma is missing between two fields of a citation.

## What it does
Finds a field, or the citation key, that the next field follows without a comma between them.

## Why it matters
BibTeX gives up at that place: the fields that follow, often the year, are lost. Lenient readers take
them for part of the value before, and nobody notices.

## Example
```bibtex citations/nguyen2021kip.txt
@inproceedings{nguyen2021kip,
  title={Dataset Meta-Learning from Kernel Ridge-Regression},
  author={Nguyen, Timothy and Chen, Zhourong and Lee, Jaehoon},
  booktitle={Proceedings of the International Conference on Learning Representations (ICLR)},
  pages={1--15}
  year={2021}
}
```

## Use instead
```bibtex citations/nguyen2021kip.txt
@inproceedings{nguyen2021kip,
  title={Dataset Meta-Learning from Kernel Ridge-Regression},
  author={Nguyen, Timothy and Chen, Zhourong and Lee, Jaehoon},
  booktitle={Proceedings of the International Conference on Learning Representations (ICLR)},
  pages={1--15},
  year={2021}
}
```

## Fix
Safe: inserts the comma.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.bibtex import Citation, Problem
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule


@rule("BIB002", "missing-comma", Severity.ERROR)
def missing_comma(project: Project) -> Iterator[Finding]:
    for citation in project.citations.values():
        for problem in citation.problems:
            if problem.kind == "missing-comma":
                edits = tuple(Edit(citation.source, span, text) for span, text in problem.repairs)
                yield Finding(
                    citation.source,
                    problem.span,
                    f"{problem.message}; without it BibTeX cannot read the {_swallowed(citation, problem)}",
                    fix=Fix("insert the comma", edits, safe=True) if edits else None,
                )


def _swallowed(citation: Citation, problem: Problem) -> str:
    """The field after the comma that is missing."""
    for entry in citation.entries:
        if entry.span.end > problem.span.end:
            for field in entry.fields:
                if field.span.start >= problem.span.end:
                    return f"{field.key} that follows"
    return "rest"
