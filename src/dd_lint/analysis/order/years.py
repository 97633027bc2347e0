"""The years of entries in the order of their sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.convention import evidence
from dd_lint.analysis.entries.possible_years import is_possible_year
from dd_lint.analysis.order.moves import RankedEntry
from dd_lint.document.entry import Entry
from dd_lint.document.model import Role, Section
from dd_lint.papers.identifiers import arxiv_date
from dd_lint.project.model import Project
from dd_lint.text.folding import fold
from dd_lint.text.source import Span

_BETWEEN = re.compile(
    r"^(?![-+*] |\d{1,9}[.)] |<(?!b>|strong|summary|h\d))[^\s|>#][^\n]*[^\W\d_]", re.MULTILINE
)
"""A line between two entries that is no part of a list: the title of a group."""
_AFTER_TITLE = re.compile(r"[*_.,\"”\] ]{0,6}[(\[]((?:19|20)\d\d)[)\]]", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)


class YearGroup(NamedTuple):
    """Entries of a section with their years, between which the list has no words of its own."""

    section: Section
    entries: tuple[RankedEntry, ...]


@computed_once
def year_groups(project: Project) -> tuple[YearGroup, ...]:
    """The top-level entries that have a year which can be, by groups; events without papers apart."""
    exempt = {fold(title) for title in project.config.sections.unlinked}
    return tuple(
        YearGroup(section, tuple(group))
        for section in project.document.by_role(Role.ENTRIES)
        if fold(section.title) not in exempt
        for group in _groups(project, section)
    )


def _groups(project: Project, section: Section) -> Iterator[list[RankedEntry]]:
    group: list[RankedEntry] = []
    for one in _dated(project, section):
        if group and _BETWEEN.search(project.source.text, group[-1].entry.end, one.entry.start):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _dated(project: Project, section: Section) -> Iterator[RankedEntry]:
    for entry in section.entries:
        meta = entry.meta
        if meta and meta.year is not None and entry.depth == 1 and is_possible_year(project, meta.year):
            span = _own_year(project.source.text, entry) or meta.year_span
            own = project.source.slice(span)
            year = int(own) if _YEAR.fullmatch(own) else meta.year
            yield RankedEntry(entry, str(year), span, year)


def _own_year(text: str, entry: Entry) -> Span | None:
    """The year in parentheses right after the title, by which a list goes."""
    found = _AFTER_TITLE.match(text, entry.title_end)
    return Span(*found.span(1)) if found else None


@computed_once
def year_steps(project: Project) -> tuple[str, ...]:
    """Which way the years go from one entry to the next: "ascending" or "descending"."""
    steps = (step for group in year_groups(project) for step in pairwise(group.entries))
    return tuple(
        "ascending" if above.rank < below.rank else "descending"
        for above, below in steps
        if above.rank != below.rank
    )


def order_evidence(project: Project, order: str) -> str:
    """What shows that the years of a list are in an order, "ascending" or "descending"."""
    steps = year_steps(project)
    return evidence(steps.count(order), len(steps), "steps from one year to another")


def contradicting_years(project: Project, entry: Entry, year: int) -> Iterator[int]:
    """The years that the arXiv identifier or the citation file names instead: then the year is wrong."""
    identifier = entry.identifier
    if entry.meta is not None and not entry.meta.venue and identifier and identifier.kind == "arxiv":
        date = arxiv_date(identifier.value)
        if date is not None and date[0] != year:
            yield date[0]
    citation = project.citation(entry)
    field = citation.entry.field("year") if citation and citation.entry else None
    text = field.text.strip() if field is not None else ""
    if _YEAR.fullmatch(text) and int(text) != year:
        yield int(text)
