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

from dd_lint.analysis.citations.pairs import Pair, is_other_papers, once, pairs
from dd_lint.analysis.citations.publication import Conflict, plain_year, venue_conflict
from dd_lint.document.model import Meta
from dd_lint.findings import Finding, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import shortened


@rule("CIT008", "citation-venue-mismatch", Severity.WARNING)
def citation_venue_mismatch(project: Project) -> Iterator[Finding]:
    yield from once(_conflicts(project))


def _conflicts(project: Project) -> Iterator[Finding]:
    venues = project.venues
    metas = [entry.meta for entry in project.entries if entry.meta and entry.meta.readable]
    writes_venues = 2 * sum(bool(meta.venue) for meta in metas) >= len(metas)
    for pair in pairs(project):
        conflict = venue_conflict(pair, venues)
        meta = pair.entry.meta
        if conflict is None or meta is None or (conflict.kind == "published" and not writes_venues):
            continue
        if is_other_papers(project, pair):
            continue
        place = meta.venue_span if meta.venue else meta.year_span
        related = (Related(project.source, place, "the venue in the list"),)
        yield Finding(
            pair.citation.source, conflict.field.value_span, _message(pair, meta, conflict), related
        )


def _message(pair: Pair, meta: Meta, conflict: Conflict) -> str:
    filed = shortened(conflict.field.text)
    year = plain_year(pair.bib)
    differs = year is not None and year[0] != meta.year
    own = " ".join(
        filter(
            None,
            (
                shortened(meta.venue, 40),
                str(meta.year) if differs else "",
                "Workshop" if meta.workshop else "",
            ),
        )
    )
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
