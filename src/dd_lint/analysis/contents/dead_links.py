"""Links to fragments that are not there, and the fragments that they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dd_lint.analysis import computed_once
from dd_lint.analysis.contents.copied_anchors import ambiguous_fragments, names_of_copied_anchors
from dd_lint.analysis.contents.fragments import (
    FragmentLink,
    FragmentPlace,
    defined_fragments,
    fragment_links,
    fragment_places,
    section_fragments,
)
from dd_lint.analysis.contents.lines import COMPARISONS, contents_lines
from dd_lint.analysis.contents.titles import title_letters
from dd_lint.project.model import Project
from dd_lint.text.nearest import MISSPELT, NEAR, nearest
from dd_lint.text.source import Span

_SHORT = 8
"""Letters up to which a fragment is short."""


@computed_once
def dead_links(project: Project) -> tuple[FragmentLink, ...]:
    """The links to a fragment that nothing defines, in whatever case."""
    lower = {page: {name.lower() for name in names} for page, names in defined_fragments(project).items()}
    return tuple(one for one in fragment_links(project) if one.fragment.lower() not in lower[one.page])


def meant_fragment(project: Project, link: FragmentLink) -> str:
    """The fragment that a dead link means: that of the heading it names, or one nearly like it; else "".

    Where an anchor ought to have the name that the link has, the link means no other.
    """
    if not link.page and link.fragment in names_of_copied_anchors(project):
        return ""
    known = _candidates(project)
    if not link.page:
        section = known.titles.get(title_letters(link.link.text), -1)
        for name in (section_fragments(project).get(section), known.slugs.get(section)):
            if name and name not in ambiguous_fragments(project) and known.used.get(name, section) == section:
                return name
    return _nearest(known, link)


def _nearest(known: _Candidates, link: FragmentLink) -> str:
    if not known.searched:
        return ""
    names = known.free if link.link.span in known.lines else known.names[link.page]
    floor = NEAR if len(link.fragment) > _SHORT else MISSPELT
    return nearest(link.fragment, names, floor) or ""


@dataclass(frozen=True)
class _Candidates:
    """What dead links can mean.

    `titles` has the first section of each title, `slugs` for each section the fragment of its heading, if
    that leads there; `used` the section that each fragment means to which a line of the contents leads.
    `names` are the unambiguous fragments of each page, `free` those that no line of the contents, which are
    at `lines`, leads to. They are `searched` unless they are too many.
    """

    titles: Mapping[str, int]
    slugs: Mapping[int, str]
    used: Mapping[str, int]
    names: Mapping[str, tuple[str, ...]]
    free: tuple[str, ...]
    lines: frozenset[Span]
    searched: bool


@computed_once
def _candidates(project: Project) -> _Candidates:
    sections, places, lines = project.document.sections, fragment_places(project), contents_lines(project)
    titles: dict[str, int] = {}
    for section in sections[1:]:
        titles.setdefault(title_letters(section.title), section.index)
    headings = ((one.slug, one.index) for one in sections)
    slugs = {index: slug for slug, index in headings if places.get(slug) == FragmentPlace(index, None)}
    used = {one.fragment: one.means for one in lines if one.place}
    listed = {one.leads_to for one in lines if one.fits}
    unambiguous = tuple(name for name in places if name not in ambiguous_fragments(project))
    names = {page: tuple(names) for page, names in project.pages.items()} | {"": unambiguous}
    most = max(map(len, defined_fragments(project).values()))
    return _Candidates(
        titles=MappingProxyType(titles),
        slugs=MappingProxyType(slugs),
        used=MappingProxyType(used),
        names=MappingProxyType(names),
        free=tuple(one for one in unambiguous if places[one].section not in listed and one not in used),
        lines=frozenset(one.item.link.span for one in lines),
        searched=len(dead_links(project)) * most <= COMPARISONS,
    )
