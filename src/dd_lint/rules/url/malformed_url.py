"""An address is not well-formed.

## What it does
Finds addresses that no browser can follow as they are meant: without a scheme (`www.example.org`), with a
doubled or misspelt one (`https://https://`, `htps://`), with a host that cannot be one, with spaces in
them, and with brackets, commas or quotation marks at the end that belong to the text around them. Brackets
in balance, as in the addresses of Wikipedia, are fine.

## Why it matters
GitHub takes an address without a scheme for a file of the repository, and shows a link with a space
in its address as plain text. Either way the link leads nowhere.

## Example
```markdown
## Main
+ [Dataset Distillation](https://https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Fix
Unsafe: the address is written as it was probably meant, where that is clear.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import chain

from dd_lint.analysis.addresses.form import flaw, part, quoted, rewritten
from dd_lint.analysis.addresses.scheme import without_scheme
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.markdown import Inline
from dd_lint.markdown.hidden import Hidden
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span

_SPACED = re.compile(r"\]\([ \t]*(https?://[^\s()<>]{0,500}[ \t]+[^()<>\n\"']{1,500})\)", re.IGNORECASE)
# What looks like a file of the repository: no scheme, and the suffix of a file at the end.
_SPACED_PATH = re.compile(
    r"\]\([ \t]*([^\s()<>:#?]{1,200}(?:[ \t]+[^\s()<>:#?\"']{1,200}){1,20}(?<=\w)\.[a-z]\w{1,4})[ \t]*\)",
    re.IGNORECASE,
)
_AFTER_ICON = re.compile(r":[\w+-]+:\][\[{]\Z")
_LONGEST_ICON = 50
_AFTER_SCHEME = re.compile(r"(https?://)[ \t]+([^\s]+)", re.IGNORECASE)


@rule("URL001", "malformed-url", Severity.ERROR)
def malformed_url(project: Project) -> Iterator[Finding]:
    for link in project.document.links:
        address = link.destination
        if not address or address[0] == "#":
            continue
        if meant := without_scheme(project, address):
            yield _schemeless(project, link, meant)
        elif (found := flaw(address)) and not _is_in_brackets(project, link):
            place = part(project.source, link, found.start, found.end)
            meant = found.meant or ""
            fix = rewritten(project.source, link, meant, f"write {quoted(meant)}", safe=False)
            yield Finding(project.source, place, found.message, fix=fix)
    yield from _spaced(project)


def _is_in_brackets(project: Project, link: Inline) -> bool:
    """Whether a bare address is that of an icon, in brackets of another kind: that is said there."""
    before = project.source.text[max(0, link.start - _LONGEST_ICON) : link.start]
    return link.kind == "autolink" and _AFTER_ICON.search(before) is not None


def _schemeless(project: Project, link: Inline, meant: str) -> Finding:
    if meant.startswith("mailto:"):
        message = f"{quoted(link.destination)} is an e-mail address; write {quoted(meant)}"
    else:
        written = quoted(link.destination)
        message = f'{written} has no scheme, so it is taken for a file; write "https://" before it'
    fix = rewritten(project.source, link, meant, f"write {quoted(meant)}", safe=False)
    return Finding(project.source, link.destination_span, message, fix=fix)


def _spaced(project: Project) -> Iterator[Finding]:
    """Addresses with a space inside, which Markdown leaves as text."""
    text = project.source.text
    hidden: Hidden | None = None
    read = {link.text_end for link in project.document.links}
    for match in chain(_SPACED.finditer(text), _SPACED_PATH.finditer(text)):
        hidden = hidden or Hidden(text)
        if match.start() in read or match.start() in hidden:
            continue
        place = Span(*match.span(1))
        message = f"a space inside the address {quoted(match[1])}; Markdown does not make it a link"
        scheme = _AFTER_SCHEME.fullmatch(match[1])
        fix = None
        if scheme:
            gap = Span(place.start + len(scheme[1]), place.start + scheme.start(2))
            edit = Edit(project.source, gap, "")
            fix = Fix("remove the space", (edit,), safe=False)
        elif meant := _file_meant(project, match[1]):
            fix = Fix(f"write {quoted(meant)}", (Edit(project.source, place, meant),), safe=False)
        yield Finding(project.source, place, message, fix=fix)


def _file_meant(project: Project, address: str) -> str:
    """A path with spaces as a link can say it, if it names a citation file with or without them."""
    for written, meant in (
        (address, re.sub(r"[ \t]", "%20", address)),
        *((re.sub(r"[ \t]+", mark, address),) * 2 for mark in ("", "-", "_")),
    ):
        if posixpath.normpath(written) in project.citations:
            return meant
    return ""
