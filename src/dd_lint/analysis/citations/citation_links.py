"""Which papers of a list have a link to their citation."""

from __future__ import annotations

from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.citations.named_files import files_named_in
from dd_lint.document.entry import Entry
from dd_lint.document.model import Section
from dd_lint.papers.identifiers import code_repository
from dd_lint.project.model import Project
from dd_lint.text.folding import fold


class PaperToCite(NamedTuple):
    """An entry that is a paper, and whether it has a citation link, be it a broken one."""

    entry: Entry
    has_link: bool


@computed_once
def papers_to_cite(project: Project) -> tuple[PaperToCite, ...]:
    """The entries that are papers: they read well, link to one, and are in no exempt section."""
    exempt = {section.index for section in project.document.sections if _is_exempt(project, section)}
    return tuple(
        PaperToCite(entry, any(entry.links("bibtex")) or bool(files_named_in(project, entry.span)))
        for entry in project.entries
        if entry.conforming and entry.paper is not None
        if entry.section not in exempt and not _is_code(entry)
    )


def _is_exempt(project: Project, section: Section) -> bool:
    """Whether the entries of a section need no citation.

    The configuration says so, or the section's entries are of another sort: hardly any of them has a
    citation, or most are implementations, which are no papers, wherever they are.
    """
    unlinked = {fold(title) for title in project.config.sections.unlinked}
    if any(fold(outer.title) in unlinked for outer in project.document.section_path(section.index)):
        return True
    cited = sum(any(entry.links("bibtex")) for entry in section.entries)
    code = sum(map(_is_code, section.entries))
    return 2 * cited < len(section.entries) or 2 * code >= max(1, len(section.entries))


def _is_code(entry: Entry) -> bool:
    return entry.paper is not None and code_repository(entry.paper.destination) is not None
