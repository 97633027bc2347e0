"""An item among entries, or a part of an entry, cannot be read as one.

## What it does
Finds items of a list of entries in which neither a title link nor a parenthesis with a year is found,
and empty ones. Notes below an entry, labels of a group and pointers ("See also …") are not entries. In a
list where hardly any entry has more than its title, parenthesis and links, finds the words that are
none of these.

## Why it matters
Such an item is neither checked nor counted, and such words are usually left over from another line.

## Example
```markdown
## Papers
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
+ Slimmable Dataset Condensation, Songhua Liu et al.
+ [DREAM](https://arxiv.org/abs/2302.14416) (Yanqing Liu et al., ICCV 2023)
```

## Use instead
```markdown
## Papers
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
+ [Slimmable Dataset Condensation](https://example.org/1) (Songhua Liu et al., CVPR 2023)
+ [DREAM](https://arxiv.org/abs/2302.14416) (Yanqing Liu et al., ICCV 2023)
```

## Fix
None: what is missing has to be looked up, and words may be a part that lost its brackets.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter

from dd_lint.document.broken_links import mislinked_resources, mislinked_title
from dd_lint.document.model import Bullet, Entry, Role, Section
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.templates.presets import shape_named
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted

_POINTER = re.compile(
    r"(?:please\s+|also\s+)?(?:see|refer|check|visit|for|more|note|notes|todo|tbd|coming|and|other|others|etc)\b",
    re.IGNORECASE,
)
_ICON = re.compile(r":[\w+-]+:$")
_LINK = re.compile(r"\]\(|\]\[|https?://")
_MARKS = " \t\n,;.|/·•*_~+&-–—"
_LONGEST = 50
_FEWEST = 10
_CLEAN = 0.95
"""The entries from which on a list has a shape, and the share of them that have that shape alone."""


@rule("LNT004", "unrecognised-entry", Severity.WARNING)
def unrecognised_entry(project: Project) -> Iterator[Finding]:
    yield from _items(project)
    yield from _words(project)


def _items(project: Project) -> Iterator[Finding]:
    """Items that are not entries."""
    for section in project.document.by_role(Role.ENTRIES):
        if not section.bullets or not section.entries:
            continue
        depths = Counter(entry.depth for entry in section.entries if entry.conforming)
        others = Counter(bullet.depth for bullet in section.bullets)
        form = _form(project, section)
        for bullet in section.bullets:
            # An item that is not alone among entries belongs to another kind of list.
            if depths[bullet.depth] < 2 * others[bullet.depth] or _tolerated(bullet, section):
                continue
            # Where entries vary, one that links to something may be as it should be.
            if not section.entries[0].enclosed and _LINK.search(project.source.slice(bullet.span)):
                continue
            if bullet.text.strip():
                span = bullet.span
                words = quoted(bullet.text, _LONGEST)
                message = f"{words} does not read as an entry: {form}"
            else:
                span = Span(bullet.bullet_start, bullet.bullet_start + len(bullet.bullet))
                message = "the item is empty; write its entry, or remove the bullet"
            yield Finding(project.source, span, message)


def _words(project: Project) -> Iterator[Finding]:
    """Words of entries that fit no part of one, where the list's other entries have none."""
    entries = project.enclosed_entries
    clean = sum(not entry.leftover for entry in entries)
    if len(entries) < _FEWEST or clean < _CLEAN * len(entries):
        return
    text = project.source.text
    for entry in entries:
        if not entry.leftover or _is_broken(text, entry):
            continue
        for place in entry.leftover:
            if _is_rest_of_link(text[place.start : place.end]):
                continue
            span = _without_marks(text, place)
            words = quoted(text[span.start : span.end], _LONGEST)
            message = (
                f"the words {words} fit no part of an entry: [TITLE](paper) (AUTHORS, VENUE YEAR) and links"
            )
            yield Finding(project.source, span, message)


def _form(project: Project, section: Section) -> str:
    """What most entries of a section look like."""
    names = Counter(entry.template for entry in section.entries if not entry.enclosed)
    if not names:
        return "[TITLE](paper) (AUTHORS, VENUE YEAR)"
    return shape_named(names.most_common(1)[0][0], project.config.templates).line


def _is_broken(text: str, entry: Entry) -> bool:
    """Whether a part of an entry is damaged, so that the rest of it is left over."""
    if entry.meta is None or not entry.meta.closed or mislinked_title(text, entry):
        return True
    return next(mislinked_resources(text, entry), None) is not None


def _is_rest_of_link(words: str) -> bool:
    """Whether words hold the rest of a link, or brackets without a partner, which are other findings."""
    even = all(words.count(one) == words.count(other) for one, other in ("()", "[]", "（）"))
    return not even or _LINK.search(words) is not None


def _without_marks(text: str, words: Span) -> Span:
    """Words without the commas and dashes around them."""
    start, end = words.start, words.end
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end) if start < end else words


def _tolerated(bullet: Bullet, section: Section) -> bool:
    """Whether an item is a label of a group, or points elsewhere."""
    text = bullet.text.strip().strip("*_ ")
    label = text.endswith((":", "：", "...", "…")) and not _ICON.search(text)
    if label or _POINTER.match(text):
        return True
    place = bisect_right(section.entries, bullet.span.start, key=attrgetter("start"))
    return place < len(section.entries) and section.entries[place].depth > bullet.depth
