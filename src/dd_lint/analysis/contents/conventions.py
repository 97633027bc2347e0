"""What a list's contents usually do: how they word, order and nest their lines, and which they list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dd_lint.analysis.contents.lines import contents_lines
from dd_lint.analysis.contents.sequence import line_sequence
from dd_lint.analysis.contents.tree import contents_tree
from dd_lint.analysis.convention import Convention
from dd_lint.project.model import Project


def _worded_as_headings(project: Project) -> Iterator[bool]:
    return (one.fits for one in contents_lines(project) if one.leads_to >= 0 and not one.fault)


CONTENTS_WORDING = Convention(
    name="contents-wording",
    about="whether the contents repeat the words of the headings",
    of="lines of the contents",
    values=_worded_as_headings,
    share=2 / 3,
    fewest=2,
)


def _in_document_order(project: Project) -> Iterator[bool]:
    astray = set(line_sequence(project).astray)
    return (number not in astray for number in contents_tree(project).placed)


CONTENTS_SEQUENCE = Convention(
    name="contents-sequence",
    about="whether the contents list sections as they follow each other",
    of="lines of the contents",
    values=_in_document_order,
    share=0.75,
    fewest=3,
)


def _at_usual_level(project: Project) -> Iterator[bool]:
    tree = contents_tree(project)
    return (tree.level(number) == tree.usual_levels[tree.depth(number)] for number in tree.placed)


CONTENTS_LEVELS = Convention(
    name="contents-levels",
    about="whether lines at one depth are for headings of one level",
    of="lines of the contents",
    values=_at_usual_level,
    share=0.9,
    forgiving=True,
)


def _listed_once(project: Project) -> Iterator[bool]:
    earlier = contents_tree(project).earlier
    return (number not in earlier for number in range(len(contents_lines(project))))


CONTENTS_ONCE = Convention(
    name="contents-once",
    about="whether the contents list a section once",
    of="lines of the contents",
    values=_listed_once,
    share=0.9,
    forgiving=True,
)


CONTENTS_DEPTH = Convention(
    name="contents-depth",
    about="how deep the lines for headings of a level are",
    of="lines for headings of the level",
    share=0.9,
    fewest=3,
    takes=(),
)


def line_depth(level: int, depths: Sequence[int]) -> Convention:
    """At what depth the contents list the headings of one level, by the depths of such lines."""
    return CONTENTS_DEPTH.of_part(level, depths)


CONTENTS_SIBLINGS = Convention(
    name="contents-siblings",
    about="whether the contents list the sections beside each other",
    of="sections with entries",
    share=2 / 3,
    fewest=2,
)


def siblings_listed(parent: int, level: int, listed: Sequence[bool]) -> Convention:
    """Whether the contents list the sections of one level in one around them, by which ones they list."""
    return CONTENTS_SIBLINGS.of_part((level, parent), listed)
