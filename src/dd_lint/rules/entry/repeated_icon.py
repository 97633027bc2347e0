"""An entry has the same icon twice.

## What it does
Finds a second link of the same label and the same address in an entry, and a second citation, in a list
whose entries have one each. Two code or project links to different places may well be meant.

## Why it matters
One of the two is superfluous: usually it is left over from a line that was copied.

## Example
```markdown
## Papers
+ [DM](https://example.org/1) (Bo Zhao et al., 2023) [code](https://example.org/2) [code](https://example.org/2)
```

## Use instead
```markdown
## Papers
+ [DM](https://example.org/1) (Bo Zhao et al., 2023) [code](https://example.org/2)
```

## Fix
None: only a person knows which one is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...conventions import usual
from ...diagnostic import Edit, Finding, Fix, Related, Severity
from ...document import Entry
from ...markdown import Inline
from ...project import Project
from ...source import Span
from ...template import link_label
from ...wording import quoted
from .. import rule

_FEWEST = 3
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?", re.IGNORECASE)


@rule("ENT005", "repeated-icon", Severity.WARNING)
def repeated_icon(project: Project) -> Iterator[Finding]:
    entries = (*project.entries, *project.latest)
    counts = [sum(1 for _ in entry.links("bibtex")) for entry in entries]
    cited = [count for count in counts if count]
    one_citation = len(cited) >= _FEWEST and usual(cited) == 1
    for entry in entries:
        yield from _repeated(project, entry, one_citation=one_citation)


def _repeated(project: Project, entry: Entry, *, one_citation: bool) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Inline] = {}
    citation: Inline | None = None
    for resource in entry.resources:
        link = resource.link
        label, address = link_label(link.text), _ADDRESS.sub("", link.destination, count=1).rstrip("/")
        if not label or not address:
            continue
        first = seen.setdefault((label, address), link)
        if first is not link:
            message = f"{quoted(label)} appears twice with the same address; once is enough"
            yield _finding(project, link, first, message)._replace(fix=_removed(project, link))
        elif resource.kind == "bibtex":
            if citation is not None and one_citation and link_label(citation.text) == label:
                message = f"{quoted(label)} appears twice; the list has one citation per entry"
                yield _finding(project, link, citation, message)
            citation = link


def _removed(project: Project, link: Inline) -> Fix:
    """The fix that takes a link away, with the spaces before it."""
    text = project.source.text
    before = text[text.rfind("\n", 0, link.start) + 1 : link.start]
    start = link.start - (len(before) - len(before.rstrip(" ")))
    return Fix("remove the second one", (Edit(project.source, Span(start, link.end), ""),), safe=True)


def _finding(project: Project, link: Inline, first: Inline, message: str) -> Finding:
    return Finding(project.source, link.span, message, (Related(project.source, first.span, "first here"),))
