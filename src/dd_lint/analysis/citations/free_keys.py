"""The keys that citations can take from the names of their files."""

from __future__ import annotations

from collections import Counter

from dd_lint.analysis.citations.new_citations import can_be_key
from dd_lint.bibtex import Citation
from dd_lint.findings import Edit, Fix
from dd_lint.project.model import Project


class FreeKeys:
    """Which files of one citation can give it their name, because no other has it."""

    def __init__(self, project: Project) -> None:
        citations = project.citations.values()
        self._stems = Counter(one.source.stem.lower() for one in citations)
        self._keys = Counter(entry.key.lower() for one in citations for entry in one.entries)

    def key_for(self, citation: Citation) -> str:
        """The file's name, where it can be the key of what is in it; empty where not."""
        name = citation.source.stem
        if (
            citation.inline
            or citation.problems
            or len(citation.entries) != 1
            or not can_be_key(name)
            or self._stems[name.lower()] > 1
        ):
            return ""
        own = citation.entries[0].key.lower() == name.lower()
        return name if self._keys[name.lower()] == own else ""

    def fix_for(self, citation: Citation) -> Fix | None:
        """Makes the file's name the key."""
        name = self.key_for(citation)
        if not name:
            return None
        edit = Edit(citation.source, citation.entries[0].key_span, name)
        return Fix(f"write {name}", (edit,), safe=False)
