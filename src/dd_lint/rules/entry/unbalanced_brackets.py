"""A bracket in an entry has no partner.

## What it does
Finds round and square brackets without a partner in the title, in the parenthesis of authors, venue and
year, right after it, and next to a link; and links that do not work because a bracket is missing or of
the wrong kind, or because a space separates the two pairs. Enumerations (`a)`), intervals (`[0, 1)`),
emoticons, formulas and code are left alone. A parenthesis that is never closed is left to
[malformed-meta](malformed-meta.md).

## Why it matters
Something is missing, or was left over when the line was edited.

## Example
```markdown
## Papers
+ [Less is More (or Not](https://example.org/1) (Songhua Liu et al., CVPR 2023)
```

## Use instead
```markdown
## Papers
+ [Less is More (or Not)](https://example.org/1) (Songhua Liu et al., CVPR 2023)
```

## Fix
Safe: the space that splits a link is removed. Unsafe: the bracket that a link lacks is added where the
address shows its place, and braces around an address become parentheses. Elsewhere only a person knows
what is missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.addresses.broken_links import broken_links
from dd_lint.analysis.entries.lone_brackets import (
    LoneBracket,
    is_opening,
    lone_brackets_after_title,
    lone_brackets_in_title,
)
from dd_lint.document.torn_links import TornLink, torn_resource_links, torn_title_link
from dd_lint.findings import Edit, Finding, Fix, Node, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span

_SHOWN = 40
"""Characters of an address that a message shows."""


@rule("ENT009", "unbalanced-brackets", Severity.WARNING)
def unbalanced_brackets(project: Project) -> Iterator[Finding]:
    text = project.source.text
    # What is around the address of a link is told with that.
    spans = (broken.span for broken in broken_links(project))
    of_links = {place for span in spans for place in range(span.start - 1, span.end + 2)}
    for entry in (*project.enclosed_entries, *project.latest):
        broken = torn_title_link(text, entry)
        if broken is not None:
            yield _about(project, _mislinked(project, broken), entry.title_span, entry.span)
        else:
            for lone in lone_brackets_in_title(text, entry):
                if lone.place not in of_links:
                    yield _about(project, _lone(project, lone), entry.title_span)
        for broken in torn_resource_links(text, entry):
            yield _about(project, _mislinked(project, broken), entry.span)
        for lone in lone_brackets_after_title(text, entry):
            if lone.place not in of_links:
                yield _lone(project, lone)


def _about(project: Project, finding: Finding, *spans: Span) -> Finding:
    """A finding that is about parts of an entry, too."""
    return finding._replace(about=(*finding.nodes, *(Node(project.source.path, span) for span in spans)))


def _lone(project: Project, lone: LoneBracket) -> Finding:
    bracket = project.source.text[lone.place]
    fault = "is never closed" if is_opening(bracket) else "closes nothing"
    span = Span(lone.place, lone.place + 1)
    return Finding(project.source, span, f'the "{bracket}" {lone.where} {fault}')


def _mislinked(project: Project, broken: TornLink) -> Finding:
    edit = Edit(project.source, broken.place, broken.text)
    what = {"split": "remove the space", "braces": f"write {broken.text}", "brackets": f"write {broken.text}"}
    fix = Fix(what.get(broken.fault, f'add "{broken.text}"'), (edit,), safe=broken.fault == "split")
    return Finding(project.source, broken.span, _message(broken), fix=fix)


def _message(broken: TornLink) -> str:
    link = f'the link "{broken.label}"' if broken.label else "the title's link"
    address = broken.address if len(broken.address) <= _SHOWN else f"…{broken.address[-_SHOWN:]}"
    if broken.fault == "split":
        subject = f'"{broken.label}"' if broken.label else "the title"
        return f'a space separates "]" from "("; without it, {subject} is a link'
    if broken.fault == "unclosed":
        return f'the address of {link} is never closed; ")" belongs after "{address}"'
    if broken.fault in ("braces", "brackets"):
        return f'the address of {link} is in {broken.fault}; it belongs in parentheses, "({address})"'
    place = {"]": '"("', "[": f'"{broken.label}"'}.get(broken.fault, "the address")
    return f'{link} has no "{broken.fault}"; it belongs before {place}'
