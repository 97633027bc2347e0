"""Where the papers of each registry are on the web."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

ARXIV = r"(\d{3,5}\.\d{3,6}|[a-z]+(?:-[a-z]+)?(?:\.[a-z]{2})?/\d{7})(?!\d)"
"""An identifier of arXiv, looser than the specification: whether it can exist is another matter."""
_DOI = r"(10\.\d{4,9}(?:\.\d+)*/[^\s?#\"<>]+)"
_HASHED_PAPER = r"/paper(?:_files/paper)?/(?:\d{4}/(?:hash|file)/([0-9a-f]{32})|(\d+)-)"
_CVF_PAPER = r"/(?:openaccess/)?content.*/(?:html|papers)/(?:[^/]+/)?([^/]+?)_paper\.(?:html|pdf)"
_ACL_PAPER = r"([a-z]\d\d-\d{4}|\d{4}\.\w+-\w+\.\d+)(?=v\d|\W|$)"
_POSTER = r"/virtual/(\d{4})/(?:poster|oral|spotlight)/(\d+)"
_DOI_IN_PATH = rf"/.*?(?<=/){_DOI}"
_JMLR_PAPER = r"/papers/v(?:olume)?(\d+)/(?:(\d\d-\d+)(?!\w)|([a-z][\w-]+?\d\d[a-z]?)(?!\w))"


class Site(NamedTuple):
    """Addresses of papers at one host: the registry, and a pattern for path and query.

    The groups that match, joined by a slash, are the identifier, which `normal` makes the registry's own.
    """

    kind: str
    pattern: str
    normal: Callable[[str], str] = str


def sites_of(host: str) -> tuple[Site, ...]:
    """The addresses of papers at a host, the first that fits first; a subdomain has those of its parent."""
    while host not in _SITES:
        _, dot, host = host.partition(".")
        if not dot:
            return ()
    return _SITES[host]


def _with_dot(identifier: str) -> str:
    """An identifier of arXiv of which an address has a hyphen for the dot, or nothing."""
    digits = identifier.replace("-", ".")
    return digits if "." in digits else f"{digits[:4]}.{digits[4:]}"


def _without_version(doi: str) -> str:
    """A DOI without the version and the kind of page that an archive of preprints adds to it."""
    return re.sub(r"v\d+(?:\.[a-z-]+)*$", "", doi, flags=re.IGNORECASE | re.ASCII)


_SITES: dict[str, tuple[Site, ...]] = {
    "aaai.org": (
        Site(
            "aaai",
            r"/(?:(?:ojs/)?index\.php/\w+/article/(?:view|download)/(\d+)"
            r"|ocs/index\.php/(\w+)/(\w+)/paper/(?:view|download)\w*/(\d+))",
        ),
    ),
    "aclanthology.org": (Site("acl", rf"/+(?:papers/\w/\w+/)?{_ACL_PAPER}"),),
    "aclweb.org": (Site("acl", rf"/+anthology(?:-new)?/+(?:papers/)?(?:\w/\w+/)?{_ACL_PAPER}"),),
    "adsabs.harvard.edu": (Site("arxiv", r"/.*\babs/\d{4}arxiv(\d{4}\.?\d{4,5})[a-z]", _with_dot),),
    "alphaxiv.org": (Site("arxiv", rf"/+(?:\w+/+)?{ARXIV}"),),
    "ar5iv.org": (Site("arxiv", rf"/+(?:(?:abs|html)/+)?{ARXIV}"),),
    "arxiv.org": (
        Site(
            "arxiv",
            rf"/+(?:(?:abs|pdf|html|ps|format|src|e-print|ftp/arxiv/papers/\d{{4}})/+)*(?:arxiv:)?{ARXIV}"
            r"(?!(?:v\d+)?/\w)",  # a figure of the paper
        ),
    ),
    "biorxiv.org": (
        Site("doi", r"/content/(?:biorxiv/)?early/[\d/]+/(\d{6,})", "10.1101/{}".format),
        Site("doi", rf"/content/(?:biorxiv/)?{_DOI}", _without_version),
    ),
    "cv-foundation.org": (Site("cvf", _CVF_PAPER),),
    "dblp.org": (Site("arxiv", r"/rec/(?:bib\d?/|html/)?journals/corr/abs-(\d{4}-\d{4,5})", _with_dot),),
    "dl.acm.org": (
        Site("acm", r"/citation\.cfm\?(?:.*&)?id=(?:\d+\.)?(\d+)"),
        Site("doi", rf"/.*?{_DOI}"),
    ),
    "ecva.net": (
        Site(
            "ecva",
            r"/papers/eccv_(\d{4})/\w+/(?:html|papers)/+([^/]+?)(?:_paper)?\.(?:pdf|php)",
        ),
    ),
    "hal.archives-ouvertes.fr": (Site("hal", r"/(?:\w+/)?(\w+-\d{8})"),),
    "hal.science": (Site("hal", r"/(?:\w+/)?(\w+-\d{8})"),),
    "huggingface.co": (Site("arxiv", rf"/papers/{ARXIV}"),),
    "icml.cc": (Site("icml-virtual", _POSTER),),
    "iclr.cc": (Site("iclr-virtual", _POSTER),),
    "ieeexplore.ieee.org": (
        Site(
            "ieee",
            r"/+(?:(?:abstract/)?document/+|.*[?&]arnumber=|iel[\dx]+/(?:\d+/)*)0*(\d{5,9})(?!\d)",
        ),
    ),
    "ijcai.org": (Site("ijcai", r"/proceedings/(\d{4})/0*(\d+)(?![\d-])"),),
    "isca-archive.org": (Site("isca", r"/(\w+)/(\w+)\.html"),),
    "jmlr.org": (Site("pmlr", rf"/proceedings{_JMLR_PAPER}"), Site("jmlr", _JMLR_PAPER)),
    "mdpi.com": (Site("mdpi", r"/(\d{4}-\d{3}[\dx])/(\d+)/(\d+)/(\d+)"),),
    "medrxiv.org": (Site("doi", _DOI_IN_PATH, _without_version),),
    "nature.com": (Site("doi", r"/articles/((?:s\d{5}-|[a-z]+\d)[\w-]+)", "10.1038/{}".format),),
    "ncbi.nlm.nih.gov": (Site("pmc", r"/(?:pmc/)?articles/pmc(\d+)"),),
    "neurips.cc": (Site("neurips-virtual", _POSTER),),
    "nips.cc": (Site("neurips-virtual", _POSTER),),
    "ojs.aaai.org": (Site("aaai", r"/index\.php/\w+/article/(?:view|download)/(\d+)"),),
    "openaccess.thecvf.com": (Site("cvf", _CVF_PAPER),),
    "openreview.net": (
        Site(
            "openreview",
            r"/+(?:forum|pdf|attachment|revisions)/?\?(?:.*[&;])?id=([\w-]{9,12})(?![\w-])",
        ),
    ),
    "papers.neurips.cc": (Site("neurips", _HASHED_PAPER),),
    "papers.nips.cc": (Site("neurips", _HASHED_PAPER),),
    "papers.ssrn.com": (Site("ssrn", r"/sol3/\w+\.cfm\?(?:.*&)?abstract_?id=(\d+)"),),
    "proceedings.iclr.cc": (Site("iclr", _HASHED_PAPER),),
    "proceedings.icml.cc": (Site("icml", r"/static/paper_files/icml/(\d{4})/(\d+)-paper"),),
    "proceedings.mlr.press": (Site("pmlr", r"/+v(\d+)/([\w-]+)"),),
    "proceedings.mlsys.org": (Site("mlsys", _HASHED_PAPER),),
    "proceedings.neurips.cc": (Site("neurips", _HASHED_PAPER),),
    "pubmed.ncbi.nlm.nih.gov": (Site("pubmed", r"/(\d+)"),),
    "pvldb.org": (Site("pvldb", r"/pvldb/vol(\d+)/p(\d+)"),),
    "roboticsproceedings.org": (Site("rss", r"/(rss\d+)/(p\d+)"),),
    "sciencedirect.com": (Site("pii", r"/.*\bpii/([0-9sx]{16,18})"),),
    "semanticscholar.org": (Site("semanticscholar", r"/paper/(?:[^/]+/)?([0-9a-f]{40})"),),
    "usenix.org": (Site("usenix", r"/conference/(\w+)/presentation/([\w-]+)"),),
    "vldb.org": (Site("pvldb", r"/pvldb/vol(\d+)/p(\d+)"),),
}

# Publishers and resolvers with the DOI in the address.
_DOI_HOSTS = (
    "direct.mit.edu", "doi.org", "epubs.siam.org", "frontiersin.org", "journals.aps.org",
    "journals.sagepub.com", "link.springer.com", "onlinelibrary.wiley.com", "pubs.acs.org",
    "royalsocietypublishing.org", "sci-hub.se", "science.org", "tandfonline.com", "worldscientific.com",
)  # fmt: skip
_SITES |= dict.fromkeys(_DOI_HOSTS, (Site("doi", _DOI_IN_PATH),))
