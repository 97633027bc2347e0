"""What joins the authors of an entry to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.entries.author_fields import author_fields
from dd_lint.document.entry import Author, Entry, Meta
from dd_lint.papers.people import fold_name, is_group
from dd_lint.project.model import Project
from dd_lint.text.source import Span

# Two full names in one have four words at least, and not very many.
_SPACES = range(3, 12)
# Words with a capital or particles, as no place or institution in capitals.
_WORD = r"[^\W\d_]\.?(?:-?[^\W\d_]\.)*|[^\W\d_](?:(?![A-Z]{2})[^\W\d_]|['’-])+\.?"
_PERSON = re.compile(rf"(?:{_WORD})(?: (?:{_WORD})){{1,4}}")


class Joint(NamedTuple):
    """The place between two neighbouring authors of an entry; `sign` is what stands there, without spaces."""

    entry: Entry
    meta: Meta
    before: Author
    after: Author
    sign: str

    @property
    def span(self) -> Span:
        """All that is between the two names."""
        return Span(self.before.end, self.after.start)


@computed_once
def author_joints(project: Project) -> tuple[Joint, ...]:
    """The places between the authors of the entries that have them in parentheses."""
    text = project.source.text
    return tuple(
        Joint(entry, meta, before, after, _sign(text, before, after))
        for entry, meta in author_fields(project)
        if entry.enclosed
        for before, after in pairwise(meta.authors)
    )


def parts_authors(project: Project, joint: Joint) -> bool:
    """Whether a comma separates two authors: no family and given name, no institution, no part of a venue."""
    before, after = joint.before.name, joint.after.name
    if _goes_on(after) or not (_PERSON.fullmatch(before) and _PERSON.fullmatch(after)):
        return False
    if joint.meta.et_al is not None:
        return True
    citation = project.citation(joint.entry)
    if citation is not None:
        cited = {fold_name(author.full) for author in citation.entries[0].authors}
        return {fold_name(before), fold_name(after)} <= cited
    known = project.venues.canonical
    return known(joint.meta.venue) is not None and known(after) is None


def unseparated_authors(project: Project) -> Iterator[tuple[Author, Span]]:
    """Names that are those of the first two authors of the citation file in one, and the space between."""
    text = project.source.text
    for entry, meta in author_fields(project):
        name = meta.authors[0]
        if not entry.enclosed or name.name.count(" ") not in _SPACES:
            continue
        citation = project.citation(entry)
        if citation is None:
            continue
        cited = [fold_name(author.full) for author in citation.entries[0].authors[:2]]
        words = re.finditer(r"\S+", text[name.start : name.end])
        for before, after in pairwise(words):
            gap = Span(name.start + before.end(), name.start + after.start())
            halves = (text[name.start : gap.start], text[gap.end : name.end])
            if [fold_name(half) for half in halves] == cited:
                yield name, gap


def _sign(text: str, before: Author, after: Author) -> str:
    return " ".join(text[before.end : after.start].replace("&amp;", "&").split())


def _goes_on(name: str) -> bool:
    """Whether what follows a comma belongs to the name before it, or is no person."""
    return is_group(name) or name.rstrip(".") in ("Jr", "Sr", "II", "III", "IV", "PhD")
