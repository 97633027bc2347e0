"""Identifiers in addresses of arXiv, OpenReview and DOIs that cannot exist, and why."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import NamedTuple

from dd_lint.papers.identifiers import arxiv_date, is_possible_doi, is_possible_openreview
from dd_lint.text.addresses import LONGEST_ADDRESS, host_of
from dd_lint.text.wording import quoted_address


class Impossible(NamedTuple):
    """What cannot be in an address: where it begins and ends there, and why, in words."""

    start: int
    end: int
    reason: str


_ARXIV = re.compile(r"/+(?:abs|pdf)/+(?:arxiv:)?([^?#\s]*)", re.IGNORECASE)
_ARXIV_ID = re.compile(r"(\d+\.\d+|[a-z-]+(?:\.[a-z]{2})?/\d+)(?:v\d+)?", re.IGNORECASE)
_DOI_PATH = re.compile(
    r"/+(?:doi/+)?(?:(?:abs|e?pdf|full|fullHtml|book|proceedings)/+)?([^?#\s]*)", re.IGNORECASE
)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(\S+)", re.IGNORECASE)
_OPENREVIEW = re.compile(r"/+(?:forum|pdf|attachment)/?\?([^#\s]*)", re.IGNORECASE)


def impossible_identifier(address: str, today: datetime.date) -> Impossible | None:
    """What cannot exist of the identifier in an address; None where it can, and for other addresses."""
    address = address[:LONGEST_ADDRESS]
    check = _CHECKS.get(host_of(address))
    path = address.find("/", address.index("//") + 2) if check else 0
    return check(address, path, today) if check and path > 0 else None


def _arxiv(address: str, start: int, today: datetime.date) -> Impossible | None:
    match = _ARXIV.match(address, start)
    return _arxiv_problem(match[1], match.start(1), today) if match else None


def _arxiv_problem(text: str, start: int, today: datetime.date) -> Impossible | None:
    found = _ARXIV_ID.match(text)
    if found is None:
        if not text.strip("/"):
            return Impossible(0, start + len(text), "the link to arXiv names no id")
        return Impossible(start, start + len(text), f"{quoted_address(text)} is not an arXiv id")
    identifier = re.sub(r"\.[a-z]{2}/", "/", found[1].lower())
    date = arxiv_date(identifier)
    place = (start, start + len(found[1]))
    if date is None:
        return Impossible(*place, f"{quoted_address(found[1])} cannot be an arXiv id; {_reason(identifier)}")
    # The day may have begun elsewhere already.
    tomorrow = today + datetime.timedelta(days=1)
    if date > (tomorrow.year, tomorrow.month):
        reason = f"{quoted_address(found[1])} is not an arXiv id yet; it would be from {date[0]}-{date[1]:02}"
        return Impossible(*place, reason)
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


def _doi(address: str, start: int, today: datetime.date) -> Impossible | None:
    match = _DOI_PATH.match(address, start)
    # Without "10." it may be a short DOI; of another host, any other page.
    if match is None or not re.match(r"10\.|\d+(?:\.\d+)?/", match[1]) or match[1].startswith("10/"):
        return None
    text = match[1]
    if not is_possible_doi(text):
        message = (
            f'{quoted_address(text)} cannot be a DOI; one has "10.", four to nine digits, "/" and a name'
        )
        return Impossible(*match.span(1), message)
    arxiv = _ARXIV_DOI.fullmatch(text)
    return _arxiv_problem(arxiv[1], match.start(1) + arxiv.start(1), today) if arxiv else None


def _openreview(address: str, start: int, today: datetime.date) -> Impossible | None:
    match = _OPENREVIEW.match(address, start)
    if match is None:
        return None
    found = re.search(r"(?:^|[&;])id=([^&#\s]*)", match[1], re.IGNORECASE)
    if found is None:
        reason = f'the link to OpenReview names no id; "id=" is missing in {quoted_address(match[1])}'
        return Impossible(*match.span(1), reason)
    place = (match.start(1) + found.start(1), match.start(1) + found.end(1))
    if not found[1]:
        return Impossible(*match.span(1), "the link to OpenReview names no id")
    if is_possible_openreview(found[1]):
        return None
    reason = "cannot be an OpenReview id, which has nine to twelve letters, digits, - and _"
    return Impossible(*place, f"{quoted_address(found[1])} {reason}")


_CHECKS: dict[str, Callable[[str, int, datetime.date], Impossible | None]] = {
    "arxiv.org": _arxiv,
    "doi.org": _doi,
    "dx.doi.org": _doi,
    "dl.acm.org": _doi,
    "openreview.net": _openreview,
}
