"""Explicit anchors that are elsewhere than the lines of the contents mean that link to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dd_lint.analysis.contents.lines import ContentsLine, contents_lines
from dd_lint.document.model import Anchor
from dd_lint.project.model import Project


class MisplacedAnchor(NamedTuple):
    """An anchor, and the line of the contents that uses it for another section."""

    anchor: Anchor
    line: ContentsLine


def misplaced_anchors(project: Project) -> Iterator[MisplacedAnchor]:
    """The anchors that lines of the contents use for another section than they are above."""
    anchors: dict[str, dict[int, Anchor]] = {}
    for anchor in project.document.anchors:
        anchors.setdefault(anchor.name, {}).setdefault(anchor.section, anchor)
    for line in contents_lines(project):
        misplaced = _misplaced(line, anchors.get(line.fragment, {}))
        if misplaced is not None:
            yield MisplacedAnchor(misplaced, line)


def _misplaced(line: ContentsLine, named: Mapping[int, Anchor]) -> Anchor | None:
    """The anchor of a line, among those of its name by section, if it is elsewhere than the line means."""
    if line.place is None:
        return None
    if line.fault == "anchor":
        return line.place.anchor
    # The link works by the heading's own fragment, in spite of the anchor.
    if not line.fault and line.place.anchor is None and line.means not in named:
        return next(iter(named.values()), None)
    return None
