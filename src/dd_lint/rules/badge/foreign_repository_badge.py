"""A stars or forks badge shows a repository other than the list's own.

## What it does
Compares the repository of the stars and forks badges above the first section, and right below the
first-level heading that the entries are under, with the one that git knows as `origin`, or, without
git, with each other. Badges in tables are about other things. A fork keeps the badges of what it was
forked from: another owner of a repository of the same name is not reported.

## Why it matters
A header copied from another list shows, and advertises, the other list's stars.

## Example
```markdown
# Awesome Distillation
![Stars](https://img.shields.io/github/stars/someone/awesome-distillation)
![Forks](https://img.shields.io/github/forks/other/awesome-pruning)
```

## Use instead
```markdown
# Awesome Distillation
![Stars](https://img.shields.io/github/stars/someone/awesome-distillation)
![Forks](https://img.shields.io/github/forks/someone/awesome-distillation)
```

## Fix
None: the badge may be meant for a list that was renamed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dd_lint.document.model import Badge
from dd_lint.findings import Finding, Related, Severity
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span


@rule("BDG004", "foreign-repository-badge", Severity.WARNING)
def foreign_repository_badge(project: Project) -> Iterator[Finding]:
    badges = _header_badges(project)
    if project.repository:
        for badge in badges:
            if _name(badge.repository) != _name(project.repository):
                message = f'the {badge.kind} badge shows "{badge.repository}"'
                yield Finding(
                    project.source,
                    _repository_span(project, badge),
                    f'{message}, not the list\'s own repository "{project.repository}"',
                )
        return
    first: Badge | None = None
    for badge in badges:
        if first is None:
            first = badge
        elif badge.kind != first.kind and _name(badge.repository) != _name(first.repository):
            yield Finding(
                project.source,
                _repository_span(project, badge),
                f'the {badge.kind} badge shows "{badge.repository}", but '
                f'the {first.kind} badge shows "{first.repository}"',
                (Related(project.source, _repository_span(project, first), f"the {first.kind} badge"),),
            )


def _header_badges(project: Project) -> list[Badge]:
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
        return []
    lines = {_line(project, badge.image.start): list[Inline]() for badge in badges}
    for link in project.document.links:
        if link.kind == "image" or not _within(link.start, headers):
            continue
        if not any(one.kind == "image" for one in link.children):
            lines.get(_line(project, link.start), []).append(link)
    return [one for one in badges if not _is_presented(one, lines[_line(project, one.image.start)])]


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


def _name(repository: str) -> str:
    return repository.rpartition("/")[2].casefold()


def _repository_span(project: Project, badge: Badge) -> Span:
    span = badge.image.destination_span
    start = project.source.text.find(badge.repository, span.start, span.end)
    return Span(start, start + len(badge.repository)) if start >= 0 else span
