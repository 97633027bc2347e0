"""The citation files that a part of a list names, be it in a link, in a broken one, or in a comment."""

from __future__ import annotations

import re
from urllib.parse import unquote

from dd_lint.project.model import Project
from dd_lint.text.source import Span

# What is between the signs of Markdown, up to a fragment.
_WORD = re.compile(r"[^\s()\[\]{}<>\"'`#?]+")


def files_named_in(project: Project, span: Span) -> frozenset[str]:
    """The paths of the citation files that a part of the list names; they need not exist."""
    settings, text = project.config.citations, project.source.slice(span)
    prefix = "" if settings.folder == "." else f"{settings.folder}/"
    if prefix not in text:
        return frozenset()
    words = (word[0].rstrip(".,;:!") for word in _WORD.finditer(text))
    paths = (word.rpartition(prefix)[2] if prefix else word.removeprefix("./") for word in words)
    return frozenset(prefix + unquote(path) for path in paths if path.endswith(settings.suffixes))
