"""The number on the badge is not the number of entries.

## What it does
Compares the badge that counts the list's papers with the entries that are there. All sections with
entries count unless the configuration says otherwise; dated copies in the latest updates do not.
Where the list has many items that could not be read as entries, the rule is silent.

## Why it matters
The badge is the first thing that readers see, and it goes stale with every entry that is added.

## Example
```markdown
![papers](https://img.shields.io/badge/Number%20of%20Items-1-FF6F00)

## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Soft-Label Dataset Distillation](https://arxiv.org/abs/1910.02551) (Ilia Sucholutsky et al., 2019)
```

## Use instead
```markdown
![papers](https://img.shields.io/badge/Number%20of%20Items-2-FF6F00)

## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Soft-Label Dataset Distillation](https://arxiv.org/abs/1910.02551) (Ilia Sucholutsky et al., 2019)
```

## Fix
Safe: write the number of entries. None where the number would be right by another way of counting, such as
each title once: that is only worth knowing, and `[badge]` in the configuration settles what counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.badges.counted import (
    counted_entries,
    counted_titles,
    counted_without_unlinked,
    counts_by_part,
    own_count_badges,
)
from dd_lint.analysis.badges.unread import is_mostly_read
from dd_lint.document.badges import like_written
from dd_lint.document.section_names import section_name
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold

_PARTS_IN_MESSAGE = 4


@rule("BDG001", "stale-count-badge", Severity.ERROR, derived=True)
def stale_count_badge(project: Project) -> Iterator[Finding]:
    badges = own_count_badges(project)
    # Several badges of different words count different things.
    if len({fold(badge.label) for badge in badges}) != 1:
        return
    counted = counted_entries(project)
    count = counted.count
    # An item that could not be read may be counted, and a paper that is listed twice only once.
    right = range(count, count + counted.unread + 1)
    if all(badge.count in right for badge in badges) or not is_mostly_read(project):
        return
    message, related = _words(project, count)
    for badge in badges:
        if badge.number_span is None or badge.count in right:
            continue
        other = _other_way(project, badge.count)
        written = like_written(count, project.source.slice(badge.number_span))
        edit = Edit(project.source, badge.number_span, written)
        fix = None if other else Fix(f"replace {badge.count} by {count}", (edit,), safe=True)
        words = f"the badge says {badge.count}, but {message}{other}"
        severity = Severity.INFO if other else None
        yield Finding(project.source, badge.number_span, words, related, fix, severity=severity)


def _other_way(project: Project, number: int | None) -> str:
    """In what other way of counting a number would be right, in words; empty if in none."""
    if number == counted_titles(project):
        return "; it is the number of different titles"
    if number == counted_without_unlinked(project).count:
        return "; it is the number without events and theses; [badge] exclude says so"
    return ""


def _words(project: Project, count: int) -> tuple[str, tuple[Related, ...]]:
    """How many entries there are, in words, and the parts of the list with the number of each."""
    titles = project.config.badge.sections
    where = " and ".join(f'"{title}"' for title in titles) or "the list"
    has = "have" if len(titles) > 1 else "has"
    words = f"{where} {has} {count} {'entry' if count == 1 else 'entries'}"
    parts = counts_by_part(project)
    sections = project.document.sections
    if 1 < len(parts) <= _PARTS_IN_MESSAGE:
        counts = (f"{number} in {section_name(sections[index], 24)}" for index, number in parts.items())
        words = f"{words}: {', '.join(counts)}"
    related = (
        Related(project.source, sections[index].title_span, f"{number} here")
        for index, number in parts.items()
    )
    return words, tuple(related)
