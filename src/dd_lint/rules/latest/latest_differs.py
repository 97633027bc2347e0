"""A dated copy differs from its entry.

## What it does
Compares each dated copy of the latest updates with the entry of the list: title, link, authors, venue,
year and citation file. Icons that one of the two lacks do not count.

## Why it matters
The reader finds two accounts of one paper, and the one at the top of the page is out of date.

## Example
```markdown
## Latest Updates
+ [2023/08/21] [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., 2023)

## Main
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
```

## Use instead
```markdown
## Latest Updates
+ [2023/08/21] [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)

## Main
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
```

## Fix
Safe: what differs is taken from the entry. Where the copy says more than the entry, such as a venue or an
author, or the citation file contradicts the entry, the fix is unsafe; where the file agrees with the copy,
there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dd_lint.analysis.latest.citation_evidence import CitationEvidence
from dd_lint.analysis.latest.copies import latest_copies
from dd_lint.analysis.latest.differences import CopyDifference, copy_differences
from dd_lint.document.entry import Entry
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted, quoted_apart


@rule("LAT002", "latest-differs", Severity.WARNING, derived=True)
def latest_differs(project: Project) -> Iterator[Finding]:
    for copy, entry, _ in latest_copies(project):
        differences = copy_differences(project, copy, entry) if entry else ()
        if entry and differences:
            yield _finding(project, copy, entry, differences)


def _finding(project: Project, copy: Entry, entry: Entry, differences: Sequence[CopyDifference]) -> Finding:
    evidence = CitationEvidence(project, copy, entry)
    borne_out, contradicted = evidence.sides(one.field for one in differences)
    message = _message(differences)
    wrong = next((one for one in differences if one.field in borne_out), None)
    if wrong is not None:
        message += f"; the citation file has the {wrong.field} of the copy"
        related = Related(project.source, wrong.other, f"the {wrong.field} that seems wrong")
        return Finding(project.source, wrong.span, message, (related,))
    edits = dict.fromkeys((one.edited, one.text) for one in differences)
    return Finding(
        project.source,
        differences[0].span,
        message,
        related=(Related(project.source, entry.title_span, "the entry"),),
        fix=Fix(
            "take it from the entry",
            tuple(Edit(project.source, span, text) for span, text in sorted(edits)),
            safe=not contradicted and not any(one.says_more for one in differences),
        ),
    )


def _message(differences: Sequence[CopyDifference]) -> str:
    first = differences[0]
    if len(differences) == 1:
        if not first.here:
            return f"the {first.field} is missing; the entry in the list says {quoted(first.there)}"
        if not first.there:
            return f"the {first.field} differs: {quoted(first.here)} here, none in the list"
        here, there = quoted_apart(first.here, first.there)
        if not here:
            return f"the {first.field} lacks {there}; the entry in the list has it"
        if not there:
            return f"the {first.field} has an extra {here}; the entry in the list does not have it"
        return f"the {first.field} differs: {here} here, {there} in the list"
    *most, last = (one.field for one in differences)
    return f"the {', '.join(most)} and {last} differ from the entry in the list"
