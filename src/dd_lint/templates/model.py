"""A template, as the configuration gives it."""

from __future__ import annotations

from typing import NamedTuple


class Template(NamedTuple):
    """What entries look like, and in which sections; with none, in every section that no other names.

    `text` is the entry itself with words in the place of its parts, or the name of a preset.
    """

    name: str
    text: str
    sections: tuple[str, ...] = ()
