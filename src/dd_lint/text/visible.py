"""Text that a terminal does not act on."""

from __future__ import annotations

import re

UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""A character that a terminal acts on, or that nothing can print."""


def visible(text: str) -> str:
    """Text with escapes for what would move a cursor, turn the reading direction or start a line."""
    return UNSAFE.sub(
        lambda match: match.group().encode("unicode_escape", "surrogatepass").decode("ascii"), text
    )
