"""Which lines of the contents are before or after their section's place in the document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.contents.tree import ContentsTree, contents_tree
from dd_lint.analysis.order.runs import longest_run
from dd_lint.project.model import Project

_ALPHABET = 4
"""Lines from which on an alphabetical order is no chance."""


class LineSequence(NamedTuple):
    """The lines that follow each other as their sections do, as many as possible, and those `astray`.

    A line that is out of place with the line above it in the hierarchy is neither.
    """

    kept: tuple[int, ...]
    astray: tuple[int, ...]


class LinesAstray(NamedTuple):
    """Lines that follow each other and belong elsewhere, together: from `first` to `last`.

    They belong below the line `neighbour`, or above it where it is the first of all (`below` tells which).
    `place` is the offset of that, -1 where it is after a last line without a line feed.
    """

    first: int
    last: int
    neighbour: int
    below: bool
    place: int


@computed_once
def line_sequence(project: Project) -> LineSequence:
    """Which lines of the contents keep their places."""
    tree = contents_tree(project)
    kept = tuple(tree.placed[index] for index in longest_run([tree.sections[one] for one in tree.placed]))
    staying = frozenset(kept)
    return LineSequence(
        kept,
        tuple(
            number
            for number in tree.placed
            if number not in staying and not _moves_with_parent(tree, number, staying)
        ),
    )


def _moves_with_parent(tree: ContentsTree, number: int, kept: frozenset[int]) -> bool:
    """Whether the line above it in the hierarchy is out of place as well, and explains it."""
    parent = tree.parents[number]
    if parent < 0 or parent in kept or tree.sections[parent] < 0:
        return False
    return tree.headings[tree.sections[number]].parent == tree.sections[parent]


def is_alphabetical(project: Project) -> bool:
    """Whether the outermost lines of the contents follow the alphabet, and so an order of their own."""
    titles = [line.item.title.casefold() for line in contents_tree(project).lines if line.item.depth == 1]
    return len(titles) >= _ALPHABET and titles == sorted(titles)


def lines_astray(project: Project) -> Iterator[LinesAstray]:
    """The lines of the contents that are out of order, those together that belong together."""
    tree, (kept, astray) = contents_tree(project), line_sequence(project)
    order = [tree.sections[number] for number in kept]
    by_section = sorted(tree.placed, key=tree.sections.__getitem__)
    ranks = {number: rank for rank, number in enumerate(by_section)}
    for run in _runs(tree, astray, order):
        rank, position = ranks[run[0]], bisect_left(order, tree.sections[run[0]])
        place = tree.start(kept[0]) if not position else _end_below(tree, kept, kept[position - 1], run[0])
        yield LinesAstray(run[0], run[-1], by_section[rank - 1] if rank else kept[0], rank > 0, place)


def _end_below(tree: ContentsTree, kept: Sequence[int], above: int, moved: int) -> int:
    """Where the text of a line ends, with the deeper lines whose own place is unsure: they belong to it."""
    position = bisect_left(kept, above) + 1
    following = kept[position] if position < len(kept) else len(tree.lines)
    last = above
    while last + 1 < following and last + 1 != moved and tree.depth(last + 1) > tree.depth(moved):
        last += 1
    return tree.end(last)


def _runs(tree: ContentsTree, astray: Sequence[int], order: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in astray:
        if run and not (
            tree.last_below(run[-1]) + 1 == number
            and tree.depth(run[-1]) == tree.depth(number)
            and tree.sections[run[-1]] < tree.sections[number]
            and bisect_left(order, tree.sections[run[-1]]) == bisect_left(order, tree.sections[number])
        ):
            yield run
            run = []
        run.append(number)
    if run:
        yield run
