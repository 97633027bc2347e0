"""Bullets with no ordinary space behind them, which Markdown takes for words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from dd_lint.document.model import Role
from dd_lint.project.model import Project
from dd_lint.text.source import Span

_ODD = re.compile(
    r"^[ \t>]*(?:[-*+]|\d{1,3}[.)])(?P<odd>[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]+)"
    r"(?=[^\n]*\S)",
    re.MULTILINE,
)


def odd_spaces_after_bullets(project: Project) -> Iterator[Span]:
    """The spaces that are no ordinary ones between a bullet and an entry; a link on the line is no code's."""
    text, document = project.source.text, project.document
    if text.isascii():
        return
    links = [link.start for link in document.links]
    ends = [*(section.title_span.start for section in document.sections[1:]), len(text)]
    for section, end in zip(document.sections, ends, strict=True):
        if section.role not in (Role.ENTRIES, Role.LATEST):
            continue
        for found in _ODD.finditer(text, section.title_span.end, end):
            feed = text.find("\n", found.end())
            following = bisect_left(links, found.end())
            if following < len(links) and links[following] < (feed if feed >= 0 else len(text)):
                yield Span(*found.span("odd"))
