"""Entries of different titles whose links name one paper, and whose link is wrong."""

from __future__ import annotations

import re
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.duplicates.policy import duplicates
from dd_lint.document.entry import Entry
from dd_lint.papers.identifiers import Identifier, citation_identifiers
from dd_lint.papers.titles import title_words
from dd_lint.project.model import Project

_NAME = 3
"""Words that the name of a dataset or a model has at most."""


class Clash(NamedTuple):
    """An entry whose link seems `wrong`, since it is that of the `other` one.

    `is_proved` tells whether a citation file says so; `right` is what the wrong entry's file names instead.
    """

    wrong: Entry
    other: Entry
    identifier: Identifier
    is_proved: bool
    right: Identifier | None


@computed_once
def clashes(project: Project) -> tuple[Clash, ...]:
    """The entries that share a link with one of another title, by rights one of the two."""
    found = []
    for pair in duplicates(project, "clash"):
        identifier = pair.later.identifier
        if identifier is None or _is_named_after(pair.earlier, pair.later):
            continue
        owner = _owner(project, pair.earlier, pair.later, identifier)
        wrong, other = (pair.earlier, pair.later) if owner is pair.later else (pair.later, pair.earlier)
        right = next((one for one in _cited(project, wrong) if one.kind == identifier.kind), None)
        found.append(Clash(wrong, other, identifier, owner is not None, right))
    return tuple(found)


def _is_named_after(one: Entry, other: Entry) -> bool:
    """Whether an entry may be a dataset or a model, with the paper that presents it.

    It is in another section, or both are variants of one model: "LLaMA-7B", "LLaMA-13B".
    """
    if one.enclosed or other.enclosed:
        return False
    if one.section == other.section:
        first, second = (re.split(r"[-\s(]", entry.title) for entry in (one, other))
        return first[0] == second[0] and max(len(first), len(second)) <= _NAME
    return min(len(entry.title.split()) for entry in (one, other)) <= _NAME


def _owner(project: Project, earlier: Entry, later: Entry, identifier: Identifier) -> Entry | None:
    """The entry that an identifier belongs to, where the citation files speak for one alone."""
    first, second = (_says(project, entry, identifier) for entry in (earlier, later))
    if first == second:
        return None
    return earlier if first > second else later


def _says(project: Project, entry: Entry, identifier: Identifier) -> int:
    """1 where the citation file confirms the link, -1 where it names another paper, 0 where it is silent."""
    cited = _cited(project, entry)
    if identifier in cited:
        return 1
    return -1 if any(one.kind == identifier.kind for one in cited) else 0


def _cited(project: Project, entry: Entry) -> tuple[Identifier, ...]:
    """What the citation file of an entry says of the paper, if it is this paper's."""
    citation = project.citation(entry)
    bibliography = citation.entry if citation else None
    title = bibliography.field("title") if bibliography else None
    if bibliography is None or title is None or title_words(title.text) != title_words(entry.title):
        return ()
    return citation_identifiers({field.key: field.text for field in bibliography.fields})
