"""The addresses of papers at arXiv, taken apart."""

from __future__ import annotations

import re
from functools import lru_cache

from dd_lint.analysis import computed_once
from dd_lint.analysis.addresses.paper_links import paper_links
from dd_lint.papers.identifiers import arxiv_date
from dd_lint.project.model import Project
from dd_lint.text.addresses import LONGEST_ADDRESS

_ADDRESS = re.compile(
    r"""(?P<scheme>https?)://(?P<www>www\.)?arxiv\.org(?P<first>/+)(?:(?P<form>abs|pdf|html)(?P<second>/+))?
    (?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?P<version>v\d+)?
    (?P<rest>[^?\#]*)(?P<query>\?[^\#]*)?(?P<fragment>\#.*)?""",
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)


@lru_cache(maxsize=8192)
def arxiv_address(address: str) -> re.Match[str] | None:
    """The parts of an address of a paper at arXiv; None for any other, and for an id that cannot exist."""
    if "arxiv.org/" not in address[:40].lower():
        return None
    match = _ADDRESS.fullmatch(address[:LONGEST_ADDRESS])
    if match is None or arxiv_date(re.sub(r"\.[a-z]{2}/", "/", match["id"].lower())) is None:
        return None
    # An address that goes on names a picture of the paper, or the like.
    return None if match["rest"].startswith("/") or match["rest"][:1].isdigit() else match


@computed_once
def arxiv_papers(project: Project) -> tuple[re.Match[str], ...]:
    """The addresses at arXiv to which entries link as to their papers."""
    found = (arxiv_address(link.destination) for link in paper_links(project))
    return tuple(match for match in found if match is not None)
