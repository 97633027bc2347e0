"""A link names an identifier that cannot exist.

## What it does
Looks at the identifiers in links to arXiv, to OpenReview and to DOIs: an arXiv id says a year and a month
(`2413.01234` has no such month) and has five digits since 2015, an OpenReview id has nine to twelve letters
and digits, a DOI begins with `10.`, the number of a registrant and a slash.

## Why it matters
The link is dead, and always was: a digit was lost or swapped while it was typed.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1813.10959) (Tongzhou Wang et al., 2018)
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Fix
None: the right identifier has to be looked up.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator

from dd_lint.analysis.addresses.form import LONGEST_ADDRESS, flaw, host_of, part, quoted
from dd_lint.findings import Finding, Severity
from dd_lint.papers.identifiers import arxiv_date, is_possible_doi, is_possible_openreview
from dd_lint.project.model import Project
from dd_lint.rules import rule

# A problem: where it begins and ends in the address, and what it is.
_Problem = tuple[int, int, str]

_ARXIV = re.compile(r"/+(?:abs|pdf)/+(?:arxiv:)?([^?#\s]*)", re.IGNORECASE)
_ARXIV_ID = re.compile(r"(\d+\.\d+|[a-z-]+(?:\.[a-z]{2})?/\d+)(?:v\d+)?", re.IGNORECASE)
_DOI_PATH = re.compile(
    r"/+(?:doi/+)?(?:(?:abs|e?pdf|full|fullHtml|book|proceedings)/+)?([^?#\s]*)", re.IGNORECASE
)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(\S+)", re.IGNORECASE)
_OPENREVIEW = re.compile(r"/+(?:forum|pdf|attachment)/?\?([^#\s]*)", re.IGNORECASE)


@rule("URL003", "invalid-identifier", Severity.ERROR)
def invalid_identifier(project: Project) -> Iterator[Finding]:
    seen: dict[str, _Problem | None] = {}
    for link in project.document.links:
        address = link.destination[:LONGEST_ADDRESS]
        check = _CHECKS.get(host_of(address))
        if check is None:
            continue
        if address not in seen:
            path = address.find("/", address.index("//") + 2)
            seen[address] = check(address, path, project.today) if path > 0 and not flaw(address) else None
        problem = seen[address]
        if problem is not None:
            start, end, message = problem
            yield Finding(project.source, part(project.source, link, start, end), message)


def _arxiv(address: str, start: int, today: datetime.date) -> _Problem | None:
    match = _ARXIV.match(address, start)
    return _arxiv_problem(match[1], match.start(1), today) if match else None


def _arxiv_problem(text: str, start: int, today: datetime.date) -> _Problem | None:
    found = _ARXIV_ID.match(text)
    if found is None:
        if not text.strip("/"):
            return 0, start + len(text), "the link to arXiv names no id"
        return start, start + len(text), f"{quoted(text)} is not an arXiv id"
    identifier = re.sub(r"\.[a-z]{2}/", "/", found[1].lower())
    date = arxiv_date(identifier)
    place = (start, start + len(found[1]))
    if date is None:
        return (*place, f"{quoted(found[1])} cannot be an arXiv id; {_reason(identifier)}")
    # The day may have begun elsewhere already.
    tomorrow = today + datetime.timedelta(days=1)
    if date > (tomorrow.year, tomorrow.month):
        return (*place, f"{quoted(found[1])} is not an arXiv id yet; it would be from {date[0]}-{date[1]:02}")
    return None


def _reason(identifier: str) -> str:
    archive, _, number = identifier.rpartition("/")
    digits, _, serial = number.partition(".")
    if archive:
        return "ids with an archive have seven digits, YYMMNNN, and end in 2007"
    if len(digits) == 4 and not 1 <= int(digits[2:]) <= 12:
        return f"there is no month {digits[2:]}"
    if len(digits) != 4:
        return f"four digits belong before the dot, not {len(digits)}"
    if digits < "0704":
        return "ids of this form begin in 2007-04"
    if not serial.strip("0"):
        return "its number is zero"
    return f"{'four' if digits < '1501' else 'five'} digits belong after the dot, not {len(serial)}"


def _doi(address: str, start: int, today: datetime.date) -> _Problem | None:
    match = _DOI_PATH.match(address, start)
    # Without "10." it may be a short DOI; of another host, any other page.
    if match is None or not re.match(r"10\.|\d+(?:\.\d+)?/", match[1]) or match[1].startswith("10/"):
        return None
    text = match[1]
    if not is_possible_doi(text):
        message = f'{quoted(text)} cannot be a DOI; one has "10.", four to nine digits, "/" and a name'
        return (*match.span(1), message)
    arxiv = _ARXIV_DOI.fullmatch(text)
    return _arxiv_problem(arxiv[1], match.start(1) + arxiv.start(1), today) if arxiv else None


def _openreview(address: str, start: int, today: datetime.date) -> _Problem | None:
    match = _OPENREVIEW.match(address, start)
    if match is None:
        return None
    found = re.search(r"(?:^|[&;])id=([^&#\s]*)", match[1], re.IGNORECASE)
    if found is None:
        return (*match.span(1), f'the link to OpenReview names no id; "id=" is missing in {quoted(match[1])}')
    place = (match.start(1) + found.start(1), match.start(1) + found.end(1))
    if not found[1]:
        return (*match.span(1), "the link to OpenReview names no id")
    if is_possible_openreview(found[1]):
        return None
    message = (
        f"{quoted(found[1])} cannot be an OpenReview id, which has nine to twelve letters, digits, - and _"
    )
    return (*place, message)


_CHECKS: dict[str, Callable[[str, int, datetime.date], _Problem | None]] = {
    "arxiv.org": _arxiv,
    "doi.org": _doi,
    "dx.doi.org": _doi,
    "dl.acm.org": _doi,
    "openreview.net": _openreview,
}
