"""Where the list's own badges are, and what they count."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from dd_lint.document.model import Badge, Role, Section
from dd_lint.project.model import Project
from dd_lint.text.folding import fold


@dataclass(frozen=True, slots=True)
class Scope:
    """What the count badge counts: entries by the index of their section, and other items there."""

    entries: Counter[int]
    unread: int

    @property
    def count(self) -> int:
        """The number of entries."""
        return self.entries.total()


def counted(project: Project) -> Scope:
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
    return Scope(entries, unread)


def counted_without_unlinked(project: Project) -> Scope:
    """What is counted without the sections whose entries need no paper, such as workshops."""
    exclude = (*project.config.badge.exclude, *project.config.sections.unlinked)
    badge = project.config.badge._replace(exclude=exclude)
    return counted(replace(project, config=replace(project.config, badge=badge)))


def _titled(project: Project, section: Section, titles: set[str]) -> bool:
    """Whether a section or one around it has one of the titles."""
    return bool(titles) and any(
        fold(one.title) in titles for one in project.document.section_path(section.index)
    )


def own_count_badges(project: Project) -> list[Badge]:
    """The count badges that speak of the whole list: those above its first entry."""
    document = project.document
    first = min((entry.start for entry in project.entries), default=len(project.source.text))
    return [badge for badge in document.badges if badge.kind == "count" and badge.image.start < first]
