"""Authors whom an entry names by one word, and what the citation files say of them."""

from __future__ import annotations

from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.entries.author_fields import author_fields
from dd_lint.bibtex import Citation, Name
from dd_lint.document.entry import Author, Entry, Meta
from dd_lint.papers.people import fold_name, is_group
from dd_lint.project.model import Project


class BareName(NamedTuple):
    """An author named by one word; `number` counts from 0."""

    entry: Entry
    meta: Meta
    number: int

    @property
    def author(self) -> Author:
        """The author."""
        return self.meta.authors[self.number]


class FullName(NamedTuple):
    """The name in a citation file that a bare name is a part of."""

    citation: Citation
    name: Name


@computed_once
def names_in_full(project: Project) -> tuple[bool, ...]:
    """For each person that an entry names, whether by more than one word."""
    return tuple(
        not is_bare(author.name)
        for _, meta in author_fields(project)
        for author in meta.authors
        if not is_group(author.name)
    )


@computed_once
def bare_names(project: Project) -> tuple[BareName, ...]:
    """The persons named by one word, where that is surely a name: without an "et al.", the last may be a
    venue."""
    return tuple(
        BareName(entry, meta, index)
        for entry, meta in author_fields(project)
        for index, author in enumerate(meta.authors)
        if is_bare(author.name) and not is_group(author.name) and (meta.et_al is not None or index == 0)
    )


def is_bare(name: str) -> bool:
    """Whether a name is one word of an alphabet, without an initial ("Z.Li"); "王伟" is a full name."""
    alphabetic = name.isascii() or all(character < "\u0250" or not character.isalpha() for character in name)
    return " " not in name and "." not in name and alphabetic


def cited_name(project: Project, bare: BareName) -> FullName | None:
    """The name in the citation file that a bare one stands for; None where the file does not tell.

    A name without a given one tells something if it is whole: braced, or among full names. Those that the
    entry has too prove nothing: the file may have been made of the entry.
    """
    citation = project.citation(bare.entry)
    names = citation.entries[0].authors if citation else ()
    cited = _matching(names, bare)
    if citation is None or cited is None:
        return None
    if not cited.first and not cited.raw.startswith("{"):
        own = {fold_name(author.name) for author in bare.meta.authors}
        if not any(name.first and fold_name(name.full) not in own for name in names):
            return None
    return FullName(citation, cited)


def _matching(names: tuple[Name, ...], bare: BareName) -> Name | None:
    """The name that a bare one is a part of: at its place, or else the only one."""
    words = fold_name(bare.author.name)
    matching = [name for name in names if words in (fold_name(name.last), fold_name(name.first))]
    if bare.number < len(names) and names[bare.number] in matching:
        return names[bare.number]
    return matching[0] if len(matching) == 1 else None
