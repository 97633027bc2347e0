"""Applies edits, made for a file's text, to its bytes: what they do not cover stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dd_lint.findings import Edit

_ENDING = re.compile(r"\r\n|\r|\n")


def decoded(data: bytes) -> str:
    """The text of a file as its `Source` has it, where nothing stops the file from being checked.

    Raises:
        UnicodeDecodeError: the bytes are not UTF-8.
    """
    return _ENDING.sub("\n", data.decode("utf-8-sig"))


def rewrite(data: bytes, edits: Sequence[Edit]) -> bytes:
    """The bytes of a file after edits of its `Source`.

    The edits must not overlap; of two at one place, the first comes first. A line feed in an edit
    becomes the ending of the line that the edit begins on. A byte order mark, the line endings and a
    missing line feed at the end stay.

    Raises:
        UnicodeDecodeError: the bytes are not UTF-8, so that they have no `Source` to be edited by.
    """
    raw = data.decode("utf-8")
    mark = 1 if raw.startswith("\ufeff") else 0
    # Where each line ends, and how much longer than one line feed the endings are up to there.
    endings = [match.span() for match in _ENDING.finditer(raw, mark)] if "\r" in raw else []
    starts = [mark, *(end for _, end in endings)]
    pieces, position = [], 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        start, line = _raw_offset(edit, edit.span.start, starts)
        end, _ = _raw_offset(edit, edit.span.end, starts)
        text = edit.text
        if endings:
            first, last = endings[min(line, len(endings) - 1)]
            text = text.replace("\n", raw[first:last])
        pieces += [raw[position:start], text]
        position = end
    return "".join([*pieces, raw[position:]]).encode("utf-8")


def _raw_offset(edit: Edit, offset: int, starts: Sequence[int]) -> tuple[int, int]:
    """The offset in the file of one in its `Source`, and its 0-based line, where the endings differ."""
    if len(starts) == 1:
        return starts[0] + offset, 0
    line, column = edit.source.position(offset)
    return starts[line - 1] + column - 1, line - 1
