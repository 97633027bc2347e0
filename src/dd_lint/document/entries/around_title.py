"""What stands before and behind the title of an entry, and is none of it."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from dd_lint.document.entries.tokens import is_mark, trimmed, years_in
from dd_lint.markdown import Block
from dd_lint.text.source import Span

TITLE_EDGE = ' \t\n*_.,;:|-–—[(/·“”"'
_GROUP = re.compile(
    r"\[[^\[\]\n]{1,60}\](?![(\[])"
    r"|\([^()\n]{1,160}\s(?:19|20)\d\d(?:[./-]\d{1,2}){0,2}\)"
    r"|\((?=[^()\n]{0,60}['’‘.\s](?:19|20)?\d\d\b|[\W\d]{1,14}\)|\W{0,3}[A-Z][A-Z&-]{1,12}\W{0,3}\)\W"
    r")[^()\n]{1,60}\)"
    r"|&nbsp;|:[\w+-]+:|\\?[*_~`]+|(?:19|20)\d\d(?:[./-]\d{1,2}){0,2}\s*[-–—|:]+\s"
    r"|[(（](?:19|20)\d\d[-–][^()（）\n]{1,120}[)）]"
)
"""What may stand before a title: tags in brackets, venues and years in parentheses, dates, emoji."""
_TAG = re.compile(r"^[^\w\n(]{0,9}\(([^()\n]{2,14})\)\s", re.MULTILINE)
_PARENTHESISED = re.compile(r"\(([^()\n]{2,14})\)(?=\s)")
_FEWEST_TAGS = 3
_ENDING = re.compile(r"[(（]([^()（）]{4,80})[)）]?$")
NAME = re.compile(r"[^\n\"“«]{1,60}?:[\s*_]*|\*\*[^\n\"“«*]{1,60}\*\*\s*")
"""The name of a method before its paper's title."""
_COLON = re.compile(r"[^:\n][*_]{0,3}\s?:[\s*_]*|:[*_]{1,3}\s*")
_FIRST = re.compile(
    r"(?:\((?:19|20)\d\d\)|(?:19|20)\d\d(?:[./]\d{1,2}){0,2})\s*[-–—:]\s+|\[\d{4}\.\d{4,5}\]\s+"
)
"""A date, or an arXiv identifier, before a title."""
TAGGED = re.compile(rf"\([^()\n]{{1,40}}\)|{NAME.pattern}")
"""What may stand before a linked title that is no venue: a method's name."""
_LAST = re.compile(
    r"[.,;?!]\s+(?:[A-Z][^.,;()\[\]\n]{1,60}[-\s'’])?(?:(?:19|20)\d\d|(?<=['’])\d\d)\W*$"
    r"|[.,;]\s+[A-Z][A-Z&-]{2,9}s?\W*$"
)
"""A venue and its year behind a title."""
SHORTEST = 4


def prefix_end(text: str, lead: Block, position: int) -> int:
    """Behind the numbers, tags, badges and emoji that an entry may have at a place before its title."""
    stops = {one.start: one for one in lead.inlines if one.kind in ("image", "html", "code", "link")}
    while position < lead.end:
        inline = stops.get(position)
        group = _GROUP.match(text, position, lead.end) or _tag(text, position, lead.end)
        if inline is not None and (inline.kind != "link" or not inline.text.strip() or is_mark(inline)):
            position = inline.end
        elif inline is not None:
            break
        elif group is not None:
            position = group.end()
        elif text[position].isalnum() or text[position] in '[(“"«\\$':
            break
        else:
            position += 1
    return min(position, lead.end)


def _tag(text: str, start: int, end: int) -> re.Match[str] | None:
    """Words in parentheses behind some in brackets, or where entries of the list begin with such tags."""
    words = _PARENTHESISED.match(text, start, end)
    bracketed = text[max(0, start - 2) : start].rstrip().endswith("]")
    return words if words is not None and (bracketed or _has_tags(text)) else None


def behind_name(text: str, lead: Block, position: int) -> int:
    """Behind the name in bold and the colon that a title may follow."""
    for inline in lead.inlines:
        if inline.kind == "strong" and inline.start <= position <= inline.text_start:
            colon = _COLON.match(text, inline.text_end - 1, lead.end)
            return colon.end() if colon else position
    return position


def without_meta(text: str, title: Span) -> Span:
    """A title without the venue and year around it: "TITLE (VENUE YEAR)", "YEAR - TITLE. VENUE YEAR"."""
    if first := _FIRST.match(text, title.start, title.end):
        title = Span(first.end(), title.end)
    ending = _ENDING.search(text, title.start, title.end)
    if ending is not None and ending.start() > title.start and years_in(text, *ending.span(1)):
        return trimmed(text, title.start, ending.start(), TITLE_EDGE)
    last = _LAST.search(text, title.start + SHORTEST, title.end)
    if last is not None and " " in text[title.start : last.start()]:
        return Span(title.start, last.start() + (text[last.start()] in "?!"))
    return title


@lru_cache(maxsize=2)
def _has_tags(text: str) -> bool:
    """Whether several lines of a list begin with the same words in parentheses."""
    return any(count >= _FEWEST_TAGS for count in Counter(_TAG.findall(text)).values())


def trimmed_title(text: str, start: int, end: int) -> Span:
    """A title without what surrounds it, but with the parenthesis that it may begin with."""
    span = trimmed(text, start, end, TITLE_EDGE)
    opens = span.start > start and text[span.start - 1] == "("
    closed = text.count(")", *span) - text.count("(", *span)
    return Span(span.start - 1, span.end) if opens and closed > 0 else span
