"""The date of a latest update is not valid, or not written like the others.

## What it does
Looks at the dates in brackets before the items of the latest updates: a day that the calendar does not
have, one in the future, something that is not a date, a form that the other items do not have, a date that
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
from collections import Counter
from collections.abc import Iterator

from dd_lint.analysis.latest.copies import listed
from dd_lint.analysis.latest.stamps import Stamp, stamps
from dd_lint.document.model import Role, Section
from dd_lint.document.section_names import section_name
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted

_NUMERIC = re.compile(r"\d{4}([/.-])\d{1,2}\1\d{1,2}")
_BARE = re.compile(r"[\[({<（【［]?(\d{4}([/.-])\d{1,2}\2\d{1,2})[\])}>）】］]?(?=[ \t])")
_SHOWN = 3
"""Dates of one form from which on it is the section's."""


@rule("LAT003", "invalid-date", Severity.ERROR)
def invalid_date(project: Project) -> Iterator[Finding]:
    for section in project.document.by_role(Role.LATEST):
        found = list(stamps(project.source, section))
        usual = _usual_form(found)
        for stamp in found:
            problem = _problem(stamp, usual, project.today)
            if problem:
                yield Finding(project.source, stamp.span, f"{quoted(stamp.text)} {problem}")
        yield from _bare(project, section, usual)
        yield from _undated(project, section)


def _form(text: str) -> str:
    """A date with its digits and letters made alike."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d", "9", text.strip()))


def _usual_form(found: list[Stamp]) -> Stamp | None:
    """A date in the form that nearly all dates of a section have."""
    forms = Counter(_form(stamp.text) for stamp in found)
    form, count = forms.most_common(1)[0] if forms else ("", 0)
    if count < _SHOWN or 4 * count < 3 * len(found):
        return None
    return next(stamp for stamp in found if _form(stamp.text) == form)


def _problem(stamp: Stamp, usual: Stamp | None, today: datetime.date) -> str:
    if stamp.date is None and _NUMERIC.fullmatch(stamp.text.strip()):
        return "is not a day of the calendar; write the day of the update"
    # It may be tomorrow already where the list is kept.
    if stamp.date is not None and stamp.date > today + datetime.timedelta(days=1):
        return "is in the future; write the day of the update"
    if usual is not None and _form(stamp.text) != _form(usual.text):
        return f"does not look like the other dates; they are written as {quoted(usual.text)}"
    return ""


def _bare(project: Project, section: Section, usual: Stamp | None) -> Iterator[Finding]:
    """Dates in the form of the others that lost a bracket or both, or that are in other brackets."""
    if usual is None:
        return
    for bullet in section.bullets:
        found = _BARE.match(project.source.text, bullet.span.start) if bullet.depth == 1 else None
        missing = " and ".join(f'"{bracket}"' for bracket in "[]" if found and bracket not in found[0])
        if found is None or not missing or _form(found[1]) != _form(usual.text):
            continue
        span = Span(*found.span())
        problem = f"has no {missing}"
        if len(found[0]) > len(found[1]) and "[" not in found[0] and "]" not in found[0]:
            problem = f'is in "{found[0].replace(found[1], "")}"'
        yield Finding(
            project.source,
            span,
            f'the date {found[1]} {problem}; write it as "[{found[1]}]"',
            fix=Fix(f"write [{found[1]}]", (Edit(project.source, span, f"[{found[1]}]"),), safe=True),
        )


def _undated(project: Project, section: Section) -> Iterator[Finding]:
    """Copies without a date; what says more than its entry does is an announcement."""
    dated = sum(entry.date is not None for entry in section.entries)
    if dated < _SHOWN:
        return
    for entry in section.entries:
        copy = entry.date is None and entry.conforming and not entry.swallowed and not entry.leftover
        if copy and listed(project, entry).entry is not None:
            yield Finding(
                project.source,
                entry.title_span,
                f"{quoted(entry.title)} has no date; the other items of {section_name(section)} have one",
            )
