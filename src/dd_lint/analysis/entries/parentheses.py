"""The parentheses of authors, venue and year, and the entries that are expected to have one."""

from __future__ import annotations

from collections import Counter

from dd_lint.analysis import computed_once
from dd_lint.document.entry import Entry, Meta
from dd_lint.project.model import Project


@computed_once
def parentheses(project: Project) -> tuple[tuple[Entry, Meta], ...]:
    """The parentheses of the list, each with its entry, dated copies apart."""
    return tuple((entry, entry.meta) for entry in project.enclosed_entries if entry.meta is not None)


@computed_once
def entries_at_usual_depth(project: Project) -> tuple[Entry, ...]:
    """The entries with a parenthesis, or without the one that they ought to have, that are not notes below
    another entry: those at the depth of most of their section."""
    depths: dict[int, Counter[int]] = {}
    for entry in project.enclosed_entries:
        depths.setdefault(entry.section, Counter())[entry.depth] += 1
    usual = {section: counts.most_common(1)[0][0] for section, counts in depths.items()}
    return tuple(entry for entry in project.enclosed_entries if entry.depth == usual[entry.section])
