"""Fixes that take a comment, or a word of it, out of a file."""

from __future__ import annotations

from ...diagnostic import Edit, Fix
from ...source import Span
from ...suppressions import Comment, Named


def without_comment(comment: Comment, *, safe: bool) -> Fix:
    """Removes a comment, with its line if nothing else is on it."""
    text, (start, end) = comment.source.text, comment.span
    line = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    before, after = text[line:start], text[end:line_end]
    if not (before + after).strip():
        span = Span(line, min(line_end + 1, len(text)))
    elif not after.strip():
        span = Span(line + len(before.rstrip()), line_end)
    else:
        span = Span(start, end + len(after) - len(after.lstrip(" ")))
    return Fix("remove the comment", (Edit(comment.source, span, ""),), safe=safe)


def without_word(one: Named, *, safe: bool) -> Fix:
    """Removes one of the rules that a comment names; the comment, if it is the only one."""
    text = one.comment.source.text
    opening = text.rfind("[", one.comment.words.start, one.span.start)
    closing = text.find("]", one.span.end, one.comment.words.end)
    words = text[opening + 1 : closing].split(",") if 0 <= opening < closing else []
    if sum(bool(word.strip()) for word in words) < 2:
        return without_comment(one.comment, safe=safe)
    start, end = one.span
    following = text.find(",", end, closing)
    if following >= 0:
        end = following + 1
        end += len(text[end:closing]) - len(text[end:closing].lstrip())
    else:
        start = text.rindex(",", opening, start)
    return Fix(f'remove "{one.word}"', (Edit(one.comment.source, Span(start, end), ""),), safe=safe)
