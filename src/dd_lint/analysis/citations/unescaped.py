"""Characters in printed fields that LaTeX takes for commands, and HTML entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from dd_lint.bibtex import Field
from dd_lint.text.source import Span

# The fields that BibTeX's and biblatex's styles print as text.
_PRINTED = frozenset(
    "address author booktitle booksubtitle edition editor eventtitle howpublished institution journal"
    " journaltitle location note number organization publisher school series subtitle title type"
    " volume".split()
)
_MAY_BE_SPECIAL = re.compile(r"[&%#_]")
_SPECIAL = re.compile(
    r"""
    (?P<other> \\(?:url|path|nolinkurl|href|cite\w*|ref|label|ensuremath)\s*\{[^{}]*\}  # not text
        | \\verb(?P<sign>[^\w\s*]).{0,200}?(?P=sign) | \\\(.{0,500}?\\\) | \$[^$]*\$
        | (?<!\w)\w{1,20}://[^\s{}]* | www\.[^\s{}]* )
    | (?P<entity> \\?&(?:amp;)*(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2}); )
    | \\. | (?P<bare> [&%\#_] )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_ESCAPED = {
    '"': '{"}',
    "<": "$<$",
    ">": "$>$",
    "\\": r"\textbackslash{}",
    "\xa0": "~",
    "~": r"\~{}",
    "^": r"\^{}",
}


class Unescaped(NamedTuple):
    """A bare character or an entity: where it is in the file, as written, and what LaTeX wants instead."""

    span: Span
    written: str
    escaped: str
    is_entity: bool


def unescaped_in(field: Field) -> Iterator[Unescaped]:
    """What is not escaped in a field that is printed and stands in the file as written."""
    if field.key not in _PRINTED or not _MAY_BE_SPECIAL.search(field.value):
        return
    text = field.value.replace(r"\$", "xx")
    if text.count("$") % 2:
        # Where math begins and ends cannot be told.
        return
    for match in _SPECIAL.finditer(text):
        span = Span(field.value_span.start + match.start(), field.value_span.start + match.end())
        if match["entity"]:
            character = _character(match["entity"])
            if character is not None:
                yield Unescaped(span, match[0], character, is_entity=True)
        elif match["bare"] and not _parts_names(field, text, match.start()):
            yield Unescaped(span, match[0], "\\" + match[0], is_entity=False)


def _parts_names(field: Field, text: str, place: int) -> bool:
    """Whether an ampersand is between two names, where no backslash mends it: "and" belongs there."""
    if text[place] != "&" or field.key not in ("author", "editor"):
        return False
    before = text[:place]
    return text[place + 1 : place + 2].isspace() and before.count("{") == before.count("}")


def _character(entity: str) -> str | None:
    """What an entity stands for, as LaTeX writes it; None for one that does not exist."""
    text = entity.lstrip("\\")
    for _ in range(3):
        text = unescape(text)
    if len(text) != 1 or not (text.isprintable() or text == "\xa0"):
        return None
    return _ESCAPED.get(text) or (f"\\{text}" if text in "&%$#_{}" else text)
