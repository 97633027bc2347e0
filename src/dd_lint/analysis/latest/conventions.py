"""What a section of latest updates usually does: how it writes dates, and whether it copies entries."""

from __future__ import annotations

from collections.abc import Sequence

from dd_lint.analysis.convention import Convention
from dd_lint.document.model import Section

DATE_FORM = Convention(
    name="date-form",
    about="how the dates of the latest updates are written",
    of="dates",
    share=0.75,
    fewest=3,
    takes=(),
)
UPDATES_COPIED = Convention(
    name="updates-copied",
    about="whether the latest updates are copies of entries",
    of="dated items",
    share=0.5,
)


def form_of_dates(section: Section, forms: Sequence[str]) -> Convention:
    """How the dates of a section's items are written, by their forms."""
    return DATE_FORM.of_part(section.index, forms)


def updates_copied(section: Section, listed: Sequence[bool]) -> Convention:
    """Whether a section's dated items are copies of entries, by which of them are listed."""
    # As many of the one as of the other are copies still.
    return UPDATES_COPIED.of_part(section.index, sorted(listed, reverse=True))
