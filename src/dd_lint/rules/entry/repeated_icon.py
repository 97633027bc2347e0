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
Safe: removes a second link that is the same as the first. Unsafe: where their addresses differ in the scheme,
`www.` or a slash at the end, or their labels in case. Of two citations only a person knows the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dd_lint.analysis.convention import habit
from dd_lint.analysis.entries.link_conventions import CITATIONS_OF_ENTRY
from dd_lint.document.entry import Entry
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.templates.labels import link_label
from dd_lint.text.source import Source, Span
from dd_lint.text.wording import quoted

_SEPARATORS = ("", "|", ",", "/", "·")
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?", re.IGNORECASE)


@rule("ENT005", "repeated-icon", Severity.WARNING)
def repeated_icon(project: Project) -> Iterator[Finding]:
    entries = (*project.entries, *project.latest)
    one_citation = habit(project, CITATIONS_OF_ENTRY).usual == 1
    for entry in entries:
        yield from _repeated(project, entry, one_citation=one_citation)


def _repeated(project: Project, entry: Entry, *, one_citation: bool) -> Iterator[Finding]:
    seen: dict[tuple[str, str], Inline] = {}
    citation: Inline | None = None
    before: Inline | None = None
    for resource in entry.resources:
        link, before_it = resource.link, before
        before = link
        label, address = link_label(link.text), _ADDRESS.sub("", link.destination, count=1).rstrip("/")
        if not label or not address:
            continue
        first = seen.setdefault((label, address), link)
        if first is not link:
            message = f"{quoted(label)} appears twice with the same address; once is enough"
            fix = _removed(project.source, link, first, before_it or first)
            yield _finding(project, link, first, message, fix)
        elif resource.kind == "bibtex":
            if citation is not None and one_citation and link_label(citation.text) == label:
                message = f"{quoted(label)} appears twice; the list has one citation per entry"
                yield _finding(project, link, citation, message)
            citation = link


def _finding(project: Project, link: Inline, first: Inline, message: str, fix: Fix | None = None) -> Finding:
    related = Related(project.source, first.span, "first here")
    return Finding(project.source, link.span, message, (related,), fix)


def _removed(source: Source, link: Inline, first: Inline, before: Inline) -> Fix | None:
    """Takes a link away, if nothing but a separator is between it and the link before it."""
    span = Span(before.end, link.end)
    if source.text[before.end : link.start].strip(" \t") not in _SEPARATORS:
        return None
    same = source.slice(link.span) == source.slice(first.span)
    return Fix("remove the second one", (Edit(source, span, ""),), safe=same)
