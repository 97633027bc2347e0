"""A stars or forks badge shows another repository than the list's own.

## What it does
Compares the repository of the stars and forks badges above the first section with the one that git
knows as `origin`, or, without git, with each other. A fork keeps the badges of what it was forked
from: another owner is no finding where the name is the same.

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

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ...diagnostic import Finding, Related, Severity
from ...document import Badge
from ...markdown import Inline
from ...project import Project
from ...source import Span
from .. import rule


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
                f'the {badge.kind} badge shows "{badge.repository}", '
                f'the {first.kind} badge "{first.repository}"',
                (Related(project.source, _repository_span(project, first), f"the {first.kind} badge"),),
            )


def _header_badges(project: Project) -> list[Badge]:
    """The stars and forks badges of the list's header; other repositories may be presented there as well."""
    sections = project.document.sections
    end = sections[2].title_span.start if len(sections) > 2 else len(project.source.text)
    end = min([end, *(entry.start for entry in project.entries[:1])])
    badges = [
        one for one in project.document.badges if one.kind in ("stars", "forks") and one.image.start < end
    ]
    if not badges:
        return []
    links: dict[int, list[Inline]] = defaultdict(list)
    for link in project.document.links:
        if (
            link.start < end
            and link.kind != "image"
            and not any(one.kind == "image" for one in link.children)
        ):
            links[_line(project, link.start)].append(link)
    return [one for one in badges if not _is_presented(one, links[_line(project, one.image.start)])]


def _is_presented(badge: Badge, links: Iterable[Inline]) -> bool:
    """Whether a link of its line leads to the badge's repository, so that the line is about that one."""
    address = f"github.com/{badge.repository}".casefold()
    return any(
        address in link.destination.casefold() and not link.start <= badge.image.start < link.end
        for link in links
    )


def _line(project: Project, offset: int) -> int:
    return project.source.position(offset).line


def _name(repository: str) -> str:
    return repository.rpartition("/")[2].casefold()


def _repository_span(project: Project, badge: Badge) -> Span:
    span = badge.image.destination_span
    start = project.source.text.find(badge.repository, span.start, span.end)
    return Span(start, start + len(badge.repository)) if start >= 0 else span
