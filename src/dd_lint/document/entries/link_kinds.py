"""What links lead to: by their address, and by their label where the list always means the same by it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dd_lint.document.entries.candidates import SectionBlocks
from dd_lint.papers.identifiers import code_repository, paper_identifier
from dd_lint.templates.labels import link_label

_FEWEST_LABELS = 3
_CLEAR = 0.8
"""The share of a label's links that have to lead to the same kind of place, for the label to mean it."""


def link_kind(destination: str) -> str | None:
    """What an address alone says of its link."""
    if paper_identifier(destination):
        return "paper"
    if code_repository(destination):
        return "code"
    path = destination.partition("#")[0].lower()
    return "bibtex" if path.endswith(".bib") else "paper" if path.endswith(".pdf") else None


def inferred_kinds(sections: Sequence[SectionBlocks], known: Mapping[str, str]) -> dict[str, str]:
    """The kinds of links by their labels, where nearly all of a label lead to the same kind of place."""
    seen: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    for section in sections:
        for block in section.blocks:
            for inline in block.inlines:
                if inline.kind == "link" and inline.text:
                    label = link_label(inline.text)
                    if label and label not in known:
                        seen[label][link_kind(inline.destination)] += 1
    kinds: dict[str, str] = {}
    for label, counts in seen.items():
        kind, count = counts.most_common(1)[0]
        if kind is not None and count >= _FEWEST_LABELS and count >= _CLEAR * counts.total():
            kinds[label] = kind
    return kinds
