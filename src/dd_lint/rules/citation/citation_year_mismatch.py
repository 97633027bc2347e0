"""The year in a citation file is not the entry's.

## What it does
Compares the two years. Where the citation is that of the preprint and the entry names the venue, the venue
is at fault and this rule is silent; it is also silent where a preprint's entry contradicts its own arXiv
identifier.

## Why it matters
Whoever copies the citation cites the paper with a wrong year.

## Example
```markdown
## Main
+ [Unlearning](https://example.org/unlearning) (Ningxin Su et al., INFOCOM 2022) [:book:](citations/su.txt)
```
```bibtex citations/su.txt
@inproceedings{su,
  title={Unlearning},
  author={Su, Ningxin and Li, Baochun},
  booktitle={IEEE INFOCOM},
  year={2023}
}
```

## Use instead
```markdown
## Main
+ [Unlearning](https://example.org/unlearning) (Ningxin Su et al., INFOCOM 2023) [:book:](citations/su.txt)
```
```bibtex citations/su.txt
@inproceedings{su,
  title={Unlearning},
  author={Su, Ningxin and Li, Baochun},
  booktitle={IEEE INFOCOM},
  year={2023}
}
```

## Fix
None: either year may be the right one.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.citations.cited_entry import CitedEntry, cited_entries, first_of_each_place
from dd_lint.analysis.citations.misfiled import is_misfiled
from dd_lint.analysis.citations.publication import (
    appears_in_later_proceedings,
    contradicts_own_link,
    plain_year,
    venue_conflict,
)
from dd_lint.analysis.entries.possible_years import is_possible_year
from dd_lint.findings import Finding, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule


@rule("CIT007", "citation-year-mismatch", Severity.ERROR)
def citation_year_mismatch(project: Project) -> Iterator[Finding]:
    yield from first_of_each_place(_mismatches(project))


def _mismatches(project: Project) -> Iterator[Finding]:
    for cited in cited_entries(project):
        filed, meta = plain_year(cited.bib), cited.entry.meta
        if filed is None or meta is None or meta.year is None or filed[0] == meta.year:
            continue
        if not is_possible_year(project, meta.year):
            continue  # whatever the file says
        year, field = filed
        if _are_two_publications(project, cited) or contradicts_own_link(project, cited.entry, year):
            continue
        if is_misfiled(project, cited) or appears_in_later_proceedings(cited.bib, meta.year, year):
            continue
        message = f"the citation file says {year}, but the entry says {meta.year}"
        related = (Related(project.source, meta.year_span, "the year in the list"),)
        yield Finding(cited.citation.source, field.value_span, message, related)


def _are_two_publications(project: Project, cited: CitedEntry) -> bool:
    """Whether entry and file speak of a preprint and of what became of it, which have years of their own."""
    conflict = venue_conflict(project, cited)
    return conflict is not None and conflict.kind != "workshop"
