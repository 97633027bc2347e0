"""What a rule yields."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from dd_lint.text.source import Source, Span


class Severity(StrEnum):
    """How sure a finding is: surely wrong, likely wrong, worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Edit(NamedTuple):
    """Replaces one span of one file by another text."""

    source: Source
    span: Span
    text: str


class Fix(NamedTuple):
    """The edits that settle a finding, and what they do in words ("replace 226 by 227").

    A safe fix cannot change what the list means; an unsafe one wants a person's eye.
    """

    message: str
    edits: tuple[Edit, ...]
    safe: bool


class Related(NamedTuple):
    """Another place that belongs to a finding ("first listed here")."""

    source: Source
    span: Span
    message: str


class Node(NamedTuple):
    """A node of the list or of one of its files (an entry, a line of the contents, a field), by its place."""

    path: str
    span: Span


class Finding(NamedTuple):
    """What a rule found: where, what, and what would be right.

    `severity` is set only where this finding is worse or milder than its rule's own severity. `about` are the
    nodes that it is about, where those are not what it points at: a rule that yields to this one says nothing
    more of them.
    """

    source: Source
    span: Span
    message: str
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    severity: Severity | None = None
    about: tuple[Node, ...] = ()

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes that it is about."""
        return self.about or (Node(self.source.path, self.span),)
