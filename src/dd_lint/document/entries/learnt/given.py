"""What the templates of a configuration say of titles: in which units they are, and how they are marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dd_lint.document.entries.learnt.candidate import Candidate
from dd_lint.document.entries.learnt.units import Unit
from dd_lint.document.entries.section_blocks import SectionBlocks
from dd_lint.templates.names import layout_name
from dd_lint.templates.shape import Shape

_MARKS: Mapping[str, tuple[str, ...]] = {"text": ("", "code")}
"""The marks of tokens that a shape's word for the title's mark stands for, where it is not the same word."""


def given_labels(sections: Sequence[SectionBlocks]) -> dict[str, str]:
    """The kinds of links by their labels, as templates have them; what is called other may be anything."""
    given = (label for section in sections for shape in section.shapes for label in shape.labels.items())
    return {label: kind for label, kind in given if kind != "other"}


def is_given(unit: Unit, one: Candidate) -> bool:
    """Whether a title is one that the templates of its section allow; any is where there are none."""
    return not unit.shapes or shape_of_title(unit, one) is not None


def agrees(units: Sequence[Unit]) -> bool:
    """Whether the templates for all sections have titles where they are found without them.

    Then what is found elsewhere is no entry; otherwise the templates say where titles are.
    """
    found = [
        is_given(one, one.best) for one in units if one.shapes and not one.named and one.best is not None
    ]
    return 2 * sum(found) >= len(found)


def shape_of_title(unit: Unit, one: Candidate) -> Shape | None:
    """The template that has its title in such a unit, with such a mark or else in such a column."""
    shapes = [shape for shape in unit.shapes if shape.container == unit.kind]
    for shape in shapes:
        marks = (*_MARKS.get(shape.title, (shape.title,)), *(("strong",) if shape.strong else ()))
        if one.layout.mark in marks:
            return shape
    if unit.heads.get(one.layout.cell) == "title":
        return next((shape for shape in shapes if len(shape.columns) > 1), None)
    return None


def template_of(unit: Unit, one: Candidate) -> str:
    """The name of the template that a title is of: the given one's, or that of its layout."""
    shape = shape_of_title(unit, one)
    return shape.name if shape is not None else layout_name(unit.kind, one.layout.mark)
