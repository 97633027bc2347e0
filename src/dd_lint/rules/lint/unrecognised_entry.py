"""An item among entries, or a part of an entry, cannot be read as one.

## What it does
Finds items of a list of entries in which neither a title link nor a parenthesis with a year is found,
and empty ones. Notes below an entry, labels of a group and pointers ("See also …") are not entries. In a
list where hardly any entry has more than its title, parenthesis and links, finds the words that are
none of these.

In a list of any form, finds what cannot be as it was read, each kind once: titles that are a date, a number
or what links are called, titles of more than 200 characters, one that several entries of a section have, and
sections in which more than a third of the links to papers are in no entry.

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

from collections.abc import Iterator

from dd_lint.analysis.convention import habit
from dd_lint.analysis.entries.contradictions import contradictions
from dd_lint.analysis.entries.entry_conventions import NOTHING_LEFT_OVER
from dd_lint.analysis.entries.unread_parts import StrayItem, stray_items, unread_words
from dd_lint.findings import Finding, Node, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted

_SHOWN = 3
"""Further places that a finding names."""
_LONGEST = 50
"""Characters of an item or of words that a message shows."""


@rule("LNT004", "unrecognised-entry", Severity.WARNING, yields_to=("unbalanced-brackets",))
def unrecognised_entry(project: Project) -> Iterator[Finding]:
    for stray in stray_items(project):
        yield _item(project, stray)
    for found in contradictions(project):
        first, *others = found.spans
        related = tuple(Related(project.source, span, "so is this") for span in others[:_SHOWN])
        yield Finding(project.source, first, found.message, related=related)
    if habit(project, NOTHING_LEFT_OVER).usual is not True:
        return
    for entry, span in unread_words(project):
        words = quoted(project.source.slice(span), _LONGEST)
        message = f"the words {words} fit no part of an entry: [TITLE](paper) (AUTHORS, VENUE YEAR) and links"
        yield Finding(project.source, span, message, about=(Node(project.source.path, entry.span),))


def _item(project: Project, stray: StrayItem) -> Finding:
    item, form = stray
    if item.text.strip():
        message = f"{quoted(item.text, _LONGEST)} does not read as an entry: {form}"
        return Finding(project.source, item.span, message)
    span = Span(item.bullet_start, item.bullet_start + len(item.bullet))
    return Finding(project.source, span, "the item is empty; write its entry, or remove the bullet")
