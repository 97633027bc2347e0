"""A link carries parameters that only serve to track who follows it.

## What it does
Finds parameters that name a campaign (`utm_source`), a click (`fbclid`, `gclid`), where a link was copied
(`cxt` and `ref_src` of Twitter, `spm`), or a session (`casa_token`, `jsessionid`), and links that go
through Google's results page. Those that name a sponsorship or the list itself are there on purpose, and
are left alone.

## Why it matters
They make the address long, tell the site where its readers come from, and differ each time, so that
the same page looks like two. A session's token is also of no use to anybody else, or soon expires.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959?utm_source=newsletter) (Tongzhou Wang et al., 2018)
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Fix
Safe: removes the parameters. A link that works in one session only has no fix.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.addresses.edits import part, rewritten
from dd_lint.analysis.addresses.flaws import flaw
from dd_lint.analysis.addresses.tracking import (
    Tracking,
    behind_google,
    has_parameters,
    names_sponsor,
    session_token,
    tracking,
)
from dd_lint.findings import Finding, Severity
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted_address


@rule("URL004", "tracking-parameter", Severity.WARNING)
def tracking_parameter(project: Project) -> Iterator[Finding]:
    owner = project.repository.partition("/")[0].lower()
    for link in project.document.links:
        address = link.destination
        if not has_parameters(address):
            continue
        if page := behind_google(address):
            yield _through_google(project, link, page)
        elif token := session_token(address):
            place = part(project.source, link, token.start, token.end)
            message = (
                f'"{token.name}" belongs to one session, so the link expires; link to the page of the paper'
            )
            yield Finding(project.source, place, message)
        elif (found := tracking(address)) and not names_sponsor(address, owner):
            yield _tracked(project, link, found)


def _through_google(project: Project, link: Inline, page: str) -> Finding:
    meant = "" if flaw(page) else page
    fix = rewritten(project.source, link, meant, f"write {quoted_address(page)}", safe=False)
    message = (
        f"the link goes through Google, which tracks who follows it; link to {quoted_address(page)} itself"
    )
    return Finding(project.source, link.destination_span, message, fix=fix)


def _tracked(project: Project, link: Inline, found: Tracking) -> Finding:
    listed = ", ".join(f'"{name}"' for name in dict.fromkeys(found.names))
    many = len(set(found.names)) > 1
    if found.is_of_session:
        what = f"{listed} belongs to one reader's session"
    elif many:
        what = f"the parameters {listed} only track who follows the link"
    else:
        what = f"the parameter {listed} only tracks who follows the link"
    place = part(project.source, link, found.start, found.end)
    message = f"{what}; the link works without {'them' if many else 'it'}"
    fix = rewritten(project.source, link, found.rest, f"remove {listed}", safe=True)
    return Finding(project.source, place, message, fix=fix)
