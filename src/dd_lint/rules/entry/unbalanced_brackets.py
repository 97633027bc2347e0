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

import re
from collections.abc import Iterator

from dd_lint.document.broken_links import Mislinked, mislinked_resources, mislinked_title
from dd_lint.document.model import Entry
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span
from dd_lint.text.wording import shortened

_TOKEN = re.compile(r"\\.|`[^`\n]{1,200}`|\$[^$\n]{1,200}\$|(?P<bracket>[()\[\]])")
_PARTNER = {"(": ")", "[": "]"}
_ENUMERATED = re.compile(r"(?:^|[\s(,;])\w{1,3}$")
_EMOTICON = re.compile(r"[:;=][-'^]?$")
_INTERVAL = re.compile(r"[\d.+\-−∞\w]{1,9}\s?,\s?[\d.+\-−∞\w]{1,9}")
_LONGEST_INTERVAL = 21
_SHOWN = 40
"""Characters of an address that a message shows."""


@rule("ENT009", "unbalanced-brackets", Severity.WARNING)
def unbalanced_brackets(project: Project) -> Iterator[Finding]:
    text = project.source.text
    for entry in (*project.enclosed_entries, *project.latest):
        title = entry.paper.text_span if entry.paper else entry.title_span
        broken = mislinked_title(text, entry)
        if broken is not None:
            yield _mislinked(project, broken)
        for place in _alone(text, title) if broken is None else ():
            yield _finding(project, place, "in the title")
        for broken in mislinked_resources(text, entry):
            yield _mislinked(project, broken)
        for place, label in _after_links(text, entry):
            yield _finding(project, place, f"after {label}")
        for place, label in _before_links(text, entry):
            yield _finding(project, place, f"before {label}")
        meta = entry.meta
        if meta is None or not meta.closed:
            continue
        for place in _alone(text, Span(meta.span.start + 1, meta.span.end - 1)):
            yield _finding(project, place, "in the parenthesis")
        extra = _after(text, meta.span.end, entry)
        if extra is not None:
            yield _finding(project, extra, "after the parenthesis")


def _mislinked(project: Project, broken: Mislinked) -> Finding:
    edit = Edit(project.source, broken.place, broken.text)
    what = {"split": "remove the space", "braces": f"write {broken.text}", "brackets": f"write {broken.text}"}
    fix = Fix(what.get(broken.fault, f'add "{broken.text}"'), (edit,), safe=broken.fault == "split")
    return Finding(project.source, broken.span, _message(broken), fix=fix)


def _message(broken: Mislinked) -> str:
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


def _after_links(text: str, entry: Entry) -> Iterator[tuple[int, str]]:
    """The places of ")" right after a link that nothing between the links opened."""
    paper = entry.paper
    if paper and text.startswith(")", paper.end) and "(" not in text[entry.start : paper.start]:
        yield paper.end, "the title's link"
    position = entry.meta.end if entry.meta else entry.end
    for resource in entry.resources:
        link = resource.link
        if "(" in text[position : link.start]:
            return
        if link.end < entry.end and text[link.end] == ")" and link.start >= position:
            yield link.end, f'the link "{shortened(link.text, 30)}"'
        position = max(position, link.end)


def _before_links(text: str, entry: Entry) -> Iterator[tuple[int, str]]:
    """The place of "[" right before a link that nothing up to the end of the entry closes."""
    start = entry.meta.end if entry.meta else entry.end
    links = [resource.link for resource in entry.resources if resource.link.start > start]
    doubled = [link for link in links if text.startswith("[[", link.start - 1)]
    if doubled and text.count("[", start, entry.end) > text.count("]", start, entry.end):
        yield doubled[-1].start - 1, f'the link "{shortened(doubled[-1].text, 30)}"'


def _alone(text: str, span: Span) -> Iterator[int]:
    """The places of brackets without a partner, in order."""
    part = text[span.start : span.end]
    opened: list[int] = []
    alone: list[int] = []
    for token in _TOKEN.finditer(part):
        bracket, place = token["bracket"], token.start()
        if bracket is None:
            continue
        before = part[max(0, place - 4) : place]
        if bracket in _PARTNER:
            if not _EMOTICON.search(before):
                opened.append(place)
        elif opened and (_PARTNER[part[opened[-1]]] == bracket or _is_interval(part, opened[-1] + 1, place)):
            opened.pop()
        elif not (_EMOTICON.search(before) or (bracket == ")" and _ENUMERATED.search(before))):
            alone.append(place)
    yield from (span.start + place for place in sorted(alone + opened))


def _is_interval(text: str, start: int, end: int) -> bool:
    return end - start <= _LONGEST_INTERVAL and _INTERVAL.fullmatch(text, start, end) is not None


def _after(text: str, end: int, entry: Entry) -> int | None:
    """The place of a closing bracket right after the parenthesis that nothing before it opened."""
    place = end
    while text[place : place + 1] in (" ", "\t"):
        place += 1
    bracket = text[place : place + 1]
    title_end = entry.paper.end if entry.paper else entry.title_end
    opening = {")": "(", "]": "["}.get(bracket, "")
    if not opening or place >= entry.end or entry.meta is None:
        return None
    return None if opening in text[title_end : entry.meta.span.start] else place


def _finding(project: Project, place: int, where: str) -> Finding:
    bracket = project.source.text[place]
    fault = "is never closed" if bracket in _PARTNER else "closes nothing"
    return Finding(project.source, Span(place, place + 1), f'the "{bracket}" {where} {fault}')
