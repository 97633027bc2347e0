"""Explicit anchors whose name another place has, most often because they were copied with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.contents.lines import ContentsLine, contents_lines
from dd_lint.document.model import Anchor
from dd_lint.project.model import Project


class CopiedAnchor(NamedTuple):
    """An anchor of a name that `right` has too; `line` is the dead line of the contents that means it."""

    anchor: Anchor
    right: Anchor
    line: ContentsLine | None


@computed_once
def anchors_in_place(project: Project) -> Mapping[str, Anchor]:
    """For each name the explicit anchor that is where the contents mean it to be; else the first."""
    meant = meant_sections(project)
    return MappingProxyType(
        {
            name: next((one for one in anchors if 0 <= one.section == meant.get(name)), anchors[0])
            for name, anchors in _anchors_by_name(project).items()
        }
    )


@computed_once
def meant_sections(project: Project) -> Mapping[str, int]:
    """For each fragment that a line of the contents links to, the section that the line means."""
    return MappingProxyType({one.fragment: one.means for one in contents_lines(project)})


@computed_once
def copied_anchors(project: Project) -> tuple[CopiedAnchor, ...]:
    """The anchors that no link can reach, because another place has their name."""
    return tuple(_copied_anchors(project))


def _copied_anchors(project: Project) -> Iterator[CopiedAnchor]:
    dead: dict[int, ContentsLine] = {}
    for line in contents_lines(project):
        if line.fault == "dead" and line.means >= 0:
            dead.setdefault(line.means, line)
    in_place = anchors_in_place(project)
    for name, anchors in _anchors_by_name(project).items():
        right = in_place[name]
        for anchor in anchors:
            if anchor.tag_span != right.tag_span and (right.section < 0 or right.section != anchor.section):
                yield CopiedAnchor(anchor, right, dead.pop(anchor.section, None))


@computed_once
def names_of_copied_anchors(project: Project) -> frozenset[str]:
    """The fragments by which lines of the contents call copied anchors, and that are therefore dead."""
    return frozenset(one.line.fragment for one in copied_anchors(project) if one.line)


def _anchors_by_name(project: Project) -> dict[str, list[Anchor]]:
    named: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in project.document.anchors:
        if anchor.name:
            named[anchor.name].append(anchor)
    return named


@computed_once
def ambiguous_fragments(project: Project) -> frozenset[str]:
    """The fragments that more than one section defines."""
    sections: dict[str, set[int]] = defaultdict(set)
    for anchor in project.document.anchors:
        sections[anchor.name].add(anchor.section)
    for section in project.document.sections:
        if section.slug in sections:
            sections[section.slug].add(section.index)
    return frozenset(name for name, found in sections.items() if len(found) > 1)
