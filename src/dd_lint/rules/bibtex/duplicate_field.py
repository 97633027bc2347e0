"""A citation gives the same field twice.

## What it does
Finds a field that one entry has more than once, even where only the case of its name differs.

## Why it matters
BibTeX takes the first and drops the other with a warning, other programs take the last, so two readers
of one citation may see two different years.

## Example
```bibtex citations/cui2022dcbench.txt
@inproceedings{cui2022dcbench,
  title={{DC-BENCH}: Dataset Condensation Benchmark},
  author={Cui, Justin and Wang, Ruochen and Si, Si and Hsieh, Cho-Jui},
  booktitle={Advances in Neural Information Processing Systems (NeurIPS)},
  year={2022},
  Year={2023}
}
```

## Use instead
```bibtex citations/cui2022dcbench.txt
@inproceedings{cui2022dcbench,
  title={{DC-BENCH}: Dataset Condensation Benchmark},
  author={Cui, Justin and Wang, Ruochen and Si, Si and Hsieh, Cho-Jui},
  booktitle={Advances in Neural Information Processing Systems (NeurIPS)},
  year={2022}
}
```

## Fix
None: only a person knows which of the two is right.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.bibtex import Field
from dd_lint.findings import Finding, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted


@rule("BIB007", "duplicate-field", Severity.ERROR)
def duplicate_field(project: Project) -> Iterator[Finding]:
    for citation in project.citations.values():
        if citation.problems:
            continue
        for entry in citation.entries:
            seen: dict[str, Field] = {}
            for field in entry.fields:
                first = seen.setdefault(field.key, field)
                if first is not field:
                    same = first.value.split() == field.value.split()
                    which = (
                        "both times with the same value"
                        if same
                        else f"as {quoted(first.value, 40)} and as {quoted(field.value, 40)}"
                    )
                    what = f"the @{entry.type} {entry.key} gives the {field.key} twice"
                    yield Finding(
                        citation.source,
                        field.name_span,
                        f"{what}, {which}; BibTeX takes the first",
                        (Related(citation.source, first.name_span, "given here first"),),
                    )
