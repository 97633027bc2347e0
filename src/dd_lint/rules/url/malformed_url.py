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

import re
from collections.abc import Iterator

from dd_lint.analysis.addresses.edits import address_node, part, rewritten
from dd_lint.analysis.addresses.flaws import Flaw, flaw
from dd_lint.analysis.addresses.scheme import without_scheme
from dd_lint.analysis.addresses.spaced import spaced_addresses
from dd_lint.findings import Finding, Severity
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted_address

_AFTER_ICON = re.compile(r":[\w+-]+:\][\[{]\Z")
_LONGEST_ICON = 50


@rule("URL001", "malformed-url", Severity.ERROR, yields_to=("broken-link",))
def malformed_url(project: Project) -> Iterator[Finding]:
    for link in project.document.links:
        address = link.destination
        if not address or address[0] == "#":
            continue
        if meant := without_scheme(project, address):
            yield _schemeless(project, link, meant)
        elif (found := flaw(address)) and not _is_in_brackets(project, link):
            yield _flawed(project, link, found)
    for address, span, fix in spaced_addresses(project):
        message = f"a space inside the address {quoted_address(address)}; Markdown does not make it a link"
        yield Finding(project.source, span, message, fix=fix)


def _is_in_brackets(project: Project, link: Inline) -> bool:
    """Whether a bare address is in the wrong brackets behind an icon, which is a flaw of the link."""
    before = project.source.text[max(0, link.start - _LONGEST_ICON) : link.start]
    return link.kind == "autolink" and _AFTER_ICON.search(before) is not None


def _schemeless(project: Project, link: Inline, meant: str) -> Finding:
    written = quoted_address(link.destination)
    if meant.startswith("mailto:"):
        message = f"{written} is an e-mail address; write {quoted_address(meant)}"
    else:
        message = f'{written} has no scheme, so it is taken for a file; write "https://" before it'
    fix = rewritten(project.source, link, meant, f"write {quoted_address(meant)}", safe=False)
    return Finding(project.source, link.destination_span, message, fix=fix)


def _flawed(project: Project, link: Inline, found: Flaw) -> Finding:
    place = part(project.source, link, found.start, found.end)
    meant = found.meant or ""
    fix = rewritten(project.source, link, meant, f"write {quoted_address(meant)}", safe=False)
    return Finding(project.source, place, found.message, fix=fix, about=address_node(project.source, link))
