"""An entry's parenthesis is not like the others of the list.

## What it does
Where nearly all entries of a list say `(AUTHORS, VENUE YEAR)` after the title, finds those without a
parenthesis, those whose parenthesis is never opened or closed, and those in which the authors cannot be
told from the venue and the year. Where only the year is missing, [missing-year](missing-year.md) says so.

## Why it matters
Readers scan a list by author and year, and programs that read it cannot place the paper. A parenthesis that
is not closed swallows what follows.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Slimmable Dataset Condensation](https://example.org/1) (Songhua Liu et al., CVPR 2023)
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
+ [Prioritize Alignment in Dataset Distillation](https://arxiv.org/abs/2408.03360) (Zekai Li et al., 2024
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Slimmable Dataset Condensation](https://example.org/1) (Songhua Liu et al., CVPR 2023)
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
+ [Prioritize Alignment in Dataset Distillation](https://arxiv.org/abs/2408.03360) (Zekai Li et al., 2024)
```

## Fix
None: what is missing has to be looked up.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.convention import habit
from dd_lint.analysis.entries.author_conventions import (
    AUTHORS_IN_PARENTHESIS,
    NO_AUTHORS_IN_PARENTHESIS,
    PARENTHESIS,
)
from dd_lint.analysis.entries.parentheses import entries_at_usual_depth
from dd_lint.document.entry import Entry
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted


@rule("AUT001", "malformed-meta", Severity.ERROR)
def malformed_meta(project: Project) -> Iterator[Finding]:
    usual, with_authors = _usual(project)
    if not usual:
        return
    unlinked = {fold(title) for title in project.config.sections.unlinked}
    exempt = {section.index for section in project.document.sections if fold(section.title) in unlinked}
    for entry in entries_at_usual_depth(project):
        found = _problem(project, entry, usual, with_authors=with_authors and entry.section not in exempt)
        if found is not None:
            yield Finding(project.source, *found)


def _usual(project: Project) -> tuple[str, bool]:
    """What nearly all entries say, and whether they name authors; empty where they say this and that."""
    readable, named = habit(project, PARENTHESIS), habit(project, AUTHORS_IN_PARENTHESIS)
    if readable.usual is not True:
        return "", False
    if named.usual is True:
        shown = readable._replace(times=named.times, is_law=readable.is_law or named.is_law)
        return shown.reason("entries say (AUTHORS, VENUE YEAR)"), True
    if habit(project, NO_AUTHORS_IN_PARENTHESIS).usual is True:
        return readable.reason("entries say (VENUE YEAR)"), False
    return "", False


def _problem(project: Project, entry: Entry, usual: str, *, with_authors: bool) -> tuple[Span, str] | None:
    meta = entry.meta
    if meta is None:
        return _without(entry, project.source.text, usual)
    inner = " ".join(project.source.text[meta.span.start + 1 : meta.span.end - meta.closed].split())
    if not meta.closed:
        return meta.span, f'the parenthesis of {quoted(entry.title)} is not closed; ")" is missing'
    if not inner:
        return meta.span, f"the parenthesis of {quoted(entry.title)} is empty; {usual}"
    if with_authors and not meta.authors:
        return meta.span, f"{quoted(inner)} names no authors; {usual}"
    return None


def _without(entry: Entry, text: str, usual: str) -> tuple[Span, str]:
    """The finding of an entry without an opening parenthesis, at the text that is there instead."""
    place = next((span for span in entry.leftover if span.start >= entry.title_end), None)
    if place is None:
        return entry.title_span, f"no parenthesis follows {quoted(entry.title)}; {usual}"
    written = text[place.start : place.end]
    if written.startswith("（"):
        return place, f"{quoted(written)} has full-width parentheses; {usual}"
    if written.endswith(")"):
        return place, f'{quoted(written)} lacks "(" before it; {usual}'
    return place, f"{quoted(written)} is not in parentheses; {usual}"
