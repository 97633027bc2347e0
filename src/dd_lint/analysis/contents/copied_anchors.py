"""Explicit anchors whose name another place has, most often because they were copied with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.analysis.contents.items import Reading, fragment_of, read_contents
from dd_lint.document.model import Anchor
from dd_lint.project.model import Project


class Copied(NamedTuple):
    """An anchor of a name that `right` has too; `line` is the dead line of the contents that means it."""

    anchor: Anchor
    right: Anchor
    line: Reading | None


def anchors_by_name(project: Project) -> dict[str, list[Anchor]]:
    """The explicit anchors by their names, in reading order."""
    named: dict[str, list[Anchor]] = defaultdict(list)
    for anchor in project.document.anchors:
        if anchor.name:
            named[anchor.name].append(anchor)
    return named


def in_its_place(anchors: list[Anchor], meant: dict[str, int]) -> Anchor:
    """Which of the anchors of one name is where the contents mean it to be; the first if they do not tell."""
    return next((one for one in anchors if 0 <= one.section == meant.get(one.name)), anchors[0])


def copied_anchors(project: Project) -> Iterator[Copied]:
    """The anchors that no link can reach, because another place has their name."""
    repeated = {name: found for name, found in anchors_by_name(project).items() if len(found) > 1}
    if not repeated:
        return
    readings = read_contents(project)
    meant = {fragment_of(one.item): one.means for one in readings}
    dead: dict[int, Reading] = {}
    for reading in readings:
        if reading.fault == "dead" and reading.means >= 0:
            dead.setdefault(reading.means, reading)
    for anchors in repeated.values():
        right = in_its_place(anchors, meant)
        for anchor in anchors:
            if anchor.tag_span != right.tag_span and (right.section < 0 or right.section != anchor.section):
                yield Copied(anchor, right, dead.pop(anchor.section, None))


def ambiguous_names(project: Project) -> set[str]:
    """The fragments that more than one section defines."""
    sections: dict[str, set[int]] = defaultdict(set)
    for anchor in project.document.anchors:
        sections[anchor.name].add(anchor.section)
    for section in project.document.sections:
        if section.slug in sections:
            sections[section.slug].add(section.index)
    return {name for name, found in sections.items() if len(found) > 1}
