"""What was found in a list as it was in a commit, so that a run can show what has been added since."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from dd_lint.history.earlier_findings import EarlierFindings
from dd_lint.lint.engine import Linter
from dd_lint.lint.fingerprint import fingerprints
from dd_lint.project.disk import Disk
from dd_lint.project.find_list import LIST_LIMIT
from dd_lint.project.git import Commit, open_commit
from dd_lint.project.load_project import load_project
from dd_lint.project.model import Project
from dd_lint.text.errors import UserError
from dd_lint.text.source import Source

_LEAST_SHARED = 0.5


def known_since(reference: str, project: Project, folder: Path, linter: Linter) -> EarlierFindings | None:
    """What `linter` finds in the list as it was in a commit; None if the list was not there yet.

    `project` was read from a file of `folder`, or would be. A list that was renamed or moved since is
    recognised by its lines.

    Raises:
        GitError: see `dd_lint.project.git.open_commit`.
        UserError: the folder is in no repository.
    """
    disk = Disk(folder)
    repository = disk.repository
    if not os.path.lexists(os.path.join(repository, ".git")):
        raise UserError(f"--since compares with a commit of git, but {folder} is in no repository of git")
    with open_commit(repository, reference) as commit:
        place = _place_of(project.source, disk, commit)
        if place is None:
            return None
        old_disk = Disk(Path(os.path.dirname(place)), files=commit)
        data = old_disk.read(os.path.basename(place), LIST_LIMIT)
        # Under its new name, so that what is found in it has the fingerprints of today.
        old = load_project(data, old_disk, project.source.path, project.config, today=project.today)
    return EarlierFindings(frozenset(fingerprints(linter(old))), _line_test(old))


def _line_test(project: Project) -> Callable[[str, str], bool]:
    """Tells whether a line stands in a file of the project."""
    sources = {source.path: source for _, source in project.source.parts or ((0, project.source),)}
    sources |= {path: citation.source for path, citation in project.citations.items()}

    @cache
    def lines(path: str) -> frozenset[str]:
        source = sources.get(path)
        return frozenset(source.text.splitlines()) if source else frozenset()

    return lambda path, line: line in lines(path)


def _place_of(source: Source, disk: Disk, commit: Commit) -> str | None:
    """The full path of the list in the commit."""
    place = os.path.join(disk.folder, source.path)
    if Disk(Path(disk.folder), files=commit).target(source.path).state == "file":
        return place
    lines = Counter(filter(None, map(str.strip, source.text.splitlines())))
    shares = [(_share(lines, path, commit), path) for path in _gone(commit)]
    share, place = max(shares, default=(0.0, ""))
    return place if share >= _LEAST_SHARED else None


def _gone(commit: Commit) -> Iterator[str]:
    """The Markdown files of a commit that are no longer there."""
    for path in commit.files:
        if path.lower().endswith((".md", ".markdown")) and not os.path.lexists(path):
            yield path


def _share(lines: Counter[str], path: str, commit: Commit) -> float:
    """Which share of the lines, or of those of the file at `path`, they have in common."""
    try:
        text = commit.read(path, LIST_LIMIT).decode("utf-8", "replace")
    except (OSError, ValueError):
        return 0.0
    other = Counter(filter(None, map(str.strip, text.splitlines())))
    return (lines & other).total() / max(1, min(lines.total(), other.total()))
