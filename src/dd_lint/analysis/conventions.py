"""The table of conventions: all that can be named before a list is read.

What each part of a list does for itself, such as the dates of a section, has one row here for the name, by
which the configuration settles it for all parts; the rows of the parts come from functions beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import ModuleType

from dd_lint.analysis.addresses import conventions as of_addresses
from dd_lint.analysis.badges import conventions as of_badges
from dd_lint.analysis.citations import conventions as of_citations
from dd_lint.analysis.contents import conventions as of_contents
from dd_lint.analysis.convention import Convention
from dd_lint.analysis.duplicates import conventions as of_duplicates
from dd_lint.analysis.entries import author_conventions, entry_conventions, link_conventions
from dd_lint.analysis.latest import conventions as of_latest
from dd_lint.analysis.order import conventions as of_order


def _rows(module: ModuleType) -> Iterator[Convention]:
    """The rows that are constants of a module, or the values of a mapping that is one."""
    for constant in vars(module).values():
        values = constant.values() if isinstance(constant, Mapping) else (constant,)
        yield from (value for value in values if isinstance(value, Convention))


_MODULES = (
    of_addresses, of_badges, of_citations, of_contents, of_duplicates, author_conventions, entry_conventions,
    link_conventions, of_latest, of_order,
)  # fmt: skip
CONVENTIONS: tuple[Convention, ...] = tuple(
    sorted((row for module in _MODULES for row in _rows(module)), key=lambda row: row.name)
)
"""All rows, by their names."""
