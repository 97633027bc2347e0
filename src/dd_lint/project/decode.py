"""From bytes to text, and what of it cannot be checked."""

from __future__ import annotations

from dd_lint.project.model import Unreadable
from dd_lint.text.conflicts import conflicts
from dd_lint.text.source import Source, Span

LINE_LIMIT = 100_000
"""Characters of a line that are parsed at most."""


def decode(data: bytes, path: str) -> tuple[str, list[Unreadable]]:
    """Text with line feeds and without a mark; lines too long to parse are emptied and named."""
    problems: list[tuple[int, int, str]] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8-sig", errors="replace")
        # The codec counts from after the mark.
        readable, byte = error.object[: error.start], error.object[error.start]
        place = len(readable.decode("utf-8", errors="replace").replace("\r\n", "\n"))
        problems.append((place, place + 1, f"is not UTF-8: byte 0x{byte:02x} starts no character"))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        place = text.index("\0")
        problems.append((place, place + 1, "holds a NUL character"))
        text = text.replace("\0", "\ufffd")
    if len(text) > LINE_LIMIT:
        text = _without_long_lines(text, problems)
    source = Source(path, text)
    unreadable = [Unreadable(source, Span(start, end), f"{path} {reason}") for start, end, reason in problems]
    for mark, *_ in conflicts(text):
        reason = "an unresolved merge conflict begins here; keep one of its sides, and remove the markers"
        unreadable.append(Unreadable(source, mark, reason, conflicting=True))
    return text, unreadable


def _without_long_lines(text: str, problems: list[tuple[int, int, str]]) -> str:
    lines = text.split("\n")
    offset = 0
    for number, line in enumerate(lines):
        if len(line) > LINE_LIMIT:
            lines[number] = ""
            reason = f"has {len(line):,} characters and is not checked; lines over {LINE_LIMIT:,} are not"
            problems.append((offset, offset, f"line {number + 1} {reason}"))
        offset += len(lines[number]) + 1
    return "\n".join(lines)
