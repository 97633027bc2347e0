"""A year, a month, pages, a DOI or a URL is not valid.

## What it does
Finds a `year` without four digits or one that no paper can have, a `month` that is not a month, `pages`
that are not pages or run backwards, a `doi` that cannot exist, and a `url` without a scheme or with a space
in it.

## Why it matters
Styles sort by the year, abbreviate the month and link the DOI. One that is not valid comes out wrong or as
a dead link, and no program that reads the citation can use it.

## Example
```bibtex citations/geng2023survey.txt
@inproceedings{geng2023survey,
  title={A Survey on Dataset Distillation: Approaches, Applications and Future Directions},
  author={Geng, Jiahui and Chen, Zongxiong and Wang, Yuandou},
  booktitle={Proceedings of the International Joint Conference on Artificial Intelligence (IJCAI)},
  pages={6618--6610},
  year={in press}
}
```

## Use instead
```bibtex citations/geng2023survey.txt
@inproceedings{geng2023survey,
  title={A Survey on Dataset Distillation: Approaches, Applications and Future Directions},
  author={Geng, Jiahui and Chen, Zongxiong and Wang, Yuandou},
  booktitle={Proceedings of the International Joint Conference on Artificial Intelligence (IJCAI)},
  pages={6610--6618},
  year={2023}
}
```

## Fix
Safe: puts the one dash between two pages that the mixed ones stand for, and takes what leads to a DOI from
before it. Otherwise only a person knows what
was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.citations.field_values import dashed_pages, flaw_of_value, resolver_of_doi
from dd_lint.analysis.citations.readable import is_as_written, readable_entries
from dd_lint.bibtex import Field
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.papers.identifiers import is_possible_doi
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Source, Span


@rule("BIB010", "invalid-field-value", Severity.WARNING)
def invalid_field_value(project: Project) -> Iterator[Finding]:
    latest_year = project.today.year + 1
    for citation, entry in readable_entries(project):
        for field in entry.fields:
            flaw = flaw_of_value(field, latest_year)
            if flaw and (is_as_written(citation.source, field) or _is_bare_number(field)):
                resolved = _without_resolver(citation.source, field)
                fix = resolved or _dashed(citation.source, field)
                severity = Severity.INFO if resolved else None
                yield Finding(citation.source, field.value_span, flaw, fix=fix, severity=severity)


def _is_bare_number(field: Field) -> bool:
    return field.value.replace("{", "").replace("}", "").strip().isdigit()


def _without_resolver(source: Source, field: Field) -> Fix | None:
    """The fix of a DOI that is written as an address."""
    resolver = resolver_of_doi(field.value) if field.key == "doi" else ""
    name = field.value[len(resolver) :]
    if not resolver or not is_possible_doi(name):
        return None
    span = Span(field.value_span.start, field.value_span.start + len(resolver))
    return Fix(f'write "{name}"', (Edit(source, span, ""),), safe=True)


def _dashed(source: Source, field: Field) -> Fix | None:
    """The fix of two pages with several dashes between them, which cannot be read otherwise."""
    dashed = dashed_pages(field)
    if dashed is None:
        return None
    dashes, right = dashed
    return Fix(f'write "{right}"', (Edit(source, dashes, "--"),), safe=True)
