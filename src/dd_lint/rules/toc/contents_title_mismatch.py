"""A line of the contents is worded differently from its heading, or leads to another section.

## What it does
Compares each line of the contents with the heading that its link leads to, where most lines repeat
their heading's words. Upper and lower case, punctuation, emoji, numbering, a count at the end and
an aside in parentheses may differ.

## Why it matters
Readers who follow a line want to land at a heading with the same words. Usually a section was
renamed in one of the two places, or a copied line kept its old link.

## Example
```markdown
## Contents
- [Survey](#survey)
- [Benchmark](#benchmark)
- [Graphs](#gnn)

## Survey
## Benchmark
<a name="gnn" />

## Graph Neural Network
```

## Use instead
```markdown
## Contents
- [Survey](#survey)
- [Benchmark](#benchmark)
- [Graph Neural Network](#gnn)

## Survey
## Benchmark
<a name="gnn" />

## Graph Neural Network
```

## Fix
Safe: copy the heading's words into the contents, where it has all those of the line and more. Unsafe: where
the two say different things, one of which may be the mistake; and to correct a link that leads to another
section's heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dd_lint.analysis.contents.items import Reading, escaped, fits, heading_words, read_contents
from dd_lint.analysis.contents.references import fragments_of
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold
from dd_lint.text.wording import quoted


@rule("TOC004", "contents-title-mismatch", Severity.WARNING, derived=True)
def contents_title_mismatch(project: Project) -> Iterator[Finding]:
    document = project.document
    live = [one for one in read_contents(project) if one.leads_to >= 0 and one.fault in ("", "link")]
    fitting = {one.item.span for one in live if fits(one, document)}
    worded = sum(not one.fault for one in live)
    # Some lists word their contents in their own way throughout.
    if len(fitting) < 2 or 3 * len(fitting) < 2 * worded:
        return
    listed = {one.leads_to for one in live if one.item.span in fitting}
    fragments = fragments_of(document)
    for reading in live:
        if reading.fault == "link":
            yield _wrong_link(project, reading, fragments[reading.means])
        elif reading.item.span not in fitting:
            yield _other_words(project, reading, twice=reading.leads_to in listed)


def _wrong_link(project: Project, reading: Reading, fragment: str) -> Finding:
    item, sections = reading.item, project.document.sections
    led_to, meant = sections[reading.leads_to], sections[reading.means]
    span = item.link.destination_span
    fix = None
    if item.link.destination_start >= 0 and not re.search(r"[\s()<>\\]", fragment):
        fix = Fix(f'link to "#{fragment}"', (Edit(project.source, span, f"#{fragment}"),), safe=False)
    return Finding(
        project.source,
        span,
        f"{quoted(item.title)} leads to the section {quoted(led_to.title)}; "
        f"its own section is {quoted(meant.title)}",
        (Related(project.source, meant.title_span, "the section meant"),),
        fix,
    )


def _other_words(project: Project, reading: Reading, *, twice: bool) -> Finding:
    item, section = reading.item, project.document.sections[reading.leads_to]
    related = (Related(project.source, section.title_span, "the heading"),)
    if twice:
        message = f"{quoted(item.title)} leads to the section {quoted(section.title)}"
        message += ", which another line lists already"
        return Finding(project.source, item.link.destination_span, message, related)
    title = heading_words(section.title, like=item.title)
    written = escaped(title)
    edit = Edit(project.source, item.link.text_span, written)
    known = item.link.kind == "link" and title
    fix = Fix(f'write "{title}"', (edit,), safe=_says_all(title, item.title)) if known else None
    return Finding(
        project.source,
        item.link.text_span,
        f"the contents say {quoted(item.title)}, but the heading says {quoted(title)}",
        related,
        fix,
    )


def _says_all(title: str, label: str) -> bool:
    """Whether a heading has all words of a line, be they singular or plural."""
    return _stems(label) <= _stems(title)


def _stems(words: str) -> set[str]:
    return {word.removesuffix("s") for word in fold(words).split()}
