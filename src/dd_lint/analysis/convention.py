"""What a convention is, and how a list is asked for what it usually does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from dd_lint.config.model import MAJORITY, Law
from dd_lint.project.model import Project

_FEW = 10
"""Things of which all but one make a habit, where a convention takes that for one."""


def _none(project: Project) -> Iterable[Hashable]:
    return ()


class Convention(NamedTuple):
    """Something that lists do in one way or another.

    `values` gives, for each thing that counts, how the list does it; `of` says in the plural what those are
    ("entries"), `about` in one line what is told by them. What at least a `share` of them does is the list's
    habit, if it does so `fewest` times or more; None stands for `majority` of the configuration. With
    `forgiving`, all but one of a few make a habit, too, unless the share asks for more than is usual.

    The configuration may settle a convention by its name; `takes` says what the value is then, the words if
    it is one of a few, none if the value is not for it to say. `setting` is the key of the configuration that
    says it instead. A row without `values` is that of conventions which each part of a list has for itself.
    """

    name: str
    about: str
    of: str
    values: Callable[[Project], Iterable[Hashable]] = _none
    share: float | None = None
    fewest: int = 1
    forgiving: bool = False
    takes: type[bool] | type[int] | type[str] | tuple[str, ...] = bool
    setting: str = ""
    part: Hashable = None

    def of_part(self, part: Hashable, values: Sequence[Hashable]) -> Convention:
        """The convention as one part of a list has it, by how that does it."""
        return self._replace(part=part, values=lambda _: values)


class Habit(NamedTuple):
    """What a list does most often, or has to do: `value`, which it does `times` out of `total`.

    `holds` tells whether that is often enough to be a rule of the list's own, or the law: `is_law`.
    """

    convention: Convention
    value: Hashable
    times: int
    total: int
    holds: bool
    is_law: bool = False

    @property
    def usual(self) -> Hashable:
        """The value where it holds, else None."""
        return self.value if self.holds else None

    @property
    def evidence(self) -> str:
        """What shows it: "as in 212 of 215 entries"."""
        return "as configured" if self.is_law else evidence(self.times, self.total, self.convention.of)

    def reason(self, words: str) -> str:
        """Why a thing that does otherwise is wrong, in words of the others: "212 of 215 papers have one"."""
        return f"{words}, as configured" if self.is_law else f"{self.times:,} of {self.total:,} {words}"


def evidence(count: int, total: int, what: str) -> str:
    """What shows a convention: "as in 212 of 215 entries"."""
    return f"as in {count:,} of {total:,} {what}"


def habit(project: Project, convention: Convention) -> Habit:
    """What a list does of what a convention is about; computed once."""
    known = project.computed
    key = "convention", convention.name, convention.part
    if key not in known:
        known[key] = _habit(project, convention)
    found = known[key]
    assert isinstance(found, Habit)
    return found


def _habit(project: Project, convention: Convention) -> Habit:
    counts, setting = Counter(convention.values(project)), project.config.conventions.get(convention.name)
    total = counts.total()
    if isinstance(setting, Law):
        law = setting.value
        return Habit(convention, law, counts[law], total, holds=law is not None, is_law=True)
    if not counts:
        return Habit(convention, None, 0, 0, holds=False)
    if setting is not None:
        convention = convention._replace(
            share=convention.share if setting.share is None else setting.share,
            fewest=convention.fewest if setting.fewest is None else setting.fewest,
        )
    value, count = counts.most_common(1)[0]
    return Habit(convention, value, count, total, holds=_holds(project, convention, count, total))


def _holds(project: Project, convention: Convention, count: int, total: int) -> bool:
    share = project.config.majority if convention.share is None else convention.share
    few = convention.forgiving and share <= MAJORITY and total < _FEW and total - count <= 1
    return count >= convention.fewest and (count >= share * total or few)
