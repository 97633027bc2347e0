"""A citation is of a type that BibTeX does not know, and that is nearly one that it knows.

## What it does
Finds types (`@inprocedings`) that are a slip away from one of BibTeX or BibLaTeX. Types that are like none of
them may be those of a style of somebody's own, and are left alone.

## Why it matters
BibTeX takes an unknown type for `@misc`: it warns, and prints no journal, no proceedings and no pages.

## Example
```bibtex citations/zhao2021dsa.txt
@inprocedings{zhao2021dsa,
  title={Dataset Condensation with Differentiable Siamese Augmentation},
  author={Zhao, Bo and Bilen, Hakan},
  booktitle={ICML},
  year={2021}
}
```

## Use instead
```bibtex citations/zhao2021dsa.txt
@inproceedings{zhao2021dsa,
  title={Dataset Condensation with Differentiable Siamese Augmentation},
  author={Zhao, Bo and Bilen, Hakan},
  booktitle={ICML},
  year={2021}
}
```

## Fix
Unsafe: writes the type that is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.nearest import NEAR, nearest

_TYPES = frozenset(
    """
    article book booklet conference inbook incollection inproceedings manual mastersthesis misc
    phdthesis proceedings techreport unpublished artwork audio bibnote bookinbook collection commentary
    data dataset electronic image jurisdiction legislation legal letter movie music mvbook mvcollection
    mvproceedings mvreference online patent performance periodical reference report review software
    standard suppbook suppcollection suppperiodical thesis video www xdata inreference set preprint
    webpage website url journal poster presentation talk bachelorsthesis
    """.split()
)
"""The types of BibTeX (btxdoc), of BibLaTeX, and some that styles and programs have beside them."""


@rule("BIB013", "unknown-entry-type", Severity.WARNING)
def unknown_entry_type(project: Project) -> Iterator[Finding]:
    for citation in project.citations.values():
        for entry in citation.entries:
            meant = None if entry.type in _TYPES else nearest(entry.type, _TYPES, NEAR)
            if meant is None:
                continue
            fix = Fix(f"write @{meant}", (Edit(citation.source, entry.type_span, meant),), safe=False)
            message = f'no type "@{entry.type}"; did you mean @{meant}?'
            yield Finding(citation.source, entry.type_span, message, fix=fix)
