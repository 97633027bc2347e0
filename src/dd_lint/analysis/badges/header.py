"""The stars and forks badges of a list's header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dd_lint.document.model import Badge
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.text.source import Span


def header_badges(project: Project) -> tuple[Badge, ...]:
    """The stars and forks badges of the list's headers; other repositories may be presented there as well."""
    headers = list(_headers(project))
    badges = [
        badge
        for badge in project.document.badges
        if badge.kind in ("stars", "forks")
        and _within(badge.image.start, headers)
        and not _in_table(project, badge)
    ]
    if not badges:
        return ()
    lines = {_line(project, badge.image.start): list[Inline]() for badge in badges}
    for link in project.document.links:
        if link.kind == "image" or not _within(link.start, headers):
            continue
        if not any(one.kind == "image" for one in link.children):
            lines.get(_line(project, link.start), []).append(link)
    return tuple(one for one in badges if not _is_presented(one, lines[_line(project, one.image.start)]))


def _within(offset: int, spans: Iterable[Span]) -> bool:
    return any(span.start <= offset < span.end for span in spans)


def _headers(project: Project) -> Iterator[Span]:
    """The text up to the second heading, and that right below the first-level heading above the entries."""
    sections = project.document.sections
    starts = [*(section.title_span.start for section in sections), len(project.source.text)]
    first = project.entries[0] if project.entries else None
    yield Span(0, min(starts[min(2, len(sections))], first.start if first else starts[-1]))
    for section in project.document.section_path(first.section)[1:-1] if first else ():
        if section.level == 1:
            yield Span(starts[section.index], starts[section.index + 1])


def _is_presented(badge: Badge, links: Iterable[Inline]) -> bool:
    """Whether a link of its line leads to the badge's repository, so that the line is about that one."""
    address = f"github.com/{badge.repository}".casefold()
    return any(
        address in link.destination.casefold() and not link.start <= badge.image.start < link.end
        for link in links
    )


def _in_table(project: Project, badge: Badge) -> bool:
    text = project.source.text
    return text.startswith("|", text.rfind("\n", 0, badge.image.start) + 1)


def _line(project: Project, offset: int) -> int:
    return project.source.position(offset).line
