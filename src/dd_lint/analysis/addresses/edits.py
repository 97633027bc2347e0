"""Where the parts of a link's address are in a list, and the fix that writes another address."""

from __future__ import annotations

from dd_lint.analysis.addresses.flaws import looks_sound
from dd_lint.findings import Edit, Fix, Node
from dd_lint.markdown import Inline
from dd_lint.text.source import Source, Span


def address_node(source: Source, link: Inline) -> tuple[Node, ...]:
    """The address of a link as what a finding is about, whichever part of it the finding points at."""
    return (Node(source.path, link.destination_span),)


def is_written_out(source: Source, link: Inline) -> bool:
    """Whether the address is in the text as it is meant, so that offsets in it are places."""
    return link.destination_start >= 0 and source.text.startswith(link.destination, link.destination_start)


def part(source: Source, link: Inline, start: int, end: int) -> Span:
    """The place of a part of a link's address; the whole address where the text escapes it."""
    if not is_written_out(source, link):
        return link.destination_span
    return Span(link.destination_start + start, link.destination_start + end)


def rewritten(source: Source, link: Inline, address: str, words: str, *, safe: bool) -> Fix | None:
    """The fix that replaces a link's address, by the smallest edit; None where the text escapes it."""
    old = link.destination
    if not is_written_out(source, link) or not address or address == old:
        return None
    if link.kind == "autolink" and source.text[link.start] != "<" and not looks_sound(address):
        return None
    room = min(len(old), len(address))
    last = next((i for i in range(room) if old[-1 - i] != address[-1 - i]), room)
    first = next((i for i in range(room - last) if old[i] != address[i]), room - last)
    span = part(source, link, first, len(old) - last)
    return Fix(words, (Edit(source, span, address[first : len(address) - last]),), safe=safe)
