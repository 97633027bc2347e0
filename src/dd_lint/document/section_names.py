"""Sections in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dd_lint.text.wording import quoted

if TYPE_CHECKING:
    from dd_lint.document.model import Section


def section_name(section: Section, longest: int = 60) -> str:
    """A section by its title in double quotes, or in words if it has none."""
    if section.title:
        return quoted(section.title, longest)
    return "a section without a title" if section.level else "the part before the first heading"
