"""Links of entries that lead to the front page of a host or of an account, and so to no paper and no code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.markdown import Inline
from dd_lint.papers.identifiers import is_account
from dd_lint.project.model import Project
from dd_lint.templates.labels import link_label
from dd_lint.text.addresses import LONGEST_ADDRESS, host_of

_FRONT = re.compile(r"(?:https?:)?//[^/?#]+/*", re.IGNORECASE)
_PAPERS = {
    "arxiv.org": "the link to arXiv names no id",
    "doi.org": "the link names no DOI",
    "dx.doi.org": "the link names no DOI",
} | {
    host: f"the link to {host} names no paper"
    for host in (
        "openreview.net", "aclanthology.org", "dl.acm.org", "ieeexplore.ieee.org", "link.springer.com",
        "sciencedirect.com", "biorxiv.org", "medrxiv.org", "openaccess.thecvf.com", "proceedings.mlr.press",
        "papers.nips.cc", "proceedings.neurips.cc", "jmlr.org", "semanticscholar.org",
        "onlinelibrary.wiley.com", "tandfonline.com", "jstor.org", "papers.ssrn.com", "hal.science",
        "pubmed.ncbi.nlm.nih.gov", "eprint.iacr.org", "ojs.aaai.org", "ijcai.org",
        "mdpi.com", "frontiersin.org", "plos.org",
    )
}  # fmt: skip
_CODE = frozenset(("github.com", "gitlab.com", "bitbucket.org"))
_HABIT = 0.2
"""The share of a list's code links that lead to accounts from which on the list means them."""


class FrontPage(NamedTuple):
    """A link to a front page, and what is wrong with it."""

    link: Inline
    reason: str


def front_pages(project: Project) -> Iterator[FrontPage]:
    """The links to papers and to code that lead to a front page."""
    papers = (entry for entry in project.entries if entry.is_paper)
    for link in (
        link for entry in papers for link in (entry.paper, *entry.links("paper")) if link is not None
    ):
        host = host_of(link.destination)
        if host in _PAPERS and _is_front(link) and not _names_host(link, host):
            yield FrontPage(link, _PAPERS[host])
    codes = [link for entry in project.entries for link in entry.links("code")]
    accounts = [link for link in codes if is_account(link.destination)]
    for link in codes:
        if host_of(link.destination) in _CODE and _is_front(link):
            yield FrontPage(link, "the code link names no repository")
    if len(accounts) < _HABIT * len(codes):
        for link in accounts:
            yield FrontPage(link, "the code link leads to a person's page, no repository")


def _is_front(link: Inline) -> bool:
    return _FRONT.fullmatch(link.destination[:LONGEST_ADDRESS].strip()) is not None


def _names_host(link: Inline, host: str) -> bool:
    """Whether a link is called by its host, whose front page it then is on purpose: "arXiv"."""
    label = link_label(link.text)
    return bool(label) and label.replace(" ", "") in host
