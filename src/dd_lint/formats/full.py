"""The format for people: each finding with its source line, the place underlined, the fix in words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from dd_lint.findings import Related
from dd_lint.formats import Style
from dd_lint.formats.excess import without_excess
from dd_lint.formats.paint import COLORS, paint
from dd_lint.lint.report import Diagnostic, Report
from dd_lint.text.source import Source, Span
from dd_lint.text.visible import visible


def render(report: Report, style: Style) -> Iterator[str]:
    """The findings, in the order of their places, a blank line after each; then what is not shown."""
    shown, left_out = without_excess(report.diagnostics, style)
    for diagnostic in shown:
        yield from _finding(diagnostic, style)
        yield "\n"
    for excess in left_out:
        ways = ", ".join(f"{command} {does}" for command, does in excess.ways(style.command))
        yield f"… {paint(excess.words, style, bold=True)}: {ways}\n\n"


def _finding(diagnostic: Diagnostic, style: Style) -> Iterator[str]:
    finding, rule = diagnostic.finding, diagnostic.rule
    color = COLORS[diagnostic.severity]
    place = _place(finding.source, finding.span, style)
    severity = paint(str(diagnostic.severity), style, fg=color, bold=True)
    yield f"{paint(place, style, bold=True)}: {severity} {paint(rule.code, style, fg=color)} {rule.name}\n"
    yield f"  {visible(finding.message)}\n"
    yield from _excerpt(finding.source, finding.span, style, color)
    for related in finding.related:
        yield from _related(related, style)
    if finding.fix is not None:
        note = "" if finding.fix.safe else " (have a look: it may change what the list says)"
        yield f"  {paint('fix:', style, fg='green')} {visible(finding.fix.message)}{note}\n"


def _related(related: Related, style: Style) -> Iterator[str]:
    place = _place(related.source, related.span, style)
    yield f"  {paint('see:', style, fg='blue')} {place}: {visible(related.message)}\n"


def _place(source: Source, span: Span, style: Style) -> str:
    line, column = source.position(span.start)
    return f"{visible(style.prefix + source.path)}:{line}:{column}"


def _excerpt(source: Source, span: Span, style: Style, color: str) -> Iterator[str]:
    """The line around the place, cut to the terminal's width, and carets below it."""
    number, column = source.position(span.start)
    line = source.line(number)
    if not line.strip():
        return
    start = column - 1
    end = min(len(line), start + max(span.end - span.start, 1))
    gutter = f"{number:>5} | "
    room = max(style.width - len(gutter), 20)
    text, carets = _window(line, start, end, room)
    yield f"{paint(gutter, style, fg='bright_black')}{text}\n"
    yield f"{paint('      | ', style, fg='bright_black')}{paint(carets, style, fg=color, bold=True)}\n"


def _window(line: str, start: int, end: int, room: int) -> tuple[str, str]:
    """A part of a line that holds the characters from start to end, and carets below them."""
    room -= len("……")
    # A character may take no room at all, so their number is limited as well.
    most = 4 * room
    count, used = _fitting(line[start : min(max(end, start + 1), start + most)], room)
    right = start + count
    count, before = _fitting(line[max(0, start - most) : start][::-1], (room - used) // 3)
    left = start - count
    count, after = _fitting(line[right : right + most], room - used - before)
    shown_end = right + count
    count, _ = _fitting(line[max(0, left - most) : left][::-1], room - used - before - after)
    left -= count
    opening, closing = "…" if left > 0 else "", "…" if shown_end < len(line) else ""
    text = opening + visible(line[left:shown_end]) + closing
    offset = len(opening) + _width(line[left:start])
    return text, " " * offset + "^" * max(1, _width(line[start : min(end, right)]))


def _fitting(text: str, room: int) -> tuple[int, int]:
    """How many of a text's first characters fit into some columns, and the columns that they take."""
    used = 0
    for count, char in enumerate(text):
        width = _character_width(char)
        if used + width > room:
            return count, used
        used += width
    return len(text), used


def _width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(_character_width(char) for char in text)


def _character_width(char: str) -> int:
    shown = visible(char)
    if shown != char:
        return len(shown)
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
