"""A citation is an `@article` with a booktitle, or an `@inproceedings` with a journal.

## What it does
Finds articles that name the proceedings they are in, and papers in proceedings that name a journal.

## Why it matters
BibTeX's styles print the journal of an article and the booktitle of a paper in proceedings, and never
the other way round: the reference does not say where the paper appeared.

## Example
```bibtex citations/zhao2021dsa.txt
@article{zhao2021dsa,
  title={Dataset Condensation with Differentiable Siamese Augmentation},
  author={Zhao, Bo and Bilen, Hakan},
  booktitle={Proceedings of the International Conference on Machine Learning (ICML)},
  year={2021}
}
```

## Use instead
```bibtex citations/zhao2021dsa.txt
@inproceedings{zhao2021dsa,
  title={Dataset Condensation with Differentiable Siamese Augmentation},
  author={Zhao, Bo and Bilen, Hakan},
  booktitle={Proceedings of the International Conference on Machine Learning (ICML)},
  year={2021}
}
```

## Fix
Unsafe: write the other type, where the field says what it is: proceedings, or a preprint. Otherwise the
type may be wrong, or the name of the field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dd_lint.analysis.citations.readable import readable_entries
from dd_lint.bibtex import Citation
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Source, Span

_NO_JOURNAL = (
    "journal",
    "the proceedings are its booktitle, and a paper in a journal is @article",
)
# Type -> the field that its styles do not print, and what would be right.
_MISMATCHES = {
    "article": ("booktitle", "a paper in proceedings is @inproceedings"),
    "inproceedings": _NO_JOURNAL,
    "conference": _NO_JOURNAL,
}
_PROCEEDINGS = re.compile(
    r"\W*(?:proceedings|advances|(?:\w+\W+){0,4}(?:conference|workshop|symposium))\b", re.IGNORECASE
)
_PREPRINT = re.compile(r"\W*(?:arxiv|corr)\b", re.IGNORECASE)


@rule("BIB012", "entry-type-mismatch", Severity.INFO)
def entry_type_mismatch(project: Project) -> Iterator[Finding]:
    for citation, entry in readable_entries(project):
        name, advice = _MISMATCHES.get(entry.type, ("", ""))
        field = entry.field(name) if name else None
        if field is not None and field.value.strip():
            right = ""
            if name == "booktitle" and _PROCEEDINGS.match(field.value) and entry.field("journal") is None:
                right = "inproceedings"
            if name == "journal" and _PREPRINT.match(field.value):
                if _has_appeared(project, citation):
                    continue  # what has to change is the journal, not the type
                advice, right = "a preprint is @article", "article"
            yield Finding(
                citation.source,
                entry.type_span,
                f"styles do not print the {name} of an @{entry.type}; {advice}",
                (Related(citation.source, field.span, f"the {name}"),),
                _fix(citation.source, entry.type_span, right) if right else None,
            )


def _fix(source: Source, span: Span, right: str) -> Fix:
    return Fix(f"write @{right}", (Edit(source, span, right),), safe=False)


def _has_appeared(project: Project, citation: Citation) -> bool:
    """Whether an entry that links to a citation names a venue that is not an archive of preprints."""
    metas = [entry.meta for entry in project.cited_by.get(citation.source.path, ()) if entry.meta]
    return any(meta.venue and project.venues.canonical(meta.venue) != "arXiv" for meta in metas)
