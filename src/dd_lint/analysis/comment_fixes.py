"""Fixes that take a comment, or a word of it, out of a file."""

from __future__ import annotations

from dd_lint.document.suppressions import Comment, Suppression
from dd_lint.findings import Edit, Fix
from dd_lint.text.source import Span


def without_comment(comment: Comment, *, safe: bool) -> Fix:
    """Removes a comment, with its line if nothing else is on it."""
    return Fix("remove the comment", (_comment_out(comment),), safe=safe)


def without_word(one: Suppression, *, safe: bool) -> Fix:
    """Removes one of the rules that a comment names; the comment, if it is the only one."""
    out = _word_out(one.comment, one.word_span)
    whole = out.span.end >= one.comment.span.end
    # Without what it ends, an `enable` would be a mistake of its own.
    edits = (out, _word_out(*one.enable)) if one.enable else (out,)
    return Fix("remove the comment" if whole else f'remove "{one.word}"', edits, safe=safe)


def _comment_out(comment: Comment) -> Edit:
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
    return Edit(comment.source, span, "")


def _word_out(comment: Comment, word: Span) -> Edit:
    text = comment.source.text
    opening = text.rfind("[", comment.words.start, word.start)
    closing = text.find("]", word.end, comment.words.end)
    words = text[opening + 1 : closing].split(",") if 0 <= opening < closing else []
    if sum(bool(word.strip()) for word in words) < 2:
        return _comment_out(comment)
    start, end = word
    following = text.find(",", end, closing)
    if following >= 0:
        end = following + 1
        end += len(text[end:closing]) - len(text[end:closing].lstrip())
    else:
        start = text.rindex(",", opening, start)
    return Edit(comment.source, Span(start, end), "")
