"""What a section of latest updates usually does: how it writes dates, and whether it copies entries."""

from __future__ import annotations

from collections.abc import Sequence

from dd_lint.analysis.convention import Convention
from dd_lint.document.model import Section


def form_of_dates(section: Section, forms: Sequence[str]) -> Convention:
    """How the dates of a section's items are written, by their forms."""
    return Convention(
        name=f"date-form of section {section.index}",
        about="how the dates of the latest updates are written",
        of="dates",
        values=lambda _: forms,
        share=0.75,
        fewest=3,
    )


def updates_copied(section: Section, listed: Sequence[bool]) -> Convention:
    """Whether a section's dated items are copies of entries, by which of them are listed."""
    return Convention(
        name=f"updates-copied of section {section.index}",
        about="whether the latest updates are copies of entries",
        of="dated items",
        # As many of the one as of the other are copies still.
        values=lambda _: sorted(listed, reverse=True),
        share=0.5,
    )
