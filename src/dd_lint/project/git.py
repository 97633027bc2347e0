"""The only caller of git: the files of a commit, read through plumbing that runs no hook, filter or alias."""

from __future__ import annotations

import errno
import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from dd_lint.text.errors import UserError
from dd_lint.text.nearest import nearest

_TIMEOUT = 120
# A hook sets these for its own repository, which need not be the list's.
_LOCATIONS = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR",
    "GIT_NAMESPACE", "GIT_PREFIX", "GIT_CEILING_DIRECTORIES",
)  # fmt: skip
_SETTINGS = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}
_KINDS = {b"100644": "file", b"100755": "file", b"120000": "link", b"040000": "folder", b"160000": "folder"}
_MOST_LINKS = 40
_LONGEST_PATH = 4096


class GitError(UserError):
    """What git cannot give; one line for a person."""


class _RefusalError(GitError):
    """A command of git that failed; `said` is what it gave as the reason, if anything."""

    def __init__(self, said: str) -> None:
        super().__init__(f"git refuses: {said or 'it gives no reason'}")
        self.said = said


class _Object(NamedTuple):
    kind: str
    name: bytes


class Commit:
    """The files of one commit, under the paths that they have, or would have, in the working tree.

    `repository` is the real path of the working tree. A `dd_lint.project.disk.Disk` reads through it as it
    reads through the disk.
    """

    def __init__(self, repository: str, name: str, reader: subprocess.Popen[bytes]) -> None:
        self.repository = repository
        self.name = name
        self._reader = reader
        self._folders: dict[str, dict[str, _Object]] = {repository: {}}
        self._list()

    def _list(self) -> None:
        """Read the names of all files."""
        output = _git(self.repository, "ls-tree", "-r", "-t", "-z", "--full-tree", self.name)
        for line in output.split(b"\0"):
            if not line:
                continue
            description, _, path = line.partition(b"\t")
            mode, _, name = description.split(b" ")
            kind = _KINDS.get(mode, "other")
            parent, own = os.path.split(os.path.join(self.repository, os.fsdecode(path)))
            self._folders.setdefault(parent, {})[own] = _Object(kind, name)
            if kind == "folder":
                self._folders.setdefault(os.path.join(parent, own), {})

    @property
    def files(self) -> Iterator[str]:
        """The full paths of all regular files."""
        for folder, objects in self._folders.items():
            for name, one in objects.items():
                if one.kind == "file":
                    yield os.path.join(folder, name)

    def listing(self, folder: str) -> dict[str, str]:
        """The names in a folder, each with "file", "folder", "link" or "other"."""
        return {name: one.kind for name, one in self._folders.get(folder, {}).items()}

    def follow(self, place: str) -> str:
        """The full path that a symbolic link leads to; the link's own if it leads in a circle."""
        end = place
        for _ in range(_MOST_LINKS):
            one = self._object(end)
            if one is None or one.kind != "link":
                return end
            target = os.fsdecode(self._content(one.name, _LONGEST_PATH))
            end = os.path.normpath(os.path.join(os.path.dirname(end), target))
        return place

    def kind(self, full: str) -> str:
        """What is at a full path that is no link: "file", "folder" or "other"."""
        if full in self._folders:
            return "folder"
        one = self._object(full)
        return one.kind if one and one.kind == "file" else "other"

    def read(self, full: str, limit: int) -> bytes:
        """The bytes of the file at a full path.

        Raises:
            OSError: there is no such file.
            ValueError: it is not a regular file, or is larger than `limit`.
        """
        one = self._object(self.follow(full))
        if one is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), full)
        if one.kind != "file":
            raise ValueError("it is not a regular file")
        return self._content(one.name, limit)

    def _object(self, full: str) -> _Object | None:
        folder, name = os.path.split(full)
        return self._folders.get(folder, {}).get(name)

    def _content(self, name: bytes, limit: int) -> bytes:
        assert self._reader.stdin is not None
        assert self._reader.stdout is not None
        self._reader.stdin.write(name + b"\n")
        self._reader.stdin.flush()
        head = self._reader.stdout.readline().split()
        if len(head) != 3:
            short = self.name[:10]
            raise GitError(f"git has not all files of {short} here; `git fetch --refetch origin` gets them")
        left = int(head[2])
        too_large = left > limit
        pieces = []
        while left > 0 and (piece := self._reader.stdout.read(min(left, 1 << 20))):
            left -= len(piece)
            if not too_large:
                pieces.append(piece)
        self._reader.stdout.read(1)
        if too_large:
            raise ValueError(f"it is larger than {limit // (1024 * 1024)} MB")
        return b"".join(pieces)


@contextmanager
def open_commit(repository: str, reference: str) -> Iterator[Commit]:
    """The commit that a reference (a branch, a tag, a commit's name, `HEAD~3`) means, while it is needed.

    `repository` is the real path of the working tree.

    Raises:
        GitError: git is not there or refuses, or the repository has no such commit.
    """
    name = _resolve(repository, reference)
    arguments = _arguments(repository, "cat-file", "--batch")
    with subprocess.Popen(
        arguments,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    ) as reader:
        try:
            yield Commit(repository, name, reader)
        finally:
            reader.kill()


def _resolve(repository: str, reference: str) -> str:
    if not reference or reference.startswith("-") or not reference.isprintable():
        raise GitError(f"--since needs a branch, a tag or a commit, not {reference!r}")
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}")
    try:
        return _git(repository, *arguments).decode().strip()
    except _RefusalError as refusal:
        if refusal.said:
            raise
    raise GitError(f"--since {reference}: {_advice(repository, reference)}")


def _advice(repository: str, reference: str) -> str:
    """What to do about a reference that means no commit here."""
    names = _git(repository, "for-each-ref", "--format=%(refname:short)").decode("utf-8", "replace").split()
    if f"origin/{reference}" in names:
        return f"no such commit; did you mean origin/{reference}?"
    if _git(repository, "rev-parse", "--is-shallow-repository").strip() == b"true":
        return f"not in this shallow clone; fetch it first: {_fetching(reference)}"
    if reference == "HEAD":
        return "the repository has no commit yet"
    near = nearest(reference, [*names, "HEAD"])
    return f"no such commit{f'; did you mean {near}?' if near else ' in this repository'}"


def _fetching(reference: str) -> str:
    """The command that brings a reference into a shallow clone."""
    if re.search(r"[~^@:]", reference) or reference == "HEAD":
        return "git fetch --unshallow"
    branch = reference.removeprefix("origin/")
    if branch != reference:
        return f"git fetch --depth=1 origin {branch}:refs/remotes/origin/{branch}"
    if re.fullmatch(r"[0-9a-f]{40}", reference):
        return f"git fetch --depth=1 origin {reference}"
    return f"git fetch --depth=1 origin {reference}:{reference}"


def _git(repository: str, *arguments: str) -> bytes:
    """What a command of git prints."""
    try:
        done = subprocess.run(
            _arguments(repository, *arguments),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=_environment(),
            timeout=_TIMEOUT,
            check=False,
        )
    except FileNotFoundError:
        raise GitError("--since needs git, which is not installed") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise GitError(f"git does not answer: {error}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _RefusalError(said[0] if said else "")
    return done.stdout


def _arguments(repository: str, *arguments: str) -> list[str]:
    return ["git", "--no-pager", "-C", repository, *arguments]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _LOCATIONS}
    return kept | _SETTINGS
