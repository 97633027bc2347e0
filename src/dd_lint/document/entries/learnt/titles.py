"""The words of a title: what a reader sees of a run of tokens, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from dd_lint.document.entries.learnt.tokens import Token

LONGEST_TEXT = 400
"""Characters of a title at most."""
_LETTERS = re.compile(r"[^\W\d_]{2}|[\u4e00-\u9fff\u3040-\u30ff]")
_ICONS_BEFORE = re.compile(r"(?:\s|:[a-z_+0-9-]+:|[^\w\s\"'“‘«(\[<$\\#@.&/+¿¡《「『-])+")
_KEPT_BEHIND = frozenset("\"'”’»)]>$!?%+.&#》」』-")
_SHORTCODE_BEHIND = re.compile(r":[a-z_+0-9-]{1,40}:$")
_WORK = re.compile(r"《[^《》]+》|「[^「」]+」|『[^『』]+』")
"""A title in the marks that Chinese and Japanese have for one."""
_CLOSERS = {"(": ")", "[": "]", "（": "）", "“": "”"}
_MARKUP = re.compile(
    r"\]\((?:[^()\s]|\([^()\s]*\))*\)|</?(?!su[bp]\b)[a-zA-Z!][^<>]*>|\*++|(?<!\w)_++|(?<!_)_++(?!\w)|`"
)


def may_be_title(words: str, *, whole: bool) -> bool:
    """Whether words have letters enough for a title; all that is marked needs one of them only."""
    lettered = _LETTERS.search(words) is not None or (whole and any(map(str.isalpha, words)))
    return lettered and len(words) <= LONGEST_TEXT


def title_span(text: str, own: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Where a title is, with the marks that belong to it: a bracket that it closes, a question mark."""
    start, end = own[first].start, own[last].end
    shown = text[start:end]
    if start and text[start - 1] == "$" and shown.count("$") % 2:
        start -= 1
    asked = re.compile(r"[?!？！]+").match(text, end)
    if asked:
        end = asked.end()
    for opening, closing in _CLOSERS.items():
        excess = shown.count(opening) - shown.count(closing)
        if excess > 0 and text[end : end + 1] == closing:
            end += 1
        elif excess < 0 and start and text[start - 1] == opening:
            start -= 1
    if shown.count('"') % 2 and text[end : end + 1] == '"':
        end += 1
    elif shown.count("$") % 2 and (dollar := text.find("$", end, end + 12)) >= 0:
        end = dollar + 1
    asked = re.compile(r"[?!？！]+").match(text, end)
    return start, asked.end() if asked else end


def title_text(text: str, own: Sequence[Token], first: int, last: int) -> str:
    """A title as a reader sees it, on one line."""
    start, end = title_span(text, own, first, last)
    words = text[start:end]
    if "](" in words or "<" in words or "*" in words or "_" in words or "`" in words:
        words = _MARKUP.sub("", words)
        words = re.sub(r"!?\[(?=[^\]]*$)", "", words) if words.count("[") > words.count("]") else words
    words = unescape(words) if "&" in words else words
    shown = " ".join(_without_icons(words).split()).strip(" ,;:|\\").strip()
    return shown[1:-1].strip() if _WORK.fullmatch(shown) else shown


def _without_icons(words: str) -> str:
    """A title without the emoji and shortcodes at its ends."""
    icons = _ICONS_BEFORE.match(words)
    words = words[icons.end() :] if icons else words
    end = len(words)
    while end:
        last = words[end - 1]
        shortcode = _SHORTCODE_BEHIND.search(words, max(0, end - 42), end) if last == ":" else None
        if shortcode is not None:
            end = shortcode.start()
        elif last.isalnum() or last == "_" or last in _KEPT_BEHIND:
            break
        else:
            end -= 1
    return words[:end]
