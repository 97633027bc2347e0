"""What each line of the contents says: which section its link leads to, and which one its words mean."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from dd_lint.analysis import computed_once
from dd_lint.analysis.contents.fragments import FragmentPlace, decoded_fragment, fragment_places
from dd_lint.analysis.contents.titles import repeats_title, title_letters
from dd_lint.document.model import ContentsItem, Role
from dd_lint.findings import Node
from dd_lint.project.model import Project
from dd_lint.text.nearest import MISSPELT, NEAR, likeness, nearest

COMPARISONS = 2_000_000
"""How many pairs of names are compared at most."""


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents.

    `leads_to` is the section that its link shows, `means` the one that its words name; -1 where there
    is none. `fits` tells whether it leads to the section that its label names, `fault` what is wrong where
    the two differ: "link" (it leads elsewhere), "anchor" (its anchor is in the wrong place), "name" (its
    anchor's name is taken), "dead" (it leads nowhere).
    """

    item: ContentsItem
    place: FragmentPlace | None
    leads_to: int
    means: int
    fits: bool
    fault: str = ""

    @property
    def fragment(self) -> str:
        """The decoded fragment that it links to."""
        return decoded_fragment(self.item.fragment)


@computed_once
def contents_lines(project: Project) -> tuple[ContentsLine, ...]:
    """The lines of the contents with what each leads to and means."""
    document = project.document
    if not document.contents:
        return ()
    places = fragment_places(project)
    lower = {name.lower(): place for name, place in places.items()}
    lines = []
    for item in document.contents:
        fragment = decoded_fragment(item.fragment)
        place = places.get(fragment) or lower.get(fragment.lower())
        section = place.section if place else -1
        fits = section >= 0 and repeats_title(item.title, document.sections[section].title)
        lines.append(ContentsLine(item, place, section, section, fits))
    return _Meanings(project, lines).settled()


def section_node(project: Project, index: int) -> Node:
    """A section, as what a finding is about."""
    return Node(project.source.path, project.document.sections[index].title_span)


class _Meanings:
    """Finds what the words of those lines mean that do not name the section their link leads to."""

    def __init__(self, project: Project, lines: list[ContentsLine]) -> None:
        document = project.document
        self.sections = document.sections
        self.lines = lines
        titled = [
            (title_letters(one.title), one.index)
            for one in document.sections
            if one.level and one.role is not Role.CONTENTS
        ]
        counts = Counter(title for title, _ in titled)
        self.titles = {title: index for title, index in titled if counts[title] == 1}
        shown = {one.leads_to for one in lines if one.fits}
        self.free = {title: index for title, index in self.titles.items() if index not in shown}
        used = {one.fragment.lower() for one in lines}
        fitting = (one.place.anchor for one in lines if one.place and one.fits)
        self.needed = {anchor.tag_span for anchor in fitting if anchor}
        self.spare = {anchor.section for anchor in document.anchors if anchor.name.lower() not in used}
        self.marked = {(anchor.name, anchor.section) for anchor in document.anchors}

    def settled(self) -> tuple[ContentsLine, ...]:
        """All lines, with what they mean."""
        others = sum(not one.fits for one in self.lines)
        search = others * len(self.free) <= COMPARISONS
        return tuple(one if one.fits else self._settle(one, search) for one in self.lines)

    def _settle(self, line: ContentsLine, search: bool) -> ContentsLine:
        label = title_letters(line.item.title)
        means = self.titles.get(label, -1)
        if means < 0 and search:
            means = self._nearest(label, line.leads_to)
        if line.place is None:
            return replace(line, means=means, fault="dead")
        if means < 0 or means == line.leads_to:
            return line
        return replace(line, means=means, fault=self._fault(line, means, exact=label in self.titles))

    def _nearest(self, label: str, current: int) -> int:
        """The section shown by no line whose title is most like a label, and liker than the current one's."""
        floor = MISSPELT
        if current >= 0:
            floor = max(NEAR, likeness(label, title_letters(self.sections[current].title)) + 1)
        found = nearest(label, self.free, floor)
        return self.free[found] if found else -1

    def _fault(self, line: ContentsLine, means: int, *, exact: bool) -> str:
        """Which of the two is wrong, the link or the anchor that it leads to."""
        anchor = line.place.anchor if line.place else None
        if anchor is None:
            return "link"
        if (anchor.name, means) in self.marked:
            return "name"
        return "link" if anchor.tag_span in self.needed or not exact or means in self.spare else "anchor"
