"""The citation files that the text of a list names, be it in a link, in a broken one, or in a comment."""

from __future__ import annotations

import re
from urllib.parse import unquote

from dd_lint.project.model import Project
from dd_lint.text.source import Span

# What is between the signs of Markdown, up to a fragment.
_WORD = re.compile(r"[^\s()\[\]{}<>\"'`#?]+")


def named_files(project: Project, span: Span | None = None) -> frozenset[str]:
    """The paths of citation files that are in a part of the list, or in all of it; they need not exist."""
    settings = project.config.citations
    prefix = "" if settings.folder == "." else f"{settings.folder}/"
    text = project.source.text if span is None else project.source.slice(span)
    if prefix not in text:
        return frozenset()
    words = (word[0].rstrip(".,;:!") for word in _WORD.finditer(text))
    paths = (word.rpartition(prefix)[2] if prefix else word.removeprefix("./") for word in words)
    return frozenset(prefix + unquote(path) for path in paths if path.endswith(settings.suffixes))
