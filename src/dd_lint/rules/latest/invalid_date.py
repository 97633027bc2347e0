"""The date of a latest update is not valid, or not written like the others.

## What it does
Looks at the dates in brackets before the items of the latest updates: a day that the calendar does not
have, one in the future or before the month of the paper's arXiv identifier,
something that is not a date, a form that the other items do not have, a date that
lost its brackets or has other ones, and a copy of an entry that has no date while the other items have
one. An announcement needs no date.

## Why it matters
The latest updates are read and sorted by their dates.

## Example
```markdown
## Latest Updates
+ [2023/08/32] [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
+ [2022/07/01] [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Use instead
```markdown
## Latest Updates
+ [2023/08/31] [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
+ [2022/07/01] [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Fix
Safe: the brackets that a date lost are put back, and others replaced. Otherwise only a person knows the day.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from dd_lint.analysis.convention import habit
from dd_lint.analysis.latest.conventions import form_of_dates
from dd_lint.analysis.latest.copies import listed_copy
from dd_lint.analysis.latest.dates import BareDate, BracketedDate, bare_dates, bracketed_dates, date_form
from dd_lint.document.model import Role, Section
from dd_lint.document.section_names import section_name
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted

_MONTH = re.compile(r"(\d{2})(0[1-9]|1[0-2])\.\d{4,5}")
_WAITING = 4
"""Days that a paper waits for its identifier at most."""
_SHOWN = 3
"""Entries with a date from which on the others of the section ought to have one."""


@rule("LAT003", "invalid-date", Severity.ERROR)
def invalid_date(project: Project) -> Iterator[Finding]:
    for section in project.document.by_role(Role.LATEST):
        dates = bracketed_dates(project.source, section)
        usual = habit(project, form_of_dates(section, [one.form for one in dates])).usual
        model = next((one for one in dates if one.form == usual), None)
        known_from = _known_from(section)
        for date in dates:
            problem = _problem(date, model, project.today) or _too_early(date, known_from)
            if problem:
                yield Finding(project.source, date.span, f"{quoted(date.text)} {problem}")
        for bare in bare_dates(project.source, section):
            if model is not None and date_form(bare.date) == model.form:
                yield _bare(project, bare)
        yield from _undated(project, section)


def _problem(date: BracketedDate, model: BracketedDate | None, today: datetime.date) -> str:
    if date.date is None and date.numeric:
        return "is not a day of the calendar; write the day of the update"
    # It may be tomorrow already where the list is kept.
    if date.date is not None and date.date > today + datetime.timedelta(days=1):
        return "is in the future; write the day of the update"
    if model is not None and date.form != model.form:
        return f"does not look like the other dates; they are written as {quoted(model.text)}"
    return ""


def _known_from(section: Section) -> dict[int, datetime.date]:
    """The first day of the month of each copy's arXiv identifier, by where its date is."""
    found: dict[int, datetime.date] = {}
    for entry in section.entries:
        identifier = entry.identifier
        if entry.date is None or identifier is None or identifier.kind != "arxiv":
            continue
        month = _MONTH.match(identifier.value)
        if month:
            found[entry.start] = datetime.date(2000 + int(month[1]), int(month[2]), 1)
    return found


def _too_early(date: BracketedDate, known_from: dict[int, datetime.date]) -> str:
    # The date stands right behind the bracket that its entry begins with.
    first = known_from.get(date.span.start - 1)
    # An identifier may be of the month that begins while a paper waits.
    if date.date is None or first is None or date.date >= first - datetime.timedelta(days=_WAITING):
        return ""
    return f"is before the paper was on arXiv, in {first:%Y/%m}; write the day of the update"


def _bare(project: Project, bare: BareDate) -> Finding:
    """A date in the form of the others that lost a bracket or both, or that is in other brackets."""
    problem = "has no " + " and ".join(f'"{bracket}"' for bracket in bare.missing)
    if bare.others:
        problem = f'is in "{bare.others}"'
    return Finding(
        project.source,
        bare.span,
        f'the date {bare.date} {problem}; write it as "[{bare.date}]"',
        fix=Fix(f"write [{bare.date}]", (Edit(project.source, bare.span, f"[{bare.date}]"),), safe=True),
    )


def _undated(project: Project, section: Section) -> Iterator[Finding]:
    """Copies without a date; what says more than its entry does is an announcement."""
    if sum(entry.date is not None for entry in section.entries) < _SHOWN:
        return
    for entry in section.entries:
        copy = entry.date is None and entry.conforming and not entry.swallowed and not entry.leftover
        if copy and listed_copy(project, entry).entry is not None:
            yield Finding(
                project.source,
                entry.title_span,
                f"{quoted(entry.title)} has no date; the other items of {section_name(section)} have one",
            )
