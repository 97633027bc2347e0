"""Output formats: one module each, imported when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dd_lint.lint.report import Report

FORMATS = ("full", "concise", "json", "github", "markdown", "sarif", "rdjson", "gitlab", "junit")


class Style(NamedTuple):
    """How text output looks.

    `prefix` leads from the working folder to the list's (empty, or with a slash at its end); `width`
    is the terminal's in columns. `command` is the command line that may be repeated for the same list, where
    not all findings need to be shown.
    """

    prefix: str = ""
    color: bool = False
    width: int = 100
    command: str = ""


class Format(Protocol):
    """A module of this package."""

    def render(self, report: Report, style: Style) -> Iterator[str]:
        """The report as pieces of text, each with its own line feeds."""


def load_format(name: str) -> Format:
    """The module of a format in `FORMATS`."""
    return cast(Format, import_module(f"{__name__}.{name}"))
