"""A section that is to be read: its blocks, and what the configuration says of its entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dd_lint.markdown import Block
from dd_lint.templates.shape import Shape


class SectionBlocks(NamedTuple):
    """The blocks of a section, its heading among them, its number, and the shapes that may be in it.

    `titles` are the folded titles of the section and of those around it, the innermost first.

    Without shapes, the list itself teaches what its entries look like. `named` tells whether the shapes
    are given for this section by its name: then all that may be an entry there is one.
    """

    number: int
    blocks: Sequence[Block]
    titles: Sequence[str] = ()
    shapes: Sequence[Shape] = ()
    named: bool = False
