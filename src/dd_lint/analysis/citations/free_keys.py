"""The keys that citations can take from the names of their files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.citations.new_citations import can_be_key
from dd_lint.bibtex import Citation
from dd_lint.findings import Edit, Fix
from dd_lint.project.model import Project


class _NamesInUse(NamedTuple):
    """How many files bear a name, and how many citations a key, both in lower case."""

    stems: Mapping[str, int]
    keys: Mapping[str, int]


@computed_once
def _names_in_use(project: Project) -> _NamesInUse:
    citations = project.citations.values()
    stems = Counter(one.source.stem.lower() for one in citations)
    keys = Counter(entry.key.lower() for one in citations for entry in one.entries)
    return _NamesInUse(MappingProxyType(stems), MappingProxyType(keys))


def free_key(project: Project, citation: Citation) -> str:
    """The name of a file of one citation, where it can be that one's key and no other has it; or empty."""
    name = citation.source.stem
    if citation.inline or citation.problems or len(citation.entries) != 1 or not can_be_key(name):
        return ""
    used, lower = _names_in_use(project), name.lower()
    if used.stems.get(lower, 0) > 1:
        return ""
    own = citation.entries[0].key.lower() == lower
    return name if used.keys.get(lower, 0) == own else ""


def key_fix(project: Project, citation: Citation) -> Fix | None:
    """Makes the file's name the key, where it is free."""
    name = free_key(project, citation)
    if not name:
        return None
    edit = Edit(citation.source, citation.entries[0].key_span, name)
    return Fix(f"write {name}", (edit,), safe=False)
