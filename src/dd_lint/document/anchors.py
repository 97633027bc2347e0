"""Explicit anchors, and which section each of them marks."""

from __future__ import annotations

from dd_lint.document.model import Anchor
from dd_lint.markdown import Block
from dd_lint.text.source import Span


class Anchors:
    """Gathers anchors in reading order; one outside of a heading waits for the heading that follows it."""

    def __init__(self) -> None:
        self.found: list[Anchor] = []
        self._waiting: list[int] = []

    def add(self, name: str, span: Span, tag: Span, *, heading: int, above: int) -> None:
        """Take an anchor in a section's `heading`, or right below the one `above` (-1: there is none)."""
        if heading >= 0:
            self.found.append(Anchor(name, span, tag, heading))
            return
        section = above if not self._waiting else -1
        self._waiting.append(len(self.found))
        self.found.append(Anchor(name, span, tag, section))

    def open_section(self, index: int) -> None:
        """Give those that wait to the section whose heading comes now."""
        for waiting in self._waiting:
            self.found[waiting] = self.found[waiting]._replace(section=index)
        self._waiting.clear()

    def pass_words(self, block: Block, text: str) -> None:
        """Let those wait no more that a block of words stands behind; the tags that it ends in wait on."""
        tail = _tail(block, text)
        self._waiting[:] = [one for one in self._waiting if self.found[one].tag_span.start >= tail]

    def end_file(self) -> None:
        """Let none wait for a heading of the next file."""
        self._waiting.clear()


def _tail(block: Block, text: str) -> int:
    """Where the tags begin that a block ends in."""
    position = block.end
    for inline in reversed(block.inlines):
        if inline.kind != "html" or text[inline.end : position].strip():
            break
        position = inline.start
    return position
