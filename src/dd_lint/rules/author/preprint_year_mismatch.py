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

from dd_lint.analysis.years import can_be
from dd_lint.document.model import Entry, Meta
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.papers.identifiers import arxiv_date
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.shares import is_habit

_FEWEST = 5


@rule("AUT008", "preprint-year-mismatch", Severity.WARNING)
def preprint_year_mismatch(project: Project) -> Iterator[Finding]:
    preprints: list[tuple[Entry, Meta, str, int, int]] = []
    for entry in project.entries:
        meta = entry.meta
        if meta is not None and meta.year is not None and _is_preprint(project, meta):
            dated = _dated(entry)
            if dated is not None:
                preprints.append((entry, meta, *dated, meta.year))
    matching = sum(written == year for *_, year, written in preprints)
    if len(preprints) < _FEWEST or not is_habit(matching, len(preprints), project.config.majority):
        return
    for entry, meta, identifier, year, written in preprints:
        # An impossible year is another rule's finding.
        if written != year and can_be(project, written) and entry.paper is not None:
            message = (
                f"the preprint's year {written} is not that of its arXiv id; {identifier} is from {year}"
            )
            related = Related(project.source, entry.paper.destination_span, "the arXiv id")
            fix = None
            if not _is_cited(project, entry, written):
                # A year of two digits stays one.
                right = str(year)[-(meta.year_end - meta.year_start) :]
                fix = Fix(f"write {right}", (Edit(project.source, meta.year_span, right),), safe=False)
            yield Finding(project.source, meta.year_span, message, (related,), fix)


def _is_preprint(project: Project, meta: Meta) -> bool:
    """Whether nothing but the year is where the venue belongs, or arXiv's name."""
    if meta.workshop or meta.venue.lower() not in ("", "arxiv", "corr", "preprint", "arxiv preprint"):
        return False
    between = project.source.text[meta.authors_span.end : meta.year_span.start]
    return meta.venue != "" or not between.strip(" ,.;\n\t()")


def _is_cited(project: Project, entry: Entry, year: int) -> bool:
    """Whether the citation file says a year."""
    citation = project.citation(entry)
    field = citation.entry.field("year") if citation and citation.entry else None
    return field is not None and field.text.strip() == str(year)


def _dated(entry: Entry) -> tuple[str, int] | None:
    """The arXiv id that the title links to, and its year."""
    identifier = entry.identifier
    if identifier is None or identifier.kind != "arxiv":
        return None
    date = arxiv_date(identifier.value)
    return (identifier.value, date[0]) if date else None
