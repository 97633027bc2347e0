"""How well an entry reads."""

from __future__ import annotations

import re

from dd_lint.document.model import Entry

_FITS, _TITLE_ALONE, _PAPER_KNOWN = 2, 2, 1
FULL_WORTH = _FITS + _TITLE_ALONE + _PAPER_KNOWN
_SHORT = 3
"""Spaces from which on words are more than a name."""
_NAMED = re.compile(r"[*_\]\s]{0,9}:[*_\s]{0,9}[^\W\d_][^\n:]{12}")
_QUOTED = re.compile(r"(?<!=)[\"“][^\"“”]{20,}[\"”]")
_NO_TITLE = re.compile(
    r"\bet al\b|://|(?-i:,\s(?:[A-Z]\.?[\s-]?){1,3}$)|\w\W{1,3}(?:19|20)\d\d\w?\)?[.,:]\s\w|(?:(?<!\d)(?:19|20)|['’‘])\d\d\W{0,2}$"
    r"|^[^\"“]{0,40}[\"“][^\"“”]{20,}[\"”][^\"”]{0,40}$|^[^\"“]*[\"”][^\"“”]*$",
    re.IGNORECASE,
)
"""What shows that words are more than a title: names, a year at their end, a title in quotes."""


def worth(entry: Entry, text: str) -> int:
    """How well an entry reads, up to `FULL_WORTH`: its title is nothing but a title, its paper is known."""
    alone = _NO_TITLE.search(entry.title) is None and not _has_another_title(entry, text)
    return _FITS + _TITLE_ALONE * alone + _PAPER_KNOWN * (entry.paper is not None)


def _has_another_title(entry: Entry, text: str) -> bool:
    """Whether the title is elsewhere: in quotes that are left over, in the paper's link, or behind a name."""
    if any(_QUOTED.search(text, max(0, span.start - 1), span.end + 1) for span in entry.leftover):
        return True
    paper = entry.paper
    linked = paper.text if paper is not None and paper.start >= entry.title_end else ""
    if linked.count(" ") > 1 and len(linked) > len(entry.title):
        return True
    return entry.title.count(" ") < _SHORT and _NAMED.match(text, entry.title_end) is not None
