"""A citation file does not name the venue that the entry names.

## What it does
Compares an entry's venue with the booktitle or journal of its citation file. A table knows the venues by
their acronyms and full names; `known-venues` in the configuration adds to it. Most often the paper has
appeared since, and the file still calls it an arXiv preprint. Where the list writes venues, a
published citation of an entry with the year alone is found too, as is a workshop on one side only.

## Why it matters
Whoever copies the citation cites a preprint in place of the published paper.

## Example
```markdown
## Main
+ [Label-Augmented](https://arxiv.org/abs/2409.16239) (S. Kang et al., WACV 2025) [:book:](citations/kang.txt)
```
```bibtex citations/kang.txt
@article{kang,
  title={Label-Augmented},
  author={Kang, Seoungyoon and others},
  journal={arXiv preprint arXiv:2409.16239},
  year={2024}
}
```

## Use instead
```markdown
## Main
+ [Label-Augmented](https://arxiv.org/abs/2409.16239) (S. Kang et al., WACV 2025) [:book:](citations/kang.txt)
```
```bibtex citations/kang.txt
@inproceedings{kang,
  title={Label-Augmented},
  author={Kang, Seoungyoon and others},
  booktitle={Winter Conference on Applications of Computer Vision},
  year={2025}
}
```

## Fix
None: the publisher's citation has more than the venue.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.citations.cited_entry import CitedEntry, cited_entries, first_of_each_place
from dd_lint.analysis.citations.conventions import VENUE_GIVEN
from dd_lint.analysis.citations.misfiled import is_misfiled
from dd_lint.analysis.citations.publication import VenueConflict, plain_year, venue_conflict
from dd_lint.analysis.convention import habit
from dd_lint.document.entry import Meta
from dd_lint.findings import Finding, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import shortened


@rule("CIT008", "citation-venue-mismatch", Severity.WARNING)
def citation_venue_mismatch(project: Project) -> Iterator[Finding]:
    yield from first_of_each_place(_mismatches(project))


def _mismatches(project: Project) -> Iterator[Finding]:
    leaves_venues_out = habit(project, VENUE_GIVEN).usual is False
    for cited in cited_entries(project):
        conflict, meta = venue_conflict(project, cited), cited.entry.meta
        if conflict is None or meta is None or is_misfiled(project, cited):
            continue
        if conflict.kind == "published" and leaves_venues_out:
            continue
        place = meta.venue_span if meta.venue else meta.year_span
        related = (Related(project.source, place, "the venue in the list"),)
        message = _message(cited, meta, conflict)
        yield Finding(cited.citation.source, conflict.field.value_span, message, related)


def _message(cited: CitedEntry, meta: Meta, conflict: VenueConflict) -> str:
    filed, year = shortened(conflict.field.text), plain_year(cited.bib)
    differs = year is not None and year[0] != meta.year
    parts = (
        shortened(meta.venue, 40),
        str(meta.year) if differs else "",
        "Workshop" if meta.workshop else "",
    )
    own = " ".join(filter(None, parts))
    when = f" of {year[0]}" if year is not None and differs else ""
    if conflict.kind == "preprint":
        if conflict.field.key == "eprint":
            return f'the entry says "{own}", but the citation file is still that of the preprint{when}'
        return f'the entry says "{own}", but the citation file still says "{filed}"{when}'
    if conflict.kind == "published":
        if not meta.venue:
            return (
                f'the citation file says "{filed}"{when}; the entry gives the year alone, as for a preprint'
            )
        return f'the citation file says "{filed}"{when}; the entry still says "{own}"'
    if conflict.kind == "workshop":
        what = "is not a workshop" if meta.workshop or "orkshop" not in filed else "is a workshop"
        return f'the entry says "{own}", but the citation file says "{filed}", which {what}'
    return f'the entry says "{own}", but the citation file says "{filed}"{when}'
