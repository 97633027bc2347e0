"""Which papers may be in a list more than once."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from operator import itemgetter

from dd_lint.analysis import computed_once
from dd_lint.analysis.convention import habit
from dd_lint.analysis.duplicates.conventions import LISTED_ONCE
from dd_lint.analysis.duplicates.groups import groups
from dd_lint.analysis.duplicates.repeated_papers import Duplicate, repeated_papers
from dd_lint.project.model import Project
from dd_lint.text.folding import fold, fold_title

_HANDFUL = 5
"""More papers than these are in two sections on purpose, however long the list."""
_OFTEN, _OFTEN_SHARE = 3, 4
"""How many entries, and one in how many of a section, repeat those of others on purpose."""
_MANY = 3
"""Entries in a row that repeat others of their section, from which on they do so on purpose."""
_HIGHLIGHTS = re.compile(
    r"\b(?:trending|highlights?|hot|featured|popular|recommended|must read|selected|picks?|milestones?)\b"
)


def duplicates(project: Project, *kinds: str) -> tuple[Duplicate, ...]:
    """The repeated papers of some kinds, without those that the list, or its configuration, wants."""
    return tuple(one for one in _unwanted(project) if one.kind in kinds)


@computed_once
def reports_across(project: Project) -> bool:
    """Whether one paper in two sections is a mistake: it is rare enough in the list to be one."""
    if project.config.duplicates != "auto":
        return project.config.duplicates == "error"
    once = habit(project, LISTED_ONCE)
    return once.usual is True and once.total - once.times <= _HANDFUL


def policy(project: Project) -> tuple[str, str]:
    """What `duplicates` of the configuration would be to say what is done without, and what shows it.

    It is empty where neither value would.
    """
    once = habit(project, LISTED_ONCE)
    if not reports_across(project):
        again = once.total - once.times if once.value is True else once.times
        return "off", f"{again:,} of {once.total:,} entries are listed in another section, too"
    grouped = (not one.across and _in_two_groups(project, one) for one in repeated_papers(project))
    if project.config.duplicates == "auto" and (_repeating(project) or any(grouped)):
        return "", ""
    return "error", once.evidence if once.value is True else "as configured"


@computed_once
def _unwanted(project: Project) -> tuple[Duplicate, ...]:
    found = tuple(
        one
        for one in repeated_papers(project)
        if one.across or not (_is_again(project, one) or _in_two_groups(project, one))
    )
    if not reports_across(project):
        return tuple(one for one in found if not one.across)
    if project.config.duplicates != "auto":
        return found
    repeating = _repeating(project)
    return tuple(
        one
        for one in found
        if not one.across or repeating.isdisjoint((one.earlier.section, one.later.section))
    )


@computed_once
def _second_views(project: Project) -> frozenset[int]:
    """Where entries begin that list once more, one after the other, what their section has: by year."""
    found: set[int] = set()
    for section in project.document.sections:
        seen: set[str] = set()
        again: list[bool] = []
        for entry in section.entries:
            title = fold_title(entry.title)
            again.append(title in seen)
            seen.add(title)
        for repeated, run in groupby(zip(section.entries, again, strict=True), key=itemgetter(1)):
            starts = [entry.start for entry, _ in run]
            if repeated and len(starts) >= _MANY:
                found.update(starts)
    return frozenset(found)


def _in_two_groups(project: Project, one: Duplicate) -> bool:
    """Whether a paper stands in two groups of one section, as it may in two sections."""
    if project.config.duplicates == "error" or one.kind not in ("title", "paper"):
        return False
    number = groups(project)
    return number.get(one.earlier.start) != number.get(one.later.start)


def _is_again(project: Project, one: Duplicate) -> bool:
    return project.config.duplicates == "auto" and one.later.start in _second_views(project)


@computed_once
def _repeating(project: Project) -> frozenset[int]:
    """The sections that repeat entries of others on purpose: highlights, and those that do it often."""
    sections = project.document.sections
    across = (one for one in repeated_papers(project) if one.across)
    shared = Counter(entry.section for one in across for entry in (one.earlier, one.later))
    return frozenset(
        index
        for index, count in shared.items()
        if _HIGHLIGHTS.search(fold(sections[index].title))
        or (count >= _OFTEN and _OFTEN_SHARE * count >= len(sections[index].entries))
    )
