"""The lines that a list item has to itself, for fixes that remove it or move it."""

from __future__ import annotations

import re

from dd_lint.document.entry import Entry
from dd_lint.document.model import Bullet
from dd_lint.text.source import Source, Span

_ITEM = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)")


def own_lines(source: Source, item: Entry | Bullet) -> Span | None:
    """The whole lines of an item, with their line feeds; None where they cannot be told for sure.

    That is so where something else is on them, where more of the item follows (nested items,
    further paragraphs), and where the item is alone between blank lines.
    """
    text = source.text
    end = item.end if isinstance(item, Entry) else item.span.end
    if item.bullet_start < 0:
        return None
    start = text.rfind("\n", 0, item.bullet_start) + 1
    indentation = text[start : item.bullet_start]
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if indentation.strip() or text[end:line_end].strip():
        return None
    following, blank = _next_line(text, line_end + 1)
    if following and not _ends_item(following, indentation, blank):
        return None
    if blank and not text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start].strip():
        return None
    return Span(start, min(line_end + 1, len(text)))


def _next_line(text: str, position: int) -> tuple[str, bool]:
    """The next line that is not blank, and whether a blank line, or the end, comes before it."""
    blank = False
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position:end]
        if line.strip():
            return line, blank
        blank, position = True, end + 1
    return "", True


def _ends_item(line: str, indentation: str, blank: bool) -> bool:
    """Whether a line that follows an item, perhaps after a blank one, cannot belong to it."""
    own = len(line) - len(line.lstrip())
    if _ITEM.match(line):
        return own <= len(indentation)
    return own == 0 and (blank or line.startswith("#"))
