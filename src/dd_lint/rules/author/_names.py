"""What author fields are made of, beyond what their template tells."""

from __future__ import annotations

import re

from ...document import Author, Entry, Meta
from ...project import Project

_GROUP = re.compile(
    r"\b(?:academy|ai|alliance|association|authors|center|centre|college|committee|community|company|consortium"
    r"|corporation|department|developers|et al|foundation|group|inc|initiative|institute|lab|labs|laboratory|ltd"
    r"|network|organi[sz]ation|project|research|school|societe|society|team|universit\w*|university|working)\b",
    re.IGNORECASE,
)
_CAPITAL_INSIDE = re.compile(r"[a-z][A-Z]|\d|[A-Z]{3}")


def is_group(name: str) -> bool:
    """Whether a name is that of a team, a company or an institution ("DeepSeek", "Qwen Team")."""
    return bool(_GROUP.search(name)) or (" " not in name and bool(_CAPITAL_INSIDE.search(name)))


def metas(project: Project) -> list[tuple[Entry, Meta]]:
    """The entries of the list whose parenthesis names authors."""
    return [(entry, entry.meta) for entry in project.entries if entry.meta is not None and entry.meta.authors]


def people(meta: Meta) -> list[Author]:
    """The named authors that are no groups."""
    return [author for author in meta.authors if not is_group(author.name)]
