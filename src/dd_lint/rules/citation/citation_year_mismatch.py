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

import re
from collections.abc import Iterator

from dd_lint.analysis.citations.pairs import Pair, is_other_papers, once, pairs
from dd_lint.analysis.citations.publication import plain_year, venue_conflict
from dd_lint.findings import Finding, Related, Severity
from dd_lint.papers.identifiers import arxiv_date, paper_identifier
from dd_lint.papers.venues import Venues
from dd_lint.project.model import Project
from dd_lint.rules import rule

_FIRST_YEAR = 1950
_PROCEEDINGS = re.compile(r"\bPMLR\b|Proceedings of Machine Learning Research", re.IGNORECASE)
"""The series whose volumes appear in the year after the conference (https://proceedings.mlr.press)."""


@rule("CIT007", "citation-year-mismatch", Severity.ERROR)
def citation_year_mismatch(project: Project) -> Iterator[Finding]:
    yield from once(_mismatches(project))


def _mismatches(project: Project) -> Iterator[Finding]:
    venues = project.venues
    for pair in pairs(project):
        filed, meta = plain_year(pair.bib), pair.entry.meta
        if filed is None or meta is None or meta.year is None or filed[0] == meta.year:
            continue
        if not _FIRST_YEAR <= meta.year <= project.today.year + 1:
            continue  # it cannot be, whatever the file says
        year, field = filed
        conflict = venue_conflict(pair, venues)
        if conflict is not None and conflict.kind != "workshop":
            continue
        if _contradicts_itself(pair, year, venues) or is_other_papers(project, pair):
            continue
        if year == meta.year + 1 and _is_of_proceedings(pair):
            continue
        message = f"the citation file says {year}, but the entry says {meta.year}"
        related = (Related(project.source, meta.year_span, "the year in the list"),)
        yield Finding(pair.citation.source, field.value_span, message, related)


def _is_of_proceedings(pair: Pair) -> bool:
    """Whether a series printed a paper that may give it the year after its conference."""
    fields = (pair.bib.field("series"), pair.bib.field("publisher"))
    return any(field is not None and _PROCEEDINGS.search(field.value) for field in fields)


def _contradicts_itself(pair: Pair, year: int, venues: Venues) -> bool:
    """Whether a preprint's identifier sides with the file against the entry."""
    meta, paper = pair.entry.meta, pair.entry.paper
    if meta is None or paper is None or (meta.venue and venues.canonical(meta.venue) != "arXiv"):
        return False
    identifier = paper_identifier(paper.destination)
    date = arxiv_date(identifier.value) if identifier is not None and identifier.kind == "arxiv" else None
    return date is not None and date[0] == year
