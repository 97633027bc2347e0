"""Hosts that hold copies of papers, and the page that a copy was made of."""

from __future__ import annotations

import re
from functools import lru_cache

from dd_lint.papers.identifiers import arxiv_date, paper_identifier

_OF_ARXIV = frozenset(
    """
    128.84.21.199 alphaxiv.org ar5iv.labs.arxiv.org ar5iv.org arxiv-vanity.com arxiv.wiki cn.arxiv.org
    de.arxiv.org es.arxiv.org export.arxiv.org in.arxiv.org lanl.arxiv.org uk.arxiv.org xxx.itp.ac.cn
    xxx.lanl.gov
    """.split()
)
_COLLECTIONS = re.compile(
    r"scholar\.archive\.org|(?:.*\.)?sci-?hub\.[a-z]{2,6}(?:\.[a-z]{2})?|(?:.*\.)?libgen\.[a-z]{2,6}"
)
_PROXY = re.compile(r"\.(?:[a-z0-9-]*ezproxy[a-z0-9-]*|proxy\d?|webvpn|remotexs|idm\.oclc)\.[a-z]")
_ARXIV_ID = re.compile(r"/(\d{4}\.\d{4,5})(?!\d)", re.ASCII)


@lru_cache(maxsize=8192)
def what_it_mirrors(host: str, added: frozenset[str]) -> str:
    """What a host is a copy of, in words; empty for one that is not a copy. `added` are mirrors, too."""
    if host in _OF_ARXIV:
        return "is a copy of arXiv"
    if host in added:
        return "is a mirror"
    if _COLLECTIONS.fullmatch(host):
        return "holds only a copy"
    return "is open only to the members of one university" if _PROXY.search(host) else ""


def own_page(address: str, host: str) -> str:
    """The address of the page that a mirror has a copy of; empty where it is not certain."""
    found = _ARXIV_ID.search(address) if host in _OF_ARXIV else None
    if found is not None and arxiv_date(found[1]) is not None:
        return f"https://arxiv.org/abs/{found[1]}"
    identifier = paper_identifier(address)
    if identifier is None or identifier.kind != "doi":
        return ""
    return f"https://doi.org/{identifier.value}"
