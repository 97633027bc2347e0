"""Titles of sections as headings and lines of the contents write them."""

from __future__ import annotations

import re

from dd_lint.text.folding import fold

_MARKUP = re.compile(r"([\[\]\\`*_<])")
_COUNT = re.compile(
    r"\s*[(\[（【]\s*(?!(?:19|20)\d\d\b)\d{1,4}\s*(?:papers?|items?|entries)?\s*[)\]）】]\s*$", re.IGNORECASE
)
_NUMBERING = re.compile(r"\A\s*(?:\d{1,2}(?:\.\d{1,2}){0,4}[.):、]?|[A-Za-z][.)]|[IVXivx]{1,5}[.)])\s+(?=\S)")
_ICONS = re.compile(r"\A[^\w\s(\[（]+\s+(?=\w)")
"""An emoji before a title's number, which a heading may have and the contents lack."""
_SHORTCODE = re.compile(r":[a-z0-9_+-]{1,40}:")
_ASIDE = re.compile(r"[(\[（][^()\[\]（）]{0,200}[)\]）]")


def title_letters(title: str) -> str:
    """A title without numbering, trailing count, emoji, markup and case; its letters in one run."""
    plain = _without_icons(title_without_count(title[:300]))
    return _letters(_NUMBERING.sub("", plain, count=1)) or _letters(plain) or title.strip()


def title_without_count(title: str) -> str:
    """A title without the count of entries at its end."""
    return _COUNT.sub("", title)


def repeats_title(label: str, title: str) -> bool:
    """Whether a line's label is a heading's title, but for what `title_letters` leaves out and an aside."""
    if title_letters(label) == title_letters(title):
        return _same_numbering(label, title)
    return title_letters(title) == title_letters(_ASIDE.sub(" ", label)) or (
        title_letters(_ASIDE.sub(" ", title)) == title_letters(label)
    )


def escaped_title(title: str) -> str:
    """A title as the text of a link in Markdown."""
    return _MARKUP.sub(r"\\\1", title)


def title_for_line(title: str, *, like: str) -> str:
    """A heading's title for a line of the contents: numbering, count and aside only if the line has them."""
    if not _COUNT.search(like):
        title = title_without_count(title)
    if not _ASIDE.search(like):
        title = _ASIDE.sub(" ", title).strip() or title
    if not _NUMBERING.match(like):
        title = _NUMBERING.sub("", title, count=1)
    return title.strip()


def _letters(text: str) -> str:
    return fold(text).replace(" ", "")


def _without_icons(title: str) -> str:
    return _ICONS.sub("", _SHORTCODE.sub(" ", title).strip())


def _same_numbering(label: str, title: str) -> bool:
    one, other = _NUMBERING.match(_without_icons(label)), _NUMBERING.match(_without_icons(title))
    return not one or not other or _letters(one[0]) == _letters(other[0])
