"""What a relative link of a list points at."""

from __future__ import annotations

from typing import NamedTuple


class Target(NamedTuple):
    """What a relative link points at.

    `path` is relative to the list's folder. `state` is "file", "folder", "missing", "outside" (of the
    repository), "beyond" (above a folder that may be a part of a repository, or all of it) or "case" (it
    exists in another case: `actual`).
    """

    path: str
    state: str
    actual: str = ""

    @property
    def found(self) -> str:
        """The path that is there, in its own case; the one that was asked for where none is."""
        return self.actual or self.path
