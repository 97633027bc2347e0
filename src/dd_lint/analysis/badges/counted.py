"""The list's own count badges, and the entries that they count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from dd_lint.analysis import computed_once
from dd_lint.document.model import Badge, Role, Section
from dd_lint.project.model import Project
from dd_lint.text.folding import fold, fold_title


@dataclass(frozen=True, slots=True)
class CountedEntries:
    """What the count badge counts: entries by the index of their section, and other items there."""

    entries: Mapping[int, int]
    unread: int

    @property
    def count(self) -> int:
        """The number of entries."""
        return sum(self.entries.values())


@computed_once
def counted_entries(project: Project) -> CountedEntries:
    """The entries that the configuration has the badge count, those without a bullet included."""
    document, badge = project.document, project.config.badge
    wanted, excluded = set(map(fold, badge.sections)), set(map(fold, badge.exclude))
    inside: list[bool] = []
    entries: Counter[int] = Counter()
    unread = 0
    for section in document.sections:
        title = fold(section.title)
        above = section.parent >= 0 and inside[section.parent]
        # A section is in as soon as it or one around it is wanted, and out for the excluded ones.
        inside.append((above or title in wanted) and title not in excluded)
        if wanted:
            counts = inside[section.index] and section.role is not Role.LATEST
        else:
            counts = section.role is Role.ENTRIES and not _titled(project, section, excluded)
        if counts:
            if section.entries:
                entries[section.index] += len(section.entries)
            unread += len(section.bullets)
    return CountedEntries(MappingProxyType(entries), unread)


@computed_once
def counted_without_unlinked(project: Project) -> CountedEntries:
    """What is counted without the sections whose entries need no paper, such as workshops."""
    exclude = (*project.config.badge.exclude, *project.config.sections.unlinked)
    badge = project.config.badge._replace(exclude=exclude)
    return counted_entries(replace(project, config=replace(project.config, badge=badge)))


def _titled(project: Project, section: Section, titles: set[str]) -> bool:
    """Whether a section or one around it has one of the titles."""
    return bool(titles) and any(
        fold(one.title) in titles for one in project.document.section_path(section.index)
    )


def counted_titles(project: Project) -> int:
    """The number of different titles among what is counted."""
    sections, entries = project.document.sections, counted_entries(project).entries
    return len({fold_title(entry.title) for index in entries for entry in sections[index].entries})


def counts_by_part(project: Project) -> dict[int, int]:
    """The counts of the outermost sections that divide the list, by their indices, in order."""
    counted = counted_entries(project).entries
    paths = {index: project.document.section_path(index)[1:] for index in counted}
    depth = 0
    while all(len(path) > depth + 1 for path in paths.values()):
        if len({path[depth].index for path in paths.values()}) > 1:
            break
        depth += 1
    parts: Counter[int] = Counter()
    for index, path in paths.items():
        parts[path[min(depth, len(path) - 1)].index if path else index] += counted[index]
    return dict(sorted(parts.items()))


@computed_once
def own_count_badges(project: Project) -> tuple[Badge, ...]:
    """The count badges that speak of the whole list: those above its first entry."""
    first = min((entry.start for entry in project.entries), default=len(project.source.text))
    return tuple(
        badge for badge in project.document.badges if badge.kind == "count" and badge.image.start < first
    )
