"""The attributes of HTML tags that name a place or lead to one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dd_lint.markdown import Inline
from dd_lint.text.source import Span

_ATTRIBUTE = re.compile(
    r"""(?<![\w-])(name|id|href|src)[ \t\n]{0,9}=[ \t\n]{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+))""",
    re.IGNORECASE,
)
_ALTERNATIVE = re.compile(r"""\balt\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def anchors_in(tag: Inline) -> Iterator[tuple[str, Span]]:
    """The anchors that a tag sets: an `id`, or the `name` of an `a`."""
    is_link = tag.text[1:3].lower() in ("a ", "a\n", "a\t")
    for key, value, span in _attributes(tag):
        if key == "id" or (key == "name" and is_link):
            yield value, span


def addresses_in(tag: Inline) -> Iterator[Inline]:
    """A link for each address of a tag, or an image for a `src`."""
    for key, value, span in _attributes(tag):
        if key in ("href", "src"):
            kind, words = ("image", _alternative(tag.text)) if key == "src" else ("html", tag.text)
            yield Inline(kind, tag.start, tag.end, words, tag.start, tag.end, value, span.start, span.end)


def _attributes(tag: Inline) -> Iterator[tuple[str, str, Span]]:
    for attribute in _ATTRIBUTE.finditer(tag.text):
        group = attribute.lastindex or 2
        span = Span(tag.start + attribute.start(group), tag.start + attribute.end(group))
        yield attribute[1].lower(), attribute[group], span


def _alternative(tag: str) -> str:
    match = _ALTERNATIVE.search(tag)
    return (match[1] or match[2] or "") if match else ""
