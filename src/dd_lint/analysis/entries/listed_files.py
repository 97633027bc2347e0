"""The files that a README without entries points to: those that hold the list."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from urllib.parse import unquote

from dd_lint.markdown.destinations import is_relative
from dd_lint.project.model import Project

_OF_REPOSITORY = re.compile(
    r"(?:readme|contribut\w*|licen[cs]e|code[_-]of[_-]conduct|changelog|security|template\w*|support|about|faq"
    r"|how[_-]?to\w*|usage|install\w*)(?:[._-]\w+)*\.md$",
    re.IGNORECASE,
)
_BLOB = re.compile(r"https?://github\.com/[^/]+/[^/]+/blob/(?:master|main|HEAD)/(?P<path>[^?#]+\.md)$")
"""A file of a repository, by its address."""


def listed_files(project: Project) -> tuple[str, ...]:
    """The `files` that a configuration would have for the Markdown files that a list links to.

    There are none where the configuration names some. Those of the list's own repository are known by
    their place alone, however they are addressed.
    """
    if project.config.files:
        return ()
    found: dict[str, None] = {}
    for link in project.document.links:
        blob = _BLOB.match(link.destination)
        path = blob["path"] if blob else link.destination.partition("#")[0]
        if not blob and not is_relative(link.destination):
            continue
        path = posixpath.normpath(unquote(path)).lstrip("/")
        name = posixpath.basename(path)
        listed = name.lower().endswith(".md") and not _OF_REPOSITORY.match(name) and not path.startswith("..")
        if listed and (blob or _is_there(project, link.destination)):
            found[path] = None
    return _patterns(found)


def _is_there(project: Project, destination: str) -> bool:
    target = project.targets.get(destination) or project.targets.get(destination.partition("#")[0])
    return target is not None and target.state == "file"


def _patterns(files: Iterable[str]) -> tuple[str, ...]:
    """What names some files: all of a folder where there are several in it."""
    folders: dict[str, list[str]] = {}
    for path in files:
        folders.setdefault(posixpath.dirname(path), []).append(path)
    return tuple(
        pattern
        for folder, own in folders.items()
        for pattern in ([f"{folder}/*.md"] if folder and len(own) > 1 else own)
    )
