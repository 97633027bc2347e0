"""A link leads to a copy of a paper instead of its own page.

## What it does
Finds links to mirrors, to other renderings and to proxies of the places where papers live (ar5iv, alphaXiv,
Sci-Hub, a university's proxy); and, where nearly all papers of a registry are linked by their landing
pages, those that are linked by a PDF. The option `hosts` adds mirrors of your own.

## Why it matters
A copy may be outdated, may vanish, or be closed to all but the members of one university. The landing page
holds the abstract, the BibTeX and the versions, and the PDF is one click from it.

## Example
```markdown
## Main
+ [Dataset Distillation](https://ar5iv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Fix
None: the message names the paper's own page where it is known, but a person has to check it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.addresses.conventions import LANDING_PAGES
from dd_lint.analysis.addresses.edits import address_node, part
from dd_lint.analysis.addresses.landing_pages import registry_links
from dd_lint.analysis.addresses.mirrors import own_page, what_it_mirrors
from dd_lint.analysis.convention import habit
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.addresses import host_of
from dd_lint.text.wording import quoted_address


@rule("URL007", "mirror-url", Severity.INFO, options={"hosts": ()}, yields_to=("malformed-url",))
def mirror_url(project: Project) -> Iterator[Finding]:
    hosts: tuple[str, ...] = project.config.option("mirror-url", "hosts", ())
    added = frozenset(host.lower() for host in hosts)
    for link in project.document.links:
        address, host = link.destination, host_of(link.destination)
        if link.kind == "image" or not (what := what_it_mirrors(host, added)):
            continue
        start = address.lower().index(host)
        page = f'"{own}"' if (own := own_page(address, host)) else "the page of the paper itself"
        message = f"{host} {what}; link to {page}"
        place = part(project.source, link, start, start + len(host))
        yield Finding(project.source, place, message, about=address_node(project.source, link))
    yield from _documents(project)


def _documents(project: Project) -> Iterator[Finding]:
    """PDFs of registries whose papers the list links by their landing pages."""
    for link, host, page in registry_links(project):
        pages = habit(project, LANDING_PAGES[host])
        if page and pages.usual is True:
            message = f"this is the PDF, but the list links to the pages of {host}, {pages.evidence}"
            message += f"; write {quoted_address(page)}"
            yield Finding(project.source, link.destination_span, message)
