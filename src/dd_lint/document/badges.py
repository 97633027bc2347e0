"""Badge images: what a badge counts, or which repository it speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from dd_lint.document.model import Badge
from dd_lint.markdown import Inline
from dd_lint.text.folding import fold
from dd_lint.text.source import Span

_STATIC = re.compile(
    r"(?:https?:)?//img\.shields\.io/badge/((?:[^?#/-]|--)*)-(?:((?:[^?#/-]|--)*)-)?[^?#/-]*(?:[?#]|$)"
)
_LIVE = re.compile(
    r"(?:https?:)?//(?:img\.shields\.io|badgen\.net|flat\.badgen\.net)/github/(stars|forks)/([\w.-]+/[\w.-]+?)(?:\.svg)?(?:[?#/]|$)"
)
_COUNTED = ("paper", "item", "entr", "publication", "number of", "count", "total")
_EXCLUDED = ("year", "last", "version", "issue", "contributor", "download", "page")


def read_badge(image: Inline, labels: Sequence[str] = ()) -> Badge | None:
    """A badge, or None where the image is not one.

    `labels` are the words of a count badge where they are not among the usual ones
    (https://shields.io/badges describes the static form `LABEL-MESSAGE-COLOR`).
    """
    destination = image.destination
    static = _STATIC.match(destination)
    if static:
        label = _decode(static[1]) if static[2] is not None else ""
        number = static[2] if static[2] is not None else static[1]
        group = 2 if static[2] is not None else 1
        folded = fold(label or image.text)
        wanted = folded in {fold(words) for words in labels} if labels else _counts(folded)
        if wanted and number.isascii() and number.isdigit() and image.destination_start >= 0:
            start = image.destination_start + static.start(group)
            return Badge(
                "count", label or image.text, image, int(number[:9]), Span(start, start + len(number))
            )
        return Badge("other", label, image)
    live = _LIVE.match(destination)
    if live:
        return Badge(live[1], live[1], image, repository=live[2])
    return None


def _counts(label: str) -> bool:
    return any(word in label for word in _COUNTED) and not any(word in label for word in _EXCLUDED)


def _decode(segment: str) -> str:
    text = unquote(segment).replace("--", "\0").replace("__", "\1").replace("_", " ")
    return text.replace("\0", "-").replace("\1", "_")
