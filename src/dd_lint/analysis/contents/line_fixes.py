"""The fixes that move, indent or take away lines of the contents."""

from __future__ import annotations

from dd_lint.analysis.contents.nesting import MisnestedLine
from dd_lint.analysis.contents.sequence import LinesAstray
from dd_lint.analysis.contents.tree import ContentsTree
from dd_lint.findings import Edit, Fix
from dd_lint.text.source import Span


def moved_lines(tree: ContentsTree, astray: LinesAstray) -> Fix | None:
    """Takes the lines, with those below them, to their place; None where they share a line with others."""
    last = tree.last_below(astray.last)
    start, end, place = tree.start(astray.first), tree.end(last), astray.place
    alone = all(tree.marker(one) for one in range(astray.first, last + 1))
    if end < 0 or not alone or place < 0 or start < place < end:
        return None
    text = tree.source.text[start:end]
    edits = (Edit(tree.source, Span(start, end), ""), Edit(tree.source, Span(place, place), text))
    return Fix(f'move "{tree.lines[astray.first].item.title}"', edits, safe=True)


def indented_line(tree: ContentsTree, misnested: MisnestedLine) -> Fix | None:
    """Gives a line the marker of its model; None where it cannot be at that depth by itself."""
    number, depth, model = misnested
    marker, wanted = tree.marker(number), tree.marker(model)
    fits = number > 0 and tree.depth(number - 1) >= depth - 1 and tree.last_below(number) == number
    if not marker or not wanted or marker == wanted or not fits:
        return None
    span = Span(tree.start(number), tree.lines[number].item.link.start)
    return Fix("indent it as the others", (Edit(tree.source, span, wanted),), safe=True)


def removed_line(tree: ContentsTree, number: int) -> Fix | None:
    """Takes a line away; None where others are below it, or more is on it."""
    end = tree.end(number)
    if not tree.marker(number) or tree.last_below(number) != number or end < 0:
        return None
    return Fix("remove the line", (Edit(tree.source, Span(tree.start(number), end), ""),), safe=False)
