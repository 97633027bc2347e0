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

import re
from collections.abc import Iterator

from dd_lint.analysis.addresses.form import LONGEST_ADDRESS, flaw, host_of, papers, part, quoted
from dd_lint.findings import Finding, Severity
from dd_lint.markdown import Inline
from dd_lint.papers.identifiers import arxiv_date, paper_identifier
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.shares import evidence, usual

# Host -> what it is a copy of; empty for a collection of copies.
_MIRRORS = {
    "128.84.21.199": "arXiv", "alphaxiv.org": "arXiv", "ar5iv.labs.arxiv.org": "arXiv",
    "ar5iv.org": "arXiv", "arxiv-vanity.com": "arXiv", "arxiv.wiki": "arXiv", "cn.arxiv.org": "arXiv",
    "de.arxiv.org": "arXiv", "es.arxiv.org": "arXiv", "export.arxiv.org": "arXiv", "in.arxiv.org": "arXiv",
    "lanl.arxiv.org": "arXiv", "scholar.archive.org": "", "uk.arxiv.org": "arXiv",
    "xxx.itp.ac.cn": "arXiv", "xxx.lanl.gov": "arXiv",
}  # fmt: skip
_SCI_HUB = re.compile(r"(?:^|\.)sci-?hub\.[a-z]{2,6}(?:\.[a-z]{2})?$|(?:^|\.)libgen\.[a-z]{2,6}$")
_ARXIV = re.compile(r"/(\d{4}\.\d{4,5})(?!\d)", re.ASCII)
_PROXY = re.compile(r"\.(?:[a-z0-9-]*ezproxy[a-z0-9-]*|proxy\d?|webvpn|remotexs|idm\.oclc)\.[a-z]")
# Host -> how the address of a PDF goes over into that of its landing page.
_LANDING: dict[str, tuple[re.Pattern[str], str]] = {
    "aclanthology.org": (re.compile(r"(https?://[^/]+/[^/?#]+?)(?:v\d+)?\.pdf$", re.IGNORECASE), r"\1/"),
    "openaccess.thecvf.com": (re.compile(r"(.+/)papers/([^/?#]+)\.pdf$", re.IGNORECASE), r"\1html/\2.html"),
    "openreview.net": (re.compile(r"(https?://[^/]+/)pdf(\?id=[\w-]+)$", re.IGNORECASE), r"\1forum\2"),
    "proceedings.mlr.press": (
        re.compile(r"(https?://[^/]+/v\d+/)([^/?#]+)/\2\.pdf$", re.IGNORECASE),
        r"\1\2.html",
    ),
}
_FEWEST = 5


@rule("URL007", "mirror-url", Severity.INFO, options={"hosts": ()})
def mirror_url(project: Project) -> Iterator[Finding]:
    hosts: tuple[str, ...] = project.config.option("mirror-url", "hosts", ())
    added = frozenset(host.lower() for host in hosts)
    seen: dict[str, str] = {}
    for link in project.document.links:
        host = host_of(link.destination)
        if not host or link.kind == "image":
            continue
        if host not in seen:
            seen[host] = _original(host, added)
        if seen[host] and not flaw(link.destination):
            start = link.destination.lower().index(host)
            place = part(project.source, link, start, start + len(host))
            yield Finding(project.source, place, _message(link.destination, host, seen[host]))
    yield from _documents(project)


def _original(host: str, added: frozenset[str]) -> str:
    """What a host is a copy of, in words; empty for one that is not a copy."""
    if host in _MIRRORS:
        return f"is a copy of {_MIRRORS[host]}" if _MIRRORS[host] else "holds only a copy"
    if host in added:
        return "is a mirror"
    if _SCI_HUB.search(host):
        return "holds only a copy"
    return "is open only to the members of one university" if _PROXY.search(host) else ""


def _message(address: str, host: str, what: str) -> str:
    page = _own_page(address, of_arxiv=what.endswith("arXiv"))
    return f"{host} {what}; link to {page or 'the page of the paper itself'}"


def _own_page(address: str, *, of_arxiv: bool) -> str:
    """The address of the paper's own page, quoted; empty where it is not certain."""
    found = _ARXIV.search(address) if of_arxiv else None
    if found is not None and arxiv_date(found[1]) is not None:
        return f'"https://arxiv.org/abs/{found[1]}"'
    identifier = paper_identifier(address)
    if identifier is None or identifier.kind != "doi":
        return ""
    return f'"https://doi.org/{identifier.value}"'


def _documents(project: Project) -> Iterator[Finding]:
    """PDFs of registries whose papers the list links by their landing pages."""
    by_host: dict[str, list[tuple[Inline, str]]] = {}
    for link in papers(project):
        host = host_of(link.destination)
        if host not in _LANDING or len(link.destination) > LONGEST_ADDRESS:
            continue
        if paper_identifier(link.destination) is not None:
            pattern, page = _LANDING[host]
            found = pattern.match(link.destination)
            by_host.setdefault(host, []).append((link, found.expand(page) if found else ""))
    for host, links in by_host.items():
        if (
            len(links) < _FEWEST
            or usual((bool(page) for _, page in links), share=project.config.majority) is not False
        ):
            continue
        shown = evidence(sum(not page for _, page in links), len(links), "links")
        for link, page in links:
            if page:
                habit = f"the list links to the pages of {host}, {shown}"
                message = f"this is the PDF, but {habit}; write {quoted(page)}"
                yield Finding(project.source, link.destination_span, message)
