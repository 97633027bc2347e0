"""The landing pages of papers, and the PDFs that are one click from them."""

from __future__ import annotations

import re
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.analysis.addresses.paper_links import paper_links
from dd_lint.markdown import Inline
from dd_lint.papers.identifiers import paper_identifier
from dd_lint.project.model import Project
from dd_lint.text.addresses import LONGEST_ADDRESS, host_of

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
LANDING_HOSTS = tuple(_LANDING)
"""The registries whose papers have landing pages."""


class RegistryLink(NamedTuple):
    """A link to a paper at one of those registries; `page` is its landing page, if the link is to the PDF."""

    link: Inline
    host: str
    page: str


@computed_once
def registry_links(project: Project) -> tuple[RegistryLink, ...]:
    """The links of entries to papers of registries that have landing pages."""
    found = []
    for link in paper_links(project):
        address, host = link.destination, host_of(link.destination)
        if host in _LANDING and len(address) <= LONGEST_ADDRESS and paper_identifier(address) is not None:
            pattern, page = _LANDING[host]
            pdf = pattern.match(address)
            found.append(RegistryLink(link, host, pdf.expand(page) if pdf else ""))
    return tuple(found)
