"""Brings fixes to disk: replaces a file as a whole or not at all, and makes citation files where none is.

Baselines and what `init` proposes are written by `replace_file`, too; reports are not.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from dd_lint.analysis.citations.new_citations import NewCitation
from dd_lint.fixes.fixpoint import Change
from dd_lint.project.disk import Disk
from dd_lint.project.find_list import LIST_LIMIT
from dd_lint.project.read_file import read_regular
from dd_lint.text.errors import RunError


class WriteError(RunError):
    """A file that cannot be written; one line for a person."""


def write_changes(folder: Path, changes: Mapping[str, Change]) -> list[str]:
    """Bring changes to the files below a folder, and return the paths that were written.

    Each file is the old one or the new one at any moment, whatever stops the process; its mode stays.
    A symbolic link is followed inside the repository only, and stays a link. A file is left alone if it
    is read-only, or no longer what the change was made of: nothing that somebody else wrote is lost.

    Raises:
        WriteError: a file cannot be written; those before it have been.
    """
    disk = Disk(folder)
    written = []
    with _alone(folder):
        for path, change in changes.items():
            try:
                replace_file(_real_place(disk, path), change.before, change.after)
            except OSError as error:
                raise WriteError(f"{path}: {error.strerror}") from error
            except ValueError as error:
                raise WriteError(f"{path}: {error}") from error
            written.append(path)
    return written


def _real_place(disk: Disk, path: str) -> str:
    """The file itself, at the end of all symbolic links."""
    real = os.path.realpath(os.path.join(disk.folder, path))
    if not disk.is_inside(real):
        raise ValueError("it leads out of the repository; not written")
    return real


def replace_file(place: str, before: bytes | None, after: bytes) -> None:
    """Make the file at `place`, which holds `before` (None: is not there), hold `after`.

    Raises:
        OSError: it cannot be written.
        ValueError: it is read-only, or holds something else.
    """
    folder = os.path.dirname(place) or "."
    if before is None:
        os.makedirs(folder, exist_ok=True)
    mode = 0o666 & ~_umask()
    if before is not None:
        mode = stat.S_IMODE(os.stat(place).st_mode)
        if not mode & stat.S_IWUSR or not os.access(place, os.W_OK):
            raise ValueError("it is read-only; not written")
    descriptor, temporary = tempfile.mkstemp(prefix=".dd-lint-", dir=folder)
    try:
        with open(descriptor, "wb") as file:
            file.write(after)
            file.flush()
            os.fchmod(descriptor, mode)
            os.fsync(descriptor)
        if _current(place) != before:
            raise ValueError("it changed meanwhile; run again")
        os.replace(temporary, place)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


def _current(place: str) -> bytes | None:
    try:
        return read_regular(place, LIST_LIMIT)
    except FileNotFoundError:
        return None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep another run from writing below the same folder at the same time, where the system can."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def write_citation(folder: Path, citation: NewCitation) -> str:
    """Write a citation file that does not exist yet; what went wrong in one line, or an empty text."""
    path = folder / citation.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        with open(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(citation.text)
    except OSError as error:
        return f"{path}: {error.strerror}"
    return ""
