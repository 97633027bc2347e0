"""Which lines of the contents are at another depth than those for headings of the same level."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.contents.conventions import CONTENTS_LEVELS, line_depth
from dd_lint.analysis.contents.tree import ContentsTree, contents_tree
from dd_lint.analysis.convention import habit
from dd_lint.project.model import Project

_GROUP = 4
"""Lines at one depth from which on they show the level of heading that belongs there."""
_THROUGHOUT = 3
"""Lines for headings of one level that are astray from which on the list means it so."""


class MisnestedLine(NamedTuple):
    """A line that is not `depth` deep, as those for headings of its level are; `model` is one of them."""

    number: int
    depth: int
    model: int


class MislevelledLine(NamedTuple):
    """A line among others of headings of a `level` that its own heading does not have, such as `model`."""

    number: int
    level: int
    model: int


@computed_once
def misnested_lines(project: Project) -> tuple[MisnestedLine, ...]:
    """The lines of the contents that are nested deeper, or less deep, than others of their level."""
    tree = contents_tree(project)
    by_level: dict[int, list[int]] = defaultdict(list)
    for number in tree.placed:
        by_level[tree.level(number)].append(number)
    return tuple(
        found for level, numbers in by_level.items() for found in _misnested(project, tree, level, numbers)
    )


def _misnested(
    project: Project, tree: ContentsTree, level: int, numbers: list[int]
) -> Iterator[MisnestedLine]:
    depths = Counter(map(tree.depth, numbers))
    # A line is judged by the others.
    odd = depths.most_common()[-1][0]
    depth = habit(project, line_depth(level, tuple((depths - Counter([odd])).elements())))
    if len(depths) < 2 or not depth.holds:
        return
    models = [number for number in numbers if tree.depth(number) == depth.value]
    for number in numbers:
        if tree.depth(number) != depth.value:
            model = models[max(bisect_left(models, number) - 1, 0)]
            yield MisnestedLine(number, tree.depth(model), model)


def mislevelled_lines(project: Project) -> Iterator[MislevelledLine]:
    """The lines among others of one level of heading whose own heading has another."""
    tree, levels = contents_tree(project), habit(project, CONTENTS_LEVELS)
    usual = tree.usual_levels
    # Where levels share a depth throughout, the contents do not show them.
    if levels.usual is not True or len(set(usual.values())) < len(usual):
        return
    astray = [number for number in tree.placed if tree.level(number) != usual[tree.depth(number)]]
    strays, lines = Counter(map(tree.level, astray)), Counter(map(tree.depth, tree.placed))
    misnested, models = {one.number for one in misnested_lines(project)}, _models(tree)
    for number in astray:
        depth, parent = tree.depth(number), tree.parents[number]
        model = models.get((depth, parent))
        # A line without a section of its own groups others as it likes.
        grouped = parent >= 0 and tree.sections[parent] < 0
        if model is None or number in misnested or grouped:
            continue
        if lines[depth] >= _GROUP and strays[tree.level(number)] < _THROUGHOUT:
            yield MislevelledLine(number, usual[depth], model)


def _models(tree: ContentsTree) -> Mapping[tuple[int, int], int]:
    """For each depth and line above, the first line whose heading has the level that is usual there."""
    found: dict[tuple[int, int], int] = {}
    for number in tree.placed:
        depth = tree.depth(number)
        if tree.level(number) == tree.usual_levels[depth]:
            found.setdefault((depth, tree.parents[number]), number)
    return found
