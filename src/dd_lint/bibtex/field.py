"""A field of a citation: its name and its value, each with its place."""

from __future__ import annotations

from typing import NamedTuple

from dd_lint.bibtex.latex import plain
from dd_lint.text.source import Span


class Field(NamedTuple):
    """One `name = value` of an entry.

    `value` is the LaTeX between the delimiters as written. A macro, and a value put together
    with `#`, is resolved where all its macros are known and otherwise kept as written;
    its `value_span` is then the whole expression. `span` runs from the name to the end of
    the value, closing delimiter included.
    """

    name: str
    value: str
    span: Span
    name_span: Span
    value_span: Span

    @property
    def key(self) -> str:
        """The name in lower case; BibTeX does not tell `title` from `Title`."""
        return self.name.lower()

    @property
    def text(self) -> str:
        """The value as plain text."""
        return plain(self.value)
