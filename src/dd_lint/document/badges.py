"""Badge images: what a badge counts, or which repository it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import unquote

from dd_lint.document.model import Badge
from dd_lint.markdown import Inline
from dd_lint.text.folding import fold
from dd_lint.text.source import Span

_SHIELDS = r"(?:https?:)?//(?:img\.shields\.io|shields\.io|raster\.shields\.io)"
_STATIC = re.compile(
    rf"{_SHIELDS}/badge/((?:[^?#/-]|--)*)-(?:((?:[^?#/-]|--)*)-)?[^?#/-]*(?:\?(?P<query>[^#]*)|#|$)"
)
_QUERIED = re.compile(rf"{_SHIELDS}/static/v1\?(?P<query>[^#]*)")
_BADGEN = re.compile(r"(?:https?:)?//(?:flat\.)?badgen\.net/badge/([^?#/]+)/([^?#/]+)(?:[/?#]|$)")
_LABEL = re.compile(r"(?:^|&)label=([^&]*)")
_MESSAGE = re.compile(r"(?:^|&)message=([^&]*)")
_NUMBER = re.compile(r"\d{1,9}|\d{1,3}(?:(?:,|%2C|\.)\d{3}){1,2}", re.IGNORECASE)
"""A whole number, which may have its thousands apart."""
_LIVE = re.compile(
    r"(?:https?:)?//(?:img\.shields\.io|badgen\.net|flat\.badgen\.net)/github/(stars|forks)/([\w.-]+/[\w.-]+?)(?:\.svg)?(?:[?#/]|$)"
)
_COUNTED = (
    "paper", "item", "entr", "publication", "number of", "count", "total", "article", "artikel", "articulo",
    "aufsatz", "aufsatze", "artigo", "论文", "論文", "文章", "文献", "논문",
)  # fmt: skip
_EXCLUDED = ("year", "last", "version", "issue", "contributor", "download", "page")


class _Static(NamedTuple):
    """What a static badge says: its label, its message as it is written, and where that is in the address."""

    label: str
    message: str
    start: int


def _static(destination: str) -> _Static | None:
    """The words of a static badge (https://shields.io/badges, https://badgen.net/help)."""
    if found := _STATIC.match(destination):
        named = _LABEL.search(found["query"] or "")
        group = 2 if found[2] is not None else 1
        words = _decode(found[1]) if found[2] is not None else unquote(named[1]) if named else ""
        return _Static(words, found[group], found.start(group))
    if found := _BADGEN.match(destination):
        return _Static(unquote(found[1]), found[2], found.start(2))
    if (found := _QUERIED.match(destination)) and (message := _MESSAGE.search(found["query"])):
        label = _LABEL.search(found["query"])
        start = found.start("query") + message.start(1)
        return _Static(unquote(label[1]).replace("+", " ") if label else "", message[1], start)
    return None


def read_badge(image: Inline, labels: Sequence[str] = ()) -> Badge | None:
    """A badge, or None where the image is not one.

    `labels` are the words of a count badge where they are not among the usual ones.
    """
    destination = image.destination
    if static := _static(destination):
        folded = fold(static.label or image.text)
        wanted = folded in {fold(words) for words in labels} if labels else _counts(folded)
        if wanted and static.message.isascii() and _NUMBER.fullmatch(static.message):
            return _count_badge(image, static)
        return Badge("other", static.label, image)
    live = _LIVE.match(destination)
    if live:
        return Badge(live[1], live[1], image, repository=live[2])
    return None


def _count_badge(image: Inline, static: _Static) -> Badge:
    if image.destination_start < 0:
        return Badge("other", static.label, image)
    start = image.destination_start + static.start
    count = int(re.sub(r"%2C|\D", "", static.message, flags=re.IGNORECASE))
    span = Span(start, start + len(static.message))
    return Badge("count", static.label or image.text, image, count, span)


def like_written(number: int, written: str) -> str:
    """A number with its thousands apart as in another one that is `written`."""
    mark = re.search(r"%2C|,|\.", written, re.IGNORECASE)
    return f"{number:,}".replace(",", mark[0]) if mark else str(number)


def _counts(label: str) -> bool:
    return any(word in label for word in _COUNTED) and not any(word in label for word in _EXCLUDED)


def _decode(segment: str) -> str:
    text = unquote(segment).replace("--", "\0").replace("__", "\1").replace("_", " ")
    return text.replace("\0", "-").replace("\1", "_")
