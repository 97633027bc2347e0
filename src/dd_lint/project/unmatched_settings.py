"""Titles in the configuration that no heading of the list has, and patterns that no file matches."""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.config.model import Config
from dd_lint.document.model import Document
from dd_lint.project.disk import Disk
from dd_lint.text.folding import fold
from dd_lint.text.nearest import nearest
from dd_lint.text.wording import printable

_TITLES = {
    "sections": ("entries", "latest", "contents", "unlinked", "other"),
    "badge": ("sections", "exclude"),
}


def unknown_titles(config: Config, document: Document) -> Iterator[str]:
    """A line for each title of the configuration's file that no heading has, with the nearest one."""
    if config.origin is None:
        return
    headings = {fold(section.title): section.title for section in document.sections if section.level}
    for name, keys in _TITLES.items():
        table = config.origin.table(name)
        for key in keys:
            for title in table.strings(key, ()):
                if fold(title) not in headings:
                    near = nearest(title, headings.values())
                    advice = f'; did you mean "{printable(near)}"?' if near else ""
                    problem = f'no heading is called "{printable(title)}"{advice}'
                    yield str(table.error(key, problem, title))


def unmatched_files(config: Config, disk: Disk) -> Iterator[str]:
    """A line for each pattern of the configuration's `files` that matches no file."""
    if config.origin is not None:
        for pattern in config.files:
            if not disk.matching(pattern):
                yield str(config.origin.error("files", f'"{printable(pattern)}" matches no file', pattern))
