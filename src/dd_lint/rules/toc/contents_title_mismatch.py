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

from collections.abc import Iterator

from dd_lint.analysis.contents.conventions import CONTENTS_WORDING
from dd_lint.analysis.contents.fragments import is_linkable, section_fragments, written_fragment
from dd_lint.analysis.contents.lines import ContentsLine, contents_lines, section_node
from dd_lint.analysis.contents.titles import escaped_title, title_for_line
from dd_lint.analysis.convention import habit
from dd_lint.findings import Edit, Finding, Fix, Node, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold
from dd_lint.text.wording import quoted


@rule("TOC004", "contents-title-mismatch", Severity.WARNING, derived=True)
def contents_title_mismatch(project: Project) -> Iterator[Finding]:
    # Some lists word their contents in their own way throughout.
    if habit(project, CONTENTS_WORDING).usual is not True:
        return
    lines = [one for one in contents_lines(project) if one.leads_to >= 0]
    listed = {one.leads_to for one in lines if one.fits}
    for line in lines:
        if line.fault == "link":
            yield _wrong_link(project, line)
        elif not line.fault and not line.fits:
            yield _other_words(project, line, twice=line.leads_to in listed)


def _wrong_link(project: Project, line: ContentsLine) -> Finding:
    item, sections, fragment = line.item, project.document.sections, section_fragments(project)[line.means]
    led_to, meant = sections[line.leads_to], sections[line.means]
    span = item.link.destination_span
    fix = None
    if item.link.destination_start >= 0 and is_linkable(fragment):
        address = f"#{written_fragment(fragment)}"
        fix = Fix(f'link to "{address}"', (Edit(project.source, span, address),), safe=False)
    return Finding(
        project.source,
        span,
        f"{quoted(item.title)} leads to the section {quoted(led_to.title)}; "
        f"its own section is {quoted(meant.title)}",
        (Related(project.source, meant.title_span, "the section meant"),),
        fix,
        about=(Node(project.source.path, span), section_node(project, line.means)),
    )


def _other_words(project: Project, line: ContentsLine, *, twice: bool) -> Finding:
    item, section = line.item, project.document.sections[line.leads_to]
    related = (Related(project.source, section.title_span, "the heading"),)
    if twice:
        message = f"{quoted(item.title)} leads to the section {quoted(section.title)}"
        message += ", which another line lists already"
        return Finding(project.source, item.link.destination_span, message, related)
    title = title_for_line(section.title, like=item.title)
    written = escaped_title(title)
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
