"""A citation lacks a field that its type needs.

## What it does
Finds entries without a field that BibTeX's own styles require: title, author and year, with the journal
of an `@article`, the booktitle of an `@inproceedings`, or the school of a thesis; a title for `@misc`.
An empty field counts as missing. biblatex's `date` and `journaltitle`, `crossref`, and preprints that
give their place as `eprint` are as good.

## Why it matters
BibTeX warns, and the reference comes out with a hole: no year, or no word of where the paper appeared.

## Example
```bibtex citations/bohdal2020flexible.txt
@article{bohdal2020flexible,
  title={Flexible Dataset Distillation: Learn Labels Instead of Images},
  author={Bohdal, Ondrej and Yang, Yongxin and Hospedales, Timothy},
  journal={arXiv preprint arXiv:2006.08572}
}
```

## Use instead
```bibtex citations/bohdal2020flexible.txt
@article{bohdal2020flexible,
  title={Flexible Dataset Distillation: Learn Labels Instead of Images},
  author={Bohdal, Ondrej and Yang, Yongxin and Hospedales, Timothy},
  journal={arXiv preprint arXiv:2006.08572},
  year={2020}
}
```

## Fix
None: only a person knows what belongs there.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.bibtex import BibEntry
from dd_lint.findings import Finding, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule

# btxdoc, section 3.1, "Entry Types". The other types either need nothing or are as often bent as not.
_REQUIRED = {
    "article": ("title", "author", "year", "journal"),
    "inproceedings": ("title", "author", "year", "booktitle"),
    "conference": ("title", "author", "year", "booktitle"),
    "mastersthesis": ("title", "author", "year", "school"),
    "phdthesis": ("title", "author", "year", "school"),
    "misc": ("title",),
}
# A journal in proceedings and a booktitle in an article are found as what they are: the wrong type.
_AS_GOOD = {
    "year": ("date",),
    "journal": ("journaltitle", "booktitle", "eprint", "archiveprefix", "eprinttype"),
    "booktitle": ("eventtitle", "journal", "eprint", "archiveprefix", "eprinttype"),
    "school": ("institution",),
}


@rule("BIB004", "missing-required-field", Severity.WARNING)
def missing_required_field(project: Project) -> Iterator[Finding]:
    for citation in project.citations.values():
        if citation.problems:
            continue
        for entry in citation.entries:
            missing = _missing(entry)
            if missing:
                names = _enumeration([f"no {name}" for name in missing])
                message = f"the @{entry.type} {entry.key} has {names}"
                cited_by = (
                    project.cited_by.get(citation.source.path, ()) if len(citation.entries) == 1 else ()
                )
                meta = cited_by[0].meta if cited_by else None
                related: tuple[Related, ...] = ()
                if "year" in missing and meta is not None and meta.year is not None:
                    message += f"; the list says {meta.year}"
                    related = (Related(project.source, meta.year_span, "the year in the list"),)
                yield Finding(citation.source, entry.key_span, message, related)


def _missing(entry: BibEntry) -> list[str]:
    required = _REQUIRED.get(entry.type, ())
    present = {field.key for field in entry.fields if field.value.strip("{} \t\n")}
    if not required or "crossref" in present:
        return []
    return [name for name in required if present.isdisjoint((name, *_AS_GOOD.get(name, ())))]


def _enumeration(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
