"""Applies the fixes of findings until none is left, in memory; `replace_files` brings the result to disk."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from dd_lint.findings import Edit, Fix
from dd_lint.fixes.apply_edits import decoded, rewrite
from dd_lint.lint.engine import Linter
from dd_lint.lint.report import Diagnostic, Report
from dd_lint.project.disk import Disk
from dd_lint.project.find_list import LIST_LIMIT
from dd_lint.project.load_project import load_project
from dd_lint.project.model import Project
from dd_lint.rules import Rule
from dd_lint.text.errors import RunError

_MOST_PASSES = 100


class FixError(RunError):
    """Fixes that undo each other; one line for a person."""


@dataclass(frozen=True)
class Change:
    """A file's bytes before the fixes (None: there was no such file) and after them."""

    before: bytes | None
    after: bytes


@dataclass(frozen=True)
class Fixed:
    """What fixing came to.

    `report` is of the files as they are after the fixes, `changes` by path relative to the list's
    folder. `applied` says how many fixes of each rule were applied, `skipped` which files have fixes and
    cannot be edited, each with the reason.
    """

    report: Report
    changes: Mapping[str, Change]
    applied: Mapping[Rule, int]
    skipped: Mapping[str, str]


def fix(project: Project, folder: Path, linter: Linter, *, unsafe: bool) -> Fixed:
    """Apply the safe fixes of what `linter` finds, and the unsafe ones if asked for, to a fixed point.

    `project` was read from a file of `folder`.

    Raises:
        FixError: the fixes undo each other, or a file cannot be read again, or changed meanwhile.
    """
    disk = Disk(folder)
    changes: dict[str, Change] = {}
    applied: Counter[Rule] = Counter()
    states = set()
    while True:
        report = linter(project)
        closed = _closed(project)
        chosen = _choose(report.diagnostics, closed, unsafe=unsafe)
        if not chosen:
            return Fixed(
                report,
                MappingProxyType(
                    {path: one for path, one in sorted(changes.items()) if one.before != one.after}
                ),
                MappingProxyType(dict(applied)),
                _skipped(report, closed),
            )
        states.add(hash(tuple(sorted((path, change.after) for path, change in changes.items()))))
        _apply(chosen, changes, lambda path: _bytes_of(disk, path))
        applied.update(one.rule for one in chosen)
        contents = {path: change.after for path, change in changes.items()}
        if hash(tuple(sorted(contents.items()))) in states or len(states) > _MOST_PASSES:
            names = ", ".join(sorted({one.rule.name for one in chosen}))
            raise FixError(f"the fixes of {names} undo each other; nothing was changed")
        name = project.source.path
        data = contents.get(name) or _bytes_of(disk, name) or b""
        project = load_project(data, Disk(folder, contents), name, project.config, today=project.today)


def _bytes_of(disk: Disk, path: str) -> bytes | None:
    """What a file of the repository holds; None if there is no such file."""
    try:
        return None if disk.target(path).state == "missing" else disk.read(path, LIST_LIMIT)
    except (OSError, ValueError) as error:
        raise FixError(f"{path} cannot be fixed: {error}") from error


def _closed(project: Project) -> dict[str, str]:
    """The files whose text is not what their bytes say, or is in conflict, each with the reason."""
    return {one.source.path: one.reason for one in reversed(project.unreadable)}


def _is_open(fix: Fix | None, closed: Mapping[str, str]) -> bool:
    return fix is not None and not any(edit.source.path in closed for edit in fix.edits)


def _skipped(report: Report, closed: Mapping[str, str]) -> Mapping[str, str]:
    fixes = (one.finding.fix for one in report.diagnostics)
    paths = {edit.source.path for fix in fixes if fix for edit in fix.edits}
    return MappingProxyType({path: reason for path, reason in closed.items() if path in paths})


def _choose(
    diagnostics: Iterable[Diagnostic], closed: Mapping[str, str], *, unsafe: bool
) -> list[Diagnostic]:
    """The findings whose fixes can be applied together: the first of those that overlap.

    A new file is made of what the list says, so it waits until nothing else changes.
    """
    taken: dict[str, list[tuple[int, int]]] = {}
    chosen = []
    for one in diagnostics:
        fix = one.finding.fix
        if fix is None or not (fix.safe or unsafe) or not _is_open(fix, closed):
            continue
        if all(_is_free(taken.get(edit.source.path, ()), edit) for edit in fix.edits):
            for edit in fix.edits:
                insort(taken.setdefault(edit.source.path, []), edit.span)
            chosen.append(one)
    return [one for one in chosen if not _writes_a_file(one)] or chosen


def _writes_a_file(one: Diagnostic) -> bool:
    return one.finding.fix is not None and any(not edit.source.text for edit in one.finding.fix.edits)


def _is_free(taken: Sequence[tuple[int, int]], edit: Edit) -> bool:
    """Whether a span shares no place with those taken; two that touch share the place between them."""
    after = bisect_left(taken, edit.span)
    return (after == 0 or taken[after - 1][1] < edit.span.start) and (
        after == len(taken) or edit.span.end < taken[after][0]
    )


def _apply(
    chosen: Iterable[Diagnostic], changes: dict[str, Change], original: Callable[[str], bytes | None]
) -> None:
    edits: dict[str, list[Edit]] = {}
    for one in chosen:
        assert one.finding.fix is not None
        for edit in one.finding.fix.edits:
            edits.setdefault(edit.source.path, []).append(edit)
    for path, its_edits in edits.items():
        before = changes[path].before if path in changes else original(path)
        current = changes[path].after if path in changes else before or b""
        if decoded(current) != its_edits[0].source.text:
            raise FixError(f"{path} changed while it was checked; run again")
        changes[path] = Change(before, rewrite(current, its_edits))
