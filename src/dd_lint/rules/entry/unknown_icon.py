"""An icon is misspelt.

## What it does
Finds link labels that look like a shortcode (`:octcat:`), are unknown to the configuration, the list's
legend and its other entries, and are nearly one that is known. GitHub reads a shortcode in lower case and
between two colons only.

## Why it matters
GitHub shows an unknown shortcode as the plain text that it is, and nothing knows the link's kind.

## Example
```markdown
## Papers
+ [Dataset Distillation](https://example.org/1) (Tongzhou Wang et al., 2018) [:octcat:](https://github.com/a/b)
```

## Use instead
```markdown
## Papers
+ [Dataset Distillation](https://example.org/1) (Tongzhou Wang et al., 2018) [:octocat:](https://github.com/a/b)
```

## Fix
None: correct the icon by hand, or name it under `icon-kinds` of the configuration.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.nearest import MISSPELT, nearest
from dd_lint.text.wording import quoted

_SHORTCODE = re.compile(r":[A-Za-z0-9_+-]{2,40}:")
_ALMOST = re.compile(r":[A-Za-z0-9_+-]{2,40}:?|[A-Za-z0-9_+-]{2,40}:")
_OFTEN = 3
# No list has that many labels on purpose.
_MOST = 100
# Real emoji whose names are near those of the default icons.
_REAL = frozenset(
    f":{name}:"
    for name in (
        "blue_book", "book", "bookmark", "bookmark_tabs", "books", "boom", "boot", "closed_book", "cook",
        "globe", "green_book", "hook", "notebook", "open_book", "orange_book",
    )
)  # fmt: skip


@rule("ENT006", "unknown-icon", Severity.WARNING)
def unknown_icon(project: Project) -> Iterator[Finding]:
    entries = (*project.entries, *project.latest)
    links = [resource.link for entry in entries for resource in entry.resources]
    uses = Counter(label for link in links if _ALMOST.fullmatch(label := link.text.strip(" []")))
    known = {label for label in project.config.icon_kinds if _SHORTCODE.fullmatch(label)}
    known |= {item.label for item in project.document.legend}
    if uses.keys() <= known:
        return
    common = (label for label, count in uses.most_common(_MOST) if count >= _OFTEN)
    often = {label for label in common if _SHORTCODE.fullmatch(label)}
    most = max((uses[label] for label in known), default=0)
    meant: dict[str, str] = {}
    for label in islice((label for label in uses if label not in known), _MOST):
        settled = label in _REAL or (label in often and uses[label] * 10 > most)
        meant[label] = "" if settled else _nearest(label, known | often)
    for link in links:
        label = link.text.strip(" []")
        if meant.get(label):
            message = f'{quoted(label)} is not an icon that the list knows; did you mean "{meant[label]}"?'
            yield Finding(project.source, link.text_span, message)


def _nearest(label: str, known: set[str]) -> str:
    """The icon that a label is a misspelling of, or nothing."""
    return nearest(label, sorted(known - {label}), MISSPELT) or ""
