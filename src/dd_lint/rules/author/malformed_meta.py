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

from collections import Counter
from collections.abc import Iterator

from dd_lint.document.model import Entry
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold
from dd_lint.text.shares import is_habit
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted


@rule("AUT001", "malformed-meta", Severity.ERROR)
def malformed_meta(project: Project) -> Iterator[Finding]:
    entries = _at_usual_depth(project)
    readable = [entry.meta for entry in entries if entry.meta is not None and entry.meta.readable]
    if not is_habit(len(readable), len(entries), project.config.majority):
        return
    named = sum(bool(meta.authors) for meta in readable)
    with_authors = is_habit(named, len(readable), project.config.majority)
    if not with_authors and 10 * named > len(readable):
        return
    shape = "(AUTHORS, VENUE YEAR)" if with_authors else "(VENUE YEAR)"
    shown = named if with_authors else len(readable)
    usual = f"{shown:,} of {len(entries):,} entries say {shape}"
    unlinked = {fold(title) for title in project.config.sections.unlinked}
    exempt = {section.index for section in project.document.sections if fold(section.title) in unlinked}
    for entry in entries:
        found = _problem(project, entry, usual, with_authors=with_authors and entry.section not in exempt)
        if found is not None:
            yield Finding(project.source, *found)


def _at_usual_depth(project: Project) -> list[Entry]:
    """The entries of the list that are not notes below another entry."""
    depths: dict[int, Counter[int]] = {}
    for entry in project.enclosed_entries:
        depths.setdefault(entry.section, Counter())[entry.depth] += 1
    usual = {section: counts.most_common(1)[0][0] for section, counts in depths.items()}
    return [entry for entry in project.enclosed_entries if entry.depth == usual[entry.section]]


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
