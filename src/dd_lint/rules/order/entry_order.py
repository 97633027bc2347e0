"""An entry's year goes against the order of its section.

## What it does
Finds entries that are among later, or earlier, years than their own. Whether years rise or fall is read
from the list, unless `entry-order` in the configuration says so; where the list has no clear order, and in
a section that follows none, nothing is found. As few entries as possible are found: each that would have to
move is one finding; one that is already listed further up is not reported. Sections for events without
papers are exempt.

## Why it matters
Whoever looks for a year's papers, or for what is new, misses the one in the wrong place.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Dataset Condensation with Gradient Matching](https://arxiv.org/abs/2006.05929) (Bo Zhao et al., ICLR 2021)
+ [Flexible Dataset Distillation](https://arxiv.org/abs/2006.08572) (Ondrej Bohdal et al., 2020)
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
```
```toml
entry-order = "ascending"
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Flexible Dataset Distillation](https://arxiv.org/abs/2006.08572) (Ondrej Bohdal et al., 2020)
+ [Dataset Condensation with Gradient Matching](https://arxiv.org/abs/2006.05929) (Bo Zhao et al., ICLR 2021)
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
```
```toml
entry-order = "ascending"
```

## Fix
Unsafe: the entry moves after the others of its year, if it shares no line with other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dd_lint.analysis.duplicates.policy import duplicates
from dd_lint.analysis.order import Order, Ranked, out_of_place
from dd_lint.document.model import Entry, Role, Section
from dd_lint.findings import Finding, Severity
from dd_lint.papers.identifiers import arxiv_date, paper_identifier
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold
from dd_lint.text.shares import evidence
from dd_lint.text.wording import quoted

_PAIRS = 10
_DISORDER = 5
"""One in so many entries may be out of place in a section that has an order."""
_SHOWN = 2
"""Times that a section shows its order for each entry that breaks it."""
_BETWEEN = re.compile(
    r"^(?![-+*] |\d{1,9}[.)] |<(?!b>|strong|summary|h\d))[^\s|>#][^\n]*[^\W\d_]", re.MULTILINE
)
"""A line between two entries that is no part of a list: the title of a group."""
_FIRST_YEAR = 1950
_YEAR = re.compile(r"\d{4}", re.ASCII)


@rule("ORD001", "entry-order", Severity.WARNING)
def entry_order(project: Project) -> Iterator[Finding]:
    order = project.config.entry_order
    if order == "off":
        return
    sections = [(section, dated) for section in _sections(project) for dated in _groups(project, section)]
    rising, shown = order == "ascending", "as configured"
    if order == "auto":
        direction, shown = _direction([[one.rank for one in dated] for _, dated in sections], project)
        if direction == 0:
            return
        rising = direction > 0
    misplaced = [
        found
        for section, dated in sections
        for found in _misplaced(project, section, dated, shown, rising=rising, tolerant=order == "auto")
    ]
    # What is one too many belongs nowhere.
    repeated = {pair.later.start for pair in duplicates(project, "title")} if misplaced else ()
    for entry, finding in misplaced:
        if entry.start not in repeated:
            yield finding


def _sections(project: Project) -> Iterator[Section]:
    exempt = {fold(title) for title in project.config.sections.unlinked}
    for section in project.document.by_role(Role.ENTRIES):
        if fold(section.title) not in exempt:
            yield section


def _groups(project: Project, section: Section) -> Iterator[list[Ranked]]:
    """The dated entries of a section, parted where the list has words of its own between them."""
    group: list[Ranked] = []
    for one in _dated(project, section):
        if group and _BETWEEN.search(project.source.text, group[-1].entry.end, one.entry.start):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _dated(project: Project, section: Section) -> list[Ranked]:
    """The top-level entries of a section that have a year which can be."""
    return [
        Ranked(entry, str(entry.meta.year), entry.meta.year_span, entry.meta.year)
        for entry in section.entries
        if entry.meta is not None
        and entry.meta.year is not None
        and entry.depth == 1
        and _FIRST_YEAR <= entry.meta.year <= project.today.year + 1
    ]


def _direction(sections: list[list[int]], project: Project) -> tuple[int, str]:
    """1 where years rise throughout the list, -1 where they fall, 0 where neither is; and what shows it."""
    rises, falls = _steps(sections)
    if rises + falls < _PAIRS or max(rises, falls) < project.config.majority * (rises + falls):
        return 0, ""
    return (1 if rises > falls else -1), evidence(max(rises, falls), rises + falls, "steps of the list")


def _steps(sections: Iterable[Sequence[int]]) -> tuple[int, int]:
    """How often years rise, and fall, from one entry to the next."""
    steps = [step for years in sections for step in pairwise(years)]
    return sum(above < below for above, below in steps), sum(above > below for above, below in steps)


def order_evidence(project: Project, *, rising: bool) -> str:
    """What shows that the years of a list rise in its sections, or fall."""
    groups = (group for section in _sections(project) for group in _groups(project, section))
    rises, falls = _steps([one.rank for one in group] for group in groups)
    return evidence(rises if rising else falls, rises + falls, "steps from one year to another")


def _misplaced(
    project: Project, section: Section, dated: list[Ranked], shown: str, *, rising: bool, tolerant: bool
) -> Iterator[tuple[Entry, Finding]]:
    values = [one.rank if rising else -one.rank for one in dated]
    sequence = Order(values)
    wrong = sequence.misplaced
    if tolerant and (len(wrong) > max(1, len(dated) // _DISORDER) or sequence.rises < _SHOWN * len(wrong)):
        return
    title = f"entries of {quoted(section.title)}" if section.title else "entries"
    habit = f"{title} go from {'old to new' if rising else 'new to old'}, {shown}"
    for index in wrong:
        if any(
            sequence.fits(index, year if rising else -year) for year in _other_years(project, dated[index])
        ):
            continue
        finding = out_of_place(project.source, dated, sequence, index, "year", habit, safe=False)
        yield dated[index].entry, finding


def _other_years(project: Project, dated: Ranked) -> Iterator[int]:
    """The years that the arXiv identifier or the citation file names instead: then the year is wrong."""
    entry = dated.entry
    if entry.meta is not None and not entry.meta.venue and entry.paper is not None:
        identifier = paper_identifier(entry.paper.destination)
        date = arxiv_date(identifier.value) if identifier and identifier.kind == "arxiv" else None
        if date is not None and date[0] != dated.rank:
            yield date[0]
    citation = project.citation(entry)
    year = citation.entry.field("year") if citation and citation.entry else None
    text = year.text.strip() if year is not None else ""
    if _YEAR.fullmatch(text) and int(text) != dated.rank:
        yield int(text)
