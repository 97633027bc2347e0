"""Citation keys that several citations have."""

from __future__ import annotations

from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.citations.readable import readable_entries
from dd_lint.bibtex import BibEntry, Citation
from dd_lint.project.model import Project
from dd_lint.text.folding import fold_title
from dd_lint.text.nearest import NEAR, likeness

_TITLE_LENGTH = 300


class KeyedCitation(NamedTuple):
    """A citation with a key, and the file that holds it."""

    citation: Citation
    entry: BibEntry

    @property
    def is_at_home(self) -> bool:
        """Whether the file is named after the key."""
        return self.citation.source.stem.lower() == self.entry.key.lower()

    @property
    def title(self) -> str:
        """The title as written, empty where there is none."""
        field = self.entry.field("title")
        return field.value if field else ""


class SharedKey(NamedTuple):
    """A citation that has the key of another, its `owner`, and whether they surely cite different papers."""

    place: KeyedCitation
    owner: KeyedCitation
    differ: bool


@computed_once
def shared_keys(project: Project) -> tuple[SharedKey, ...]:
    """The citations with a key that another paper's has, or that their file has already.

    The citation that its file is named after has the better claim to the key, then the first.
    """
    by_key: dict[str, list[KeyedCitation]] = {}
    for citation, entry in readable_entries(project):
        if entry.key:
            by_key.setdefault(entry.key.lower(), []).append(KeyedCitation(citation, entry))
    found = []
    for places in by_key.values():
        owner = next((place for place in places if place.is_at_home), places[0])
        for place in places:
            if place is not owner:
                differ = _differ(place, owner)
                if differ or place.citation is owner.citation:
                    found.append(SharedKey(place, owner, differ))
    return tuple(found)


def _differ(place: KeyedCitation, other: KeyedCitation) -> bool:
    """Whether two entries surely cite different papers."""
    one, two = fold_title(place.title[:_TITLE_LENGTH]), fold_title(other.title[:_TITLE_LENGTH])
    if not one or not two or one.startswith(two) or two.startswith(one):
        return False
    words, others = set(one.split()), set(two.split())
    if 2 * len(words & others) < min(len(words), len(others)):
        return True
    return likeness(one, two) < NEAR
