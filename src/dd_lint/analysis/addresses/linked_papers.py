"""Whether the paper that a link leads to is the one that the list says it is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dd_lint.analysis import computed_once
from dd_lint.document.entry import Entry
from dd_lint.markdown import Inline
from dd_lint.papers.people import same_person
from dd_lint.papers.titles import content_words, is_generic, title_words
from dd_lint.project.model import Project
from dd_lint.project.outcomes import Outcome, Verdict
from dd_lint.text.folding import fold_title

_FEW, _MANY = 0.34, 0.67
"""Shares of the shorter title's words below which two titles are not one paper's: if nothing is known of the
authors, and if none of them is the same."""
_FEWEST = 2
"""Words that carry meaning, without which a title cannot be told from a name."""


@computed_once
def wrong_papers(project: Project) -> tuple[tuple[Entry, Inline, Outcome], ...]:
    """The entries, dated copies included, with their paper links that surely lead to another paper."""
    found = []
    for entry in (*project.entries, *project.latest):
        link = entry.paper
        outcome = project.outcomes.get(link.destination) if link else None
        if link is None or outcome is None or not outcome.title:
            continue
        if _is_other_paper(project, entry, outcome):
            found.append((entry, link, outcome))
    return tuple(found)


def with_wrong_papers(project: Project) -> Mapping[str, Outcome]:
    """The outcomes, with the verdict of those that lead to another paper."""
    outcomes = dict(project.outcomes)
    for _, _, outcome in wrong_papers(project):
        if outcome.verdict in (Verdict.ALIVE, Verdict.MOVED):
            message = f"it is that of another paper, {outcome.title}"
            outcomes[outcome.url] = outcome._replace(verdict=Verdict.WRONG_PAPER, message=message)
    return MappingProxyType(outcomes)


def _is_other_paper(project: Project, entry: Entry, outcome: Outcome) -> bool:
    """Whether a registry's title and authors are surely not the entry's.

    They are not if the title is that of another entry, or has too little in common with the entry's: a
    preprint often changes its title, but keeps its authors. Nothing can be said of a name alone ("ViT") or
    of a translated title.
    """
    title = fold_title(outcome.title or "")
    own, other = title_words(entry.title), title_words(outcome.title or "")
    if not own or not other or is_generic(own):
        return False
    if fold_title(entry.title) in title or "".join(other) in "".join(own):
        return False
    ours, theirs = set(content_words(own)), set(content_words(other))
    if len(ours) < _FEWEST or not theirs or not _is_latin(own):
        return False
    by_same = _share_authors(entry, outcome)
    if by_same:
        return False
    if title in project.entries_by_title:
        return True
    common = len(ours & theirs) / min(len(ours), len(theirs))
    return common < (_FEW if by_same is None else _MANY)


def _share_authors(entry: Entry, outcome: Outcome) -> bool | None:
    """Whether an author of the entry is one of the registry's; None if either names none."""
    authors = entry.authors
    if not authors or not outcome.authors:
        return None
    return any(same_person(author.name, name) for author in authors for name in outcome.authors)


def _is_latin(words: tuple[str, ...]) -> bool:
    letters = [letter for letter in "".join(words) if letter.isalpha()]
    return 2 * sum(letter.isascii() for letter in letters) > len(letters)
