"""An item among entries does not read as one.

## What it does
Finds items of a list of entries in which neither a title link nor a parenthesis with a year is found,
and empty ones. Notes below an entry, labels of a group and pointers ("See also …") are no entries.

## Why it matters
Such an item is neither checked nor counted.

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
None: what is missing has to be looked up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter

from ...diagnostic import Finding, Severity
from ...document import Bullet, Role, Section
from ...project import Project
from ...source import Span
from ...wording import quoted
from .. import rule

_POINTER = re.compile(
    r"(?:please\s+|also\s+)?(?:see|refer|check|visit|for|more|note|notes|todo|tbd|coming|and|other|others|etc)\b",
    re.IGNORECASE,
)
_ICON = re.compile(r":[\w+-]+:$")
_LONGEST = 50


@rule("LNT004", "unrecognised-entry", Severity.WARNING)
def unrecognised_entry(project: Project) -> Iterator[Finding]:
    for section in project.document.by_role(Role.ENTRIES):
        if not section.bullets or not section.entries:
            continue
        depths = Counter(entry.depth for entry in section.entries if entry.conforming)
        others = Counter(bullet.depth for bullet in section.bullets)
        for bullet in section.bullets:
            # An item that is not alone among entries belongs to another kind of list.
            if depths[bullet.depth] < 2 * others[bullet.depth] or _tolerated(bullet, section):
                continue
            if bullet.text.strip():
                span = bullet.span
                words = quoted(bullet.text, _LONGEST)
                message = f"{words} does not read as an entry: [TITLE](paper) (AUTHORS, VENUE YEAR)"
            else:
                span = Span(bullet.bullet_start, bullet.bullet_start + len(bullet.bullet))
                message = "the item is empty; write its entry, or take the bullet away"
            yield Finding(project.source, span, message)


def _tolerated(bullet: Bullet, section: Section) -> bool:
    """Whether an item is a label of a group, or points elsewhere."""
    text = bullet.text.strip().strip("*_ ")
    label = text.endswith((":", "：", "...", "…")) and not _ICON.search(text)
    if label or _POINTER.match(text):
        return True
    place = bisect_right(section.entries, bullet.span.start, key=attrgetter("start"))
    return place < len(section.entries) and section.entries[place].depth > bullet.depth
