"""A year, a month, pages, a DOI or a URL is not valid.

## What it does
Finds a `year` without four digits or one that no paper can have, a `month` that is not a month, `pages`
that are not pages or run backwards, a `doi` that cannot exist, and a `url` without a scheme or with a space
in it.

## Why it matters
Styles sort by the year, abbreviate the month and link the DOI. One that is not valid comes out wrong or as
a dead link, and no program that reads the citation can use it.

## Example
```bibtex citations/geng2023survey.txt
@inproceedings{geng2023survey,
  title={A Survey on Dataset Distillation: Approaches, Applications and Future Directions},
  author={Geng, Jiahui and Chen, Zongxiong and Wang, Yuandou},
  booktitle={Proceedings of the International Joint Conference on Artificial Intelligence (IJCAI)},
  pages={6618--6610},
  year={in press}
}
```

## Use instead
```bibtex citations/geng2023survey.txt
@inproceedings{geng2023survey,
  title={A Survey on Dataset Distillation: Approaches, Applications and Future Directions},
  author={Geng, Jiahui and Chen, Zongxiong and Wang, Yuandou},
  booktitle={Proceedings of the International Joint Conference on Artificial Intelligence (IJCAI)},
  pages={6610--6618},
  year={2023}
}
```

## Fix
Safe: puts the one dash between two pages that the mixed ones stand for. Otherwise only a person knows what
was meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dd_lint.analysis.citations.readable import is_as_written, readable_entries
from dd_lint.bibtex import Field
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.papers.identifiers import is_possible_doi
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Source, Span
from dd_lint.text.wording import quoted

_EARLIEST_YEAR = 1450
_LONGEST_PAGES = 40
_DASHES = re.compile(r"\s*[-‐-―−]+\s*")
_ODD_DASH = re.compile(r"-[‐-―−]|[‐-―−]-")
_PAGE = re.compile(r"[A-Za-z]?\d+")
_ROMAN = re.compile(r"[ivxlcdm]+", re.IGNORECASE)
_RESOLVER = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([_%#&$~{}])")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://[^\s/]|mailto:|urn:", re.IGNORECASE)
_LATEX_URL = re.compile(r"\\(?:url|href|path|nolinkurl)")
# The first letters of the months, here and in the languages that citations come in, and of seasons.
_MONTHS = frozenset(
    "jan feb mar apr may jun jul aug sep oct nov dec spr sum fal aut win"
    " mär mrz mai okt dez fév fev avr jui aoû aou déc ene abr ago dic gen mag giu lug set ott out".split()
)
_WORD = re.compile(r"[^\W\d_]+")


@rule("BIB010", "invalid-field-value", Severity.WARNING)
def invalid_field_value(project: Project) -> Iterator[Finding]:
    latest = project.today.year + 1
    for citation, entry in readable_entries(project):
        for field in entry.fields:
            check = _CHECKS.get(field.key)
            if check is None:
                continue
            value = " ".join(field.value.replace("{", "").replace("}", "").split())
            problem = check(value, latest) if value else ""
            if problem and (is_as_written(citation.source, field) or value.isdigit()):
                yield Finding(citation.source, field.value_span, problem, fix=_dashed(citation.source, field))


def _year(value: str, latest: int) -> str:
    if value.isdecimal() and value.isascii() and len(value) == 4:
        year = int(value)
        if _EARLIEST_YEAR <= year <= latest:
            return ""
        advice = "it is still to come" if year > latest else "write it in full"
        return f"{value} cannot be the year of a paper; {advice}"
    # btxdoc: any year is fine whose last four characters but for punctuation are digits.
    ending = re.search(r"(?<!\d)(\d{4})\W{0,9}$", value)
    if ending and _EARLIEST_YEAR <= int(ending[1]) <= latest:
        return ""
    return f"{quoted(value, 40)} is not a year; write four digits"


def _month(value: str, _: int) -> str:
    if value.isdecimal():
        return "" if 1 <= int(value[:9]) <= 12 else f"{value[:20]} is not a month; there are twelve"
    if any(word[:3].lower() in _MONTHS for word in _WORD.findall(value)):
        return ""
    return f'{quoted(value, 40)} is not a month; write "jan" to "dec", or its name'


def _pages(value: str, _: int) -> str:
    if not any(map(str.isdigit, value)) and not _ROMAN.fullmatch(_DASHES.sub("", value)):
        return f"{quoted(value, 40)} are not pages; write their numbers, or leave the field out"
    if value.lower().startswith("arxiv--"):
        return f"{quoted(value, 40)} are not pages but part of an arXiv id; leave the field out"
    if _ODD_DASH.search(value):
        right = _DASHES.sub("--", value)
        return f'{quoted(value, 40)} mixes a hyphen and a dash; write "{right[:40]}"'
    ends = _DASHES.split(value)
    if len(ends) == 2 and all(end.isdecimal() for end in ends):
        first, last = ends
        # `1234--41` leaves out digits that do not change.
        if len(last) >= len(first) and last.zfill(20) < first.zfill(20):
            return f"pages {quoted(value, 40)} run backwards; the last page comes before the first"
    return ""


def _dashed(source: Source, field: Field) -> Fix | None:
    """The fix of two pages with several dashes between them, which cannot be read otherwise."""
    if field.key != "pages" or len(field.value) > _LONGEST_PAGES or not _ODD_DASH.search(field.value):
        return None
    dashes = list(_DASHES.finditer(field.value))
    right = _DASHES.sub("--", field.value)
    if len(dashes) != 1 or not all(map(_PAGE.fullmatch, right.split("--"))) or _pages(right, 0):
        return None
    place = Span(*(field.value_span.start + offset for offset in dashes[0].span()))
    return Fix(f'write "{right}"', (Edit(source, place, "--"),), safe=True)


def _doi(value: str, _: int) -> str:
    name = _ESCAPE.sub(r"\1", value)
    if is_possible_doi(_RESOLVER.sub("", name, count=1)):
        return ""
    return f'{quoted(value)} cannot be a DOI; one begins with "10.", a number and a slash'


def _url(value: str, _: int) -> str:
    if _LATEX_URL.search(value):
        return ""
    if not _SCHEME.match(value):
        return f'{quoted(value)} is not a URL; one begins with "https://"'
    if any(not _SCHEME.match(part) for part in value.split()[1:]):
        return f"the URL {quoted(value)} contains a space, where it ends for every reader"
    return ""


_CHECKS: dict[str, Callable[[str, int], str]] = {
    "year": _year,
    "month": _month,
    "pages": _pages,
    "doi": _doi,
    "url": _url,
}
