"""Color, for the formats that people read."""

from __future__ import annotations

import click

from dd_lint.findings import Severity
from dd_lint.formats import Style

COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def paint(text: str, style: Style, *, fg: str | None = None, bold: bool | None = None) -> str:
    """A text in a color or in bold, where the style has color."""
    return click.style(text, fg=fg, bold=bold) if style.color else text
