"""Whether the paper that a link leads to is the one that the list says it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from ..document import Entry
from ..folding import fold_title
from ..people import same_person
from ..project import Project
from ..similarity import content_words, is_generic, title_words
from .outcome import Outcome, Verdict

_FEW = 0.34
"""Share of the shorter title's words below which two titles have too little in common to be one paper's."""


def linked_papers(project: Project) -> Iterator[tuple[Entry, Outcome]]:
    """Every entry, dated copies included, whose paper link's registry has told the title."""
    for entry in (*project.entries, *project.latest):
        outcome = project.outcomes.get(entry.paper.destination) if entry.paper else None
        if outcome is not None and outcome.title:
            yield entry, outcome


def is_other_paper(entry: Entry, outcome: Outcome) -> bool:
    """Whether a registry's title and authors are surely not the entry's.

    A preprint often changes its title; so one that shares some words, or the first author, is not
    another paper.
    """
    own, other = title_words(entry.title), title_words(outcome.title or "")
    if not own or not other or is_generic(own):
        return False
    if fold_title(entry.title) in fold_title(outcome.title or "") or "".join(other) in "".join(own):
        return False
    ours, theirs = set(content_words(own)), set(content_words(other))
    if not ours or not theirs or len(ours & theirs) / min(len(ours), len(theirs)) >= _FEW:
        return False
    authors = entry.meta.authors if entry.meta else ()
    return not any(same_person(authors[0].name, name) for name in outcome.authors if authors)


def with_wrong_papers(project: Project) -> Mapping[str, Outcome]:
    """The outcomes, with the verdict of those that lead to another paper."""
    outcomes = dict(project.outcomes)
    for entry, outcome in linked_papers(project):
        if outcome.verdict in (Verdict.ALIVE, Verdict.MOVED) and is_other_paper(entry, outcome):
            message = f"it is that of another paper, {outcome.title}"
            outcomes[outcome.url] = outcome._replace(verdict=Verdict.WRONG_PAPER, message=message)
    return MappingProxyType(outcomes)
