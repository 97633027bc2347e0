"""The files that a README without entries points to: those that hold the list."""

from __future__ import annotations

import posixpath
import re
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
    """The Markdown files beside a list without entries that it links to, in its own order.

    Those of the list's own repository are known by their place alone, however they are addressed.
    """
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
    return tuple(found)


def _is_there(project: Project, destination: str) -> bool:
    target = project.targets.get(destination) or project.targets.get(destination.partition("#")[0])
    return target is not None and target.state == "file"


def patterns(files: tuple[str, ...]) -> tuple[str, ...]:
    """The `files` of a configuration that name some: all of a folder where there are several in it."""
    folders: dict[str, list[str]] = {}
    for path in files:
        folders.setdefault(posixpath.dirname(path), []).append(path)
    return tuple(
        pattern
        for folder, own in folders.items()
        for pattern in ([f"{folder}/*.md"] if folder and len(own) > 1 else own)
    )
