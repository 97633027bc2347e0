"""What a convention is, and how a list is asked for what it usually does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import NamedTuple

from dd_lint.project.model import Project

_FEW = 10
"""Things of which all but one make a habit, where a convention takes that for one."""


class Convention(NamedTuple):
    """Something that lists do in one way or another.

    `values` gives, for each thing that counts, how the list does it; `of` says in the plural what those are
    ("entries"), `about` in one line what is told by them. What at least a `share` of them does is the list's
    habit, if it does so `fewest` times or more; None stands for `majority` of the configuration. With
    `forgiving`, all but one of a few make a habit, too. `setting` is the key of the configuration that says
    it instead.
    """

    name: str
    about: str
    of: str
    values: Callable[[Project], Iterable[Hashable]]
    share: float | None = None
    fewest: int = 1
    forgiving: bool = False
    setting: str = ""


class Habit(NamedTuple):
    """What a list does most often: `value`, `times` out of `total`.

    `holds` tells whether that is often enough to be a rule of the list's own.
    """

    convention: Convention
    value: Hashable
    times: int
    total: int
    holds: bool

    @property
    def evidence(self) -> str:
        """What shows it: "as in 212 of 215 entries"."""
        return f"as in {self.times:,} of {self.total:,} {self.convention.of}"


def habit(project: Project, convention: Convention) -> Habit:
    """What a list does of what a convention is about; computed once."""
    known = project.computed
    key = "convention", convention.name
    if key not in known:
        known[key] = _habit(project, convention)
    found = known[key]
    assert isinstance(found, Habit)
    return found


def _habit(project: Project, convention: Convention) -> Habit:
    counts = Counter(convention.values(project))
    if not counts:
        return Habit(convention, None, 0, 0, holds=False)
    value, count = counts.most_common(1)[0]
    return Habit(
        convention, value, count, counts.total(), holds=_holds(project, convention, count, counts.total())
    )


def _holds(project: Project, convention: Convention, count: int, total: int) -> bool:
    share = project.config.majority if convention.share is None else convention.share
    few = convention.forgiving and total < _FEW and total - count <= 1
    return count >= convention.fewest and (count >= share * total or few)
