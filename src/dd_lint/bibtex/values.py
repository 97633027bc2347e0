"""The grammar of a field's value: elements in braces, in quotes or bare, joined by `#`."""

from __future__ import annotations

import re
from collections.abc import Mapping

BRACE = re.compile(r"(?<!\\)[{}]")
_QUOTE_OR_BRACE = re.compile(r'(?<!\\)["{}]')
# A number, or the name of a macro; btxdoc and bibtex.web, "Scan an identifier".
_BARE = re.compile(r"""\d+(?![^\s"#%'(),={}])|[^\s"#%'(),={}\d][^\s"#%'(),={}]*""")
_SPACE = re.compile(r"\s*")


def skip_space(text: str, start: int, limit: int) -> int:
    """The offset of the first character that is not whitespace, `limit` where there is none."""
    return match_end(_SPACE, text, start, limit)


def strip_space(text: str, start: int, end: int) -> int:
    """`end` moved back over whitespace, not before `start`."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def match_end(pattern: re.Pattern[str], text: str, start: int, limit: int) -> int:
    """The end of what a pattern matches at `start`, `start` where it does not match."""
    match = pattern.match(text, start, limit)
    return match.end() if match else start


def brace_partners(text: str, start: int, limit: int) -> dict[int, int]:
    """Offsets of opening braces with those of the braces that close them."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for match in BRACE.finditer(text, start, limit):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            partners[opened.pop()] = match.start()
    return partners


def unpaired_brace(text: str, start: int, limit: int) -> int:
    """The offset of a brace without its partner, an opening one if there is one; -1 if all have theirs."""
    opened: list[int] = []
    unopened = -1
    for match in BRACE.finditer(text, start, limit):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            unopened = match.start()
    return opened[0] if opened else unopened


def value_end(text: str, start: int, limit: int, partners: Mapping[int, int]) -> int:
    """The end of the well-formed value at `start`, or -1 where there is none."""
    elements = value_elements(text, start, limit, partners)
    return elements[-1][1] if elements else -1


def value_elements(text: str, start: int, limit: int, partners: Mapping[int, int]) -> list[tuple[int, int]]:
    """The elements of the well-formed value at `start`, delimiters included; [] where there is none."""
    elements: list[tuple[int, int]] = []
    while True:
        end = _element_end(text, start, limit, partners)
        if end < 0:
            return []
        elements.append((start, end))
        following = skip_space(text, end, limit)
        if text[following : following + 1] != "#" or following >= limit:
            return elements
        start = skip_space(text, following + 1, limit)


def elements_of(value: str) -> list[tuple[int, int]]:
    """The elements of a text that is one value and nothing else; [] where it is not."""
    end = len(value)
    if value[:1] == "{" and value.find("}") == end - 1 and value.find("{", 1) < 0:
        return [(0, end)]
    elements = value_elements(value, 0, end, brace_partners(value, 0, end))
    return elements if elements and elements[-1][1] == end else []


def _element_end(text: str, start: int, limit: int, partners: Mapping[int, int]) -> int:
    if start >= limit:
        return -1
    if text[start] == "{":
        return partners.get(start, -2) + 1
    if text[start] == '"':
        return _quoted_end(text, start + 1, limit, partners)
    match = _BARE.match(text, start, limit)
    return match.end() if match else -1


def _quoted_end(text: str, start: int, limit: int, partners: Mapping[int, int]) -> int:
    while match := _QUOTE_OR_BRACE.search(text, start, limit):
        if match[0] == '"':
            return match.end()
        partner = partners.get(match.start(), -1)
        if partner < 0:
            return -1
        start = partner + 1
    return -1
