"""What author fields are made of, beyond what their template tells."""

from __future__ import annotations

import re

from ...document import Entry, Meta
from ...project import Project

_GROUP = re.compile(
    r"\b(?:AI|(?i:academy|alliance|association|authors|cent(?:er|re)|college|committee|community|company|consortium"
    r"|corporation|department|developers|foundation|group|inc|initiative|institut(?:e|ion)|labs?|laborator(?:y|ies)"
    r"|ltd|network|organi[sz]ation|project|research|school|society|team|universit\w{0,4}))\b"
)
_CAPITAL_INSIDE = re.compile(r"[a-z][A-Z]|\d|^[A-Z]{2,}$|[A-Z]{3}")


def is_group(name: str) -> bool:
    """Whether a name is that of a team, a company or an institution ("DeepSeek", "Qwen Team")."""
    return bool(_GROUP.search(name)) or (" " not in name and bool(_CAPITAL_INSIDE.search(name)))


def metas(project: Project) -> list[tuple[Entry, Meta]]:
    """The entries of the list whose parenthesis names authors."""
    return [(entry, entry.meta) for entry in project.entries if entry.meta is not None and entry.meta.authors]
