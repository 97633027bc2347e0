"""The lines of the contents as the tree that their indentation makes, each with the section it stands for."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dd_lint.analysis import computed_once
from dd_lint.analysis.contents.lines import ContentsLine, contents_lines
from dd_lint.document.model import Section
from dd_lint.project.model import Project
from dd_lint.text.source import Source

_MARKER = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+")


@dataclass(frozen=True)
class ContentsTree:
    """The lines of the contents by their numbers.

    `sections` has the section that each stands for, -1 where that is unsure or an earlier one stands for it;
    `parents` the line that each is below, -1 for the outermost. `placed` are the lines that stand for a
    section. `usual_levels` has for each depth the level of heading that most of them there have, and
    `earlier`, for a line that is there a second time, the first.
    """

    source: Source
    lines: tuple[ContentsLine, ...]
    sections: tuple[int, ...]
    parents: tuple[int, ...]
    placed: tuple[int, ...]
    usual_levels: Mapping[int, int]
    earlier: Mapping[int, int]
    headings: tuple[Section, ...]

    def depth(self, number: int) -> int:
        """How deep a line is; 1 for the outermost."""
        return self.lines[number].item.depth

    def level(self, number: int) -> int:
        """The level of the heading that a line stands for."""
        return self.headings[self.sections[number]].level

    def last_below(self, number: int) -> int:
        """The last line below a line, or the line itself."""
        last = number
        while last + 1 < len(self.lines) and self.depth(last + 1) > self.depth(number):
            last += 1
        return last

    def start(self, number: int) -> int:
        """Where the text of a line begins."""
        return self.source.text.rfind("\n", 0, self.lines[number].item.link.start) + 1

    def end(self, number: int) -> int:
        """Where the text of a line ends, its line feed included; -1 where it has none."""
        found = self.source.text.find("\n", self.lines[number].item.link.end)
        return found + 1 if found >= 0 else -1

    def marker(self, number: int) -> str:
        """Indentation and bullet of a line; empty where more comes before its link."""
        marker = self.source.text[self.start(number) : self.lines[number].item.link.start]
        return marker if _MARKER.fullmatch(marker) else ""


@computed_once
def contents_tree(project: Project) -> ContentsTree:
    """The lines of the contents as a tree."""
    lines = contents_lines(project)
    sections = _sections(lines)
    placed = tuple(number for number, section in enumerate(sections) if section >= 0)
    headings = project.document.sections
    levels: dict[int, Counter[int]] = defaultdict(Counter)
    for number in placed:
        levels[lines[number].item.depth][headings[sections[number]].level] += 1
    return ContentsTree(
        project.source,
        lines,
        sections,
        _parents(lines),
        placed,
        MappingProxyType({depth: counts.most_common(1)[0][0] for depth, counts in levels.items()}),
        MappingProxyType(_earlier(lines)),
        headings,
    )


def _sections(lines: tuple[ContentsLine, ...]) -> tuple[int, ...]:
    found = []
    seen = {-1}
    for line in lines:
        section = -1 if line.fault == "dead" else line.means
        found.append(-1 if section in seen else section)
        seen.add(section)
    return tuple(found)


def _parents(lines: tuple[ContentsLine, ...]) -> tuple[int, ...]:
    found = []
    above: list[int] = []
    for number, line in enumerate(lines):
        while above and lines[above[-1]].item.depth >= line.item.depth:
            above.pop()
        found.append(above[-1] if above else -1)
        above.append(number)
    return tuple(found)


def _earlier(lines: tuple[ContentsLine, ...]) -> dict[int, int]:
    """The lines that are there already, with the same words for the same place; each with the first."""
    first: dict[tuple[str, int], int] = {}
    found = {}
    for number, line in enumerate(lines):
        if line.fits and not line.fault:
            earlier = first.setdefault((line.fragment, line.leads_to), number)
            if earlier != number:
                found[number] = earlier
    return found
