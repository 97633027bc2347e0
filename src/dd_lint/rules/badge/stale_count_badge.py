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
Safe: write the number of entries.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from dd_lint.analysis.counts import Scope, counted, counted_without_unlinked, own_count_badges
from dd_lint.document.model import Document, Role, Section
from dd_lint.document.section_names import section_name
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold, fold_title
from dd_lint.text.source import Span

_PARTS_IN_MESSAGE = 4


@rule("BDG001", "stale-count-badge", Severity.ERROR, derived=True)
def stale_count_badge(project: Project) -> Iterator[Finding]:
    badges = own_count_badges(project)
    # Several badges of different words count different things.
    if not badges or len({fold(badge.label) for badge in badges}) > 1:
        return
    scope = counted(project)
    # An item that could not be read may be counted, and a paper that is listed twice only once.
    right = range(scope.count, scope.count + scope.unread + 1)
    if all(badge.count in right for badge in badges) or not _is_read(project, scope):
        return
    papers = _papers(project, scope)
    # Some lists do not count their workshops and challenges.
    settled = {papers, counted_without_unlinked(project).count}
    count, (message, related) = scope.count, _words(project, scope)
    for badge in badges:
        if badge.number_span is None or badge.count in right or badge.count in settled:
            continue
        edit = Edit(project.source, badge.number_span, str(count))
        fix = Fix(f"replace {badge.count} by {count}", (edit,), safe=True)
        yield Finding(
            project.source, badge.number_span, f"the badge says {badge.count}, but {message}", related, fix
        )


def _words(project: Project, scope: Scope) -> tuple[str, tuple[Related, ...]]:
    """How many entries there are, in words, and the parts of the list with the number of each."""
    titles = project.config.badge.sections
    where = " and ".join(f'"{title}"' for title in titles) or "the list"
    has = "have" if len(titles) > 1 else "has"
    words = f"{where} {has} {scope.count} {'entry' if scope.count == 1 else 'entries'}"
    parts = _parts(project, scope)
    sections = project.document.sections
    if 1 < len(parts) <= _PARTS_IN_MESSAGE:
        counts = (f"{number} in {section_name(sections[index], 24)}" for index, number in parts.items())
        words = f"{words}: {', '.join(counts)}"
    related = (
        Related(project.source, sections[index].title_span, f"{number} here")
        for index, number in parts.items()
    )
    return words, tuple(related)


def _is_read(project: Project, scope: Scope) -> bool:
    """Whether the entries are the clear bulk of what the list holds."""
    unread = scope.unread
    if not project.config.badge.sections:
        others = [
            section
            for section in project.document.sections
            if section.role in (Role.ENTRIES, Role.OTHER) and section.index not in scope.entries
        ]
        unread += sum(len(section.entries) for section in others if section.role is Role.OTHER)
        unread += _possible_entries(project, scope, others)
    return scope.count > 0 and 10 * unread <= scope.count + 20


def _possible_entries(project: Project, scope: Scope, others: Iterable[Section]) -> int:
    """The rows of tables, and the items of other sections, that are near the entries or link to a paper."""
    near = _near_entries(project.document, scope)
    items = [*_rows(project), *((section.index, item.span) for section in others for item in section.bullets)]
    apart = [span for section, span in items if section not in near]
    if not apart:
        return len(items)
    sections = project.document.sections
    sites = {
        _site(entry.paper.destination)
        for index in scope.entries
        for entry in sections[index].entries
        if entry.paper is not None
    } - {""}
    papers = sorted(link.start for link in project.document.links if _site(link.destination) in sites)
    linked = sum(bisect_left(papers, span.start) < bisect_left(papers, span.end) for span in apart)
    return len(items) - len(apart) + linked


def _near_entries(document: Document, scope: Scope) -> set[int]:
    """The sections below the same first-level headings as the entries.

    What is below another one, such as that of the software that comes with the list, is another text.
    """
    texts: set[int] = set()
    for index in scope.entries:
        titled = document.section_path(index)[1:]
        if len(titled) < 2 or titled[0].level > 1:
            return set(range(len(document.sections)))
        texts.add(titled[0].index)
    for section in document.sections:
        if section.parent in texts:
            texts.add(section.index)
    return texts


def _site(destination: str) -> str:
    """The host of an address; empty for one without."""
    return destination.partition("://")[2].partition("/")[0].lower()


def _rows(project: Project) -> Iterator[tuple[int, Span]]:
    """The lines of tables, each with the index of its section."""
    text, sections = project.source.text, project.document.sections
    starts = [section.title_span.start for section in sections]
    place = text.find("\n|")
    while place >= 0:
        end = text.find("\n", place + 1)
        end = len(text) if end < 0 else end
        index = bisect_right(starts, place) - 1
        # Those of a section whose entries are rows are read.
        if not any(not entry.enclosed and not entry.bullet for entry in sections[index].entries[:1]):
            yield index, Span(place + 1, end)
        place = text.find("\n|", end)


def _papers(project: Project, scope: Scope) -> int:
    """The number of different titles."""
    sections = project.document.sections
    return len({fold_title(entry.title) for index in scope.entries for entry in sections[index].entries})


def _parts(project: Project, scope: Scope) -> dict[int, int]:
    """The counts of the outermost sections that divide the list, in order."""
    paths = {index: project.document.section_path(index)[1:] for index in scope.entries}
    depth = 0
    while all(len(path) > depth + 1 for path in paths.values()):
        if len({path[depth].index for path in paths.values()}) > 1:
            break
        depth += 1
    parts: Counter[int] = Counter()
    for index, path in paths.items():
        parts[path[min(depth, len(path) - 1)].index if path else index] += scope.entries[index]
    return dict(sorted(parts.items()))
