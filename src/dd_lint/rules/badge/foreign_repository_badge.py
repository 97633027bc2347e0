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

from collections.abc import Iterator

from dd_lint.analysis.badges.header import header_badges
from dd_lint.document.model import Badge
from dd_lint.findings import Finding, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span


@rule("BDG004", "foreign-repository-badge", Severity.WARNING)
def foreign_repository_badge(project: Project) -> Iterator[Finding]:
    badges = header_badges(project)
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


def _name(repository: str) -> str:
    return repository.rpartition("/")[2].casefold()


def _repository_span(project: Project, badge: Badge) -> Span:
    span = badge.image.destination_span
    start = project.source.text.find(badge.repository, span.start, span.end)
    return Span(start, start + len(badge.repository)) if start >= 0 else span
