"""Authors whom entries name and who are not where their citation files should have them."""

from __future__ import annotations

from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.citations.cited_entry import CitedEntry, cited_entries, is_damaged
from dd_lint.analysis.citations.family_names import is_proved_family_first
from dd_lint.analysis.citations.filed_names import (
    FiledName,
    are_told_apart,
    author_positions,
    filed_names,
    hold_two_people,
    is_team,
)
from dd_lint.analysis.citations.misfiled import is_misfiled
from dd_lint.document.entry import Author
from dd_lint.papers.people import fold_name, same_person
from dd_lint.project.model import Project
from dd_lint.text.nearest import slips

# A slip of the pen spoils two letters at most, and leaves five for each.
_SLIPS = 2
_LETTERS = 5


class AbsentAuthor(NamedTuple):
    """An author who is not where the file should have them, and the file's names.

    `turned` is the name there that is theirs the wrong way round, if there is one.
    """

    cited: CitedEntry
    names: tuple[FiledName, ...]
    author: Author
    turned: FiledName | None

    @property
    def position(self) -> int:
        """Where else among the file's names the author is, from 0; -1 where they are not."""
        return next((n for n, name in enumerate(self.names) if same_person(self.author.name, name.text)), -1)

    @property
    def misspelt(self) -> FiledName | None:
        """The name in the file that differs from the author's by a slip of the pen."""
        wanted = " ".join(fold_name(self.author.name))
        best, most = None, min(_SLIPS, len(wanted) // _LETTERS)
        for name in self.names:
            count = slips(wanted, " ".join(fold_name(name.shown)), most)
            if count is not None:
                best, most = name, count - 1
        return best


@computed_once
def absent_authors(project: Project) -> tuple[AbsentAuthor, ...]:
    """The first author of each entry who is not where the file should have them."""
    found = []
    for cited in cited_entries(project):
        if _begins_alike(cited) or _is_unsure(cited):
            continue
        names = filed_names(cited.bib)
        absent = _absent_author(cited, names) if names else None
        if absent is None or not are_told_apart(names) or hold_two_people(cited.entry, names):
            continue
        if not _is_damaged(project, cited) and not is_misfiled(project, cited):
            found.append(absent)
    return tuple(found)


def _begins_alike(cited: CitedEntry) -> bool:
    """Whether the one author whom the entry names plainly is the file's first."""
    authors, field = cited.entry.authors, cited.bib.field("author")
    if len(authors) != 1 or field is None:
        return not authors
    return same_person(authors[0].name, field.value.partition(" and ")[0])


def _is_unsure(cited: CitedEntry) -> bool:
    """Whether a part of a name may be what was read as a name: "Smith, A." elsewhere than in parentheses."""
    authors = cited.entry.authors
    split = len(authors) > 1 and any(" " not in author.name for author in authors)
    return split and not cited.entry.enclosed


def _is_damaged(project: Project, cited: CitedEntry) -> bool:
    """Whether a byte among the authors of the entry or of the file cannot be read."""
    field = cited.bib.field("author")
    return (field is not None and is_damaged(project, cited.path, field.value)) or any(
        is_damaged(project, project.source.path, author.name) for author in cited.entry.authors
    )


def _absent_author(cited: CitedEntry, names: tuple[FiledName, ...]) -> AbsentAuthor | None:
    found = author_positions(cited.entry, names)
    if -1 not in found and found[:1] in ([], [0]):
        return None
    number = 0 if found[0] != 0 else found.index(-1)
    author = cited.entry.authors[number]
    if is_team(author.name) or is_team(names[0].text):
        return None
    if number >= len(names) and cited.bib.has_others:
        return None
    turned = _turned_name(author, names) if found[number] < 0 else None
    return AbsentAuthor(cited, names, author, turned)


def _turned_name(author: Author, names: tuple[FiledName, ...]) -> FiledName | None:
    """The name in a file that is an author's once it is turned."""
    return next((name for name in names if name.turned and same_person(author.name, name.turned)), None)


def all_turned_names(project: Project, absent: AbsentAuthor) -> list[FiledName]:
    """The names to turn, where every author that the entry names is the wrong way round in the file."""
    turned = [_turned_name(author, absent.names) for author in absent.cited.entry.authors]
    if None in turned:
        return []
    return [
        name
        for name in absent.names
        if name.turned
        and (name in turned or not is_proved_family_first(project, name.text, absent.cited.bib))
    ]
