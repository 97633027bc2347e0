"""What the address of a link says of the place that it leads to."""

from __future__ import annotations

import re
from functools import lru_cache

from dd_lint.markdown.destinations import is_place_of_list
from dd_lint.papers.identifiers import code_repository, paper_identifier

_PAPERS = re.compile(
    r"openaccess|/pdf/|/papers?[/.]|sciencedirect|springer|ieeexplore|dl\.acm|semanticscholar|citeseer|jstor"
    r"|wiley\.com|tandfonline"
    r"|nature\.com|science\.org|researchgate|acm\.org|usenix\.org|mdpi\.com|hal\.|ssrn|frontiersin"
    r"|academic\.oup|pubmed|ncbi\.nlm"
    r"|iacr\.org|\.ps(?:\.gz)?$|proceedings|openreview|doi\.org|arxiv|biorxiv|medrxiv|cell\.com|plos"
    r"|elifesciences|oup\.com|sagepub"
    r"|iop\.org|aps\.org|acs\.org|rsc\.org|pnas\.org|nber\.org|annualreviews|cambridge\.org|projecteuclid"
    r"|ams\.org|royalsociety"
    r"|degruyter|emerald|repec|econpapers|philpapers|eric\.ed|lawreview|heinonline|cnki|wanfang|jstage|cinii"
    r"|persee|cairn|scielo"
    r"|europepmc|bmj\.com|thelancet|nejm|jamanetwork|karger|thieme|liebertpub|hindawi|copernicus|agu\.org"
    r"|scitation|osapublishing"
    r"|optica|worldscientific|muse\.jhu|zenodo|osf\.io|dspace|/bitstream/|escholarship|/article[s]?/"
    r"|/abstract",
    re.IGNORECASE,
)
_WEB = re.compile(
    r"youtu|medium\.com|twitter|//x\.com/|blog|zhihu|wikipedia|coursera|huggingface|kaggle|bilibili|linkedin"
    r"|facebook|reddit|slideshare",
    re.IGNORECASE,
)


@lru_cache(maxsize=65_536)
def place(destination: str) -> str:
    """What an address leads to: "paper", "code", "bibtex", "list" (its own place), "web", or ""."""
    if is_place_of_list(destination):
        return "list"
    if paper_identifier(destination):
        return "paper"
    path = destination.partition("#")[0].lower()
    if path.endswith(".bib"):
        return "bibtex"
    if ".pdf" in path:
        return "paper"
    if path.endswith(".md") and "://" not in path:
        return "web"
    if code_repository(destination) and not path.endswith(".md"):
        return "code"
    if _PAPERS.search(destination):
        return "paper"
    return "web" if _WEB.search(destination) else ""
