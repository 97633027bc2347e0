"""Which paper or which code repository an address or a BibTeX field names, in a form that can be compared.

Identifiers of papers come out of the addresses of the registries that keep them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "Identifier",
    "arxiv_date",
    "arxiv_identifier",
    "citation_identifiers",
    "code_repository",
    "is_possible_doi",
    "is_possible_openreview",
    "paper_identifier",
]

# Many rules ask for the same link.
_REMEMBERED = 8192


class Identifier(NamedTuple):
    """A paper's identifier in one registry.

    `kind` names the registry ("arxiv", "doi", "openreview", "acl", "pmlr", "cvf", ...);
    `value` is the normal form there: an arXiv identifier has no version and no subject class
    ("cs/0309040"), a DOI is in lower case, an OpenReview identifier keeps its case.
    """

    kind: str
    value: str


# Looser than the specification on purpose: `arxiv_date` tells which of them can exist.
_ARXIV = r"(\d{3,5}\.\d{3,6}|[a-z]+(?:-[a-z]+)?(?:\.[a-z]{2})?/\d{7})(?!\d)"
_DOI = r"(10\.\d{4,9}(?:\.\d+)*/[^\s?#\"<>]+)"
_HASHED_PAPER = r"/paper(?:_files/paper)?/(?:\d{4}/(?:hash|file)/([0-9a-f]{32})|(\d+)-)"
_CVF_PAPER = r"/(?:openaccess/)?content.*/(?:html|papers)/(?:[^/]+/)?([^/]+?)_paper\.(?:html|pdf)"
_ACL_PAPER = r"([a-z]\d\d-\d{4}|\d{4}\.\w+-\w+\.\d+)(?=v\d|\W|$)"
_POSTER = r"/virtual/(\d{4})/(?:poster|oral|spotlight)/(\d+)"

# Host -> registry and a pattern for path and query; the groups that match, joined by a slash,
# are the value. A subdomain without a row of its own takes its parent's.
_REGISTRIES: dict[str, tuple[str, str]] = {
    "aaai.org": (
        "aaai",
        r"/(?:(?:ojs/)?index\.php/\w+/article/(?:view|download)/(\d+)"
        r"|ocs/index\.php/(\w+)/(\w+)/paper/(?:view|download)\w*/(\d+))",
    ),
    "aclanthology.org": ("acl", rf"/+(?:papers/\w/\w+/)?{_ACL_PAPER}"),
    "aclweb.org": ("acl", rf"/+anthology(?:-new)?/+(?:papers/)?(?:\w/\w+/)?{_ACL_PAPER}"),
    "adsabs.harvard.edu": ("arxiv", r"/.*\babs/\d{4}arxiv(\d{4}\.?\d{4,5})[a-z]"),
    "alphaxiv.org": ("arxiv", rf"/+(?:\w+/+)?{_ARXIV}"),
    "ar5iv.org": ("arxiv", rf"/+(?:(?:abs|html)/+)?{_ARXIV}"),
    "arxiv.org": (
        "arxiv",
        rf"/+(?:(?:abs|pdf|html|ps|format|src|e-print|ftp/arxiv/papers/\d{{4}})/+)*(?:arxiv:)?{_ARXIV}"
        r"(?!(?:v\d+)?/\w)",  # a figure of the paper
    ),
    "biorxiv.org": ("doi", rf"/content/(?:biorxiv/)?(?:early/[\d/]+/(\d{{6,}})|{_DOI})"),
    "cv-foundation.org": ("cvf", _CVF_PAPER),
    "dblp.org": ("arxiv", r"/rec/(?:bib\d?/|html/)?journals/corr/abs-(\d{4}-\d{4,5})"),
    "dl.acm.org": ("doi", rf"/(?:citation\.cfm\?(?:.*&)?id=(?:\d+\.)?(\d+)|.*?{_DOI})"),
    "ecva.net": (
        "ecva",
        r"/papers/eccv_(\d{4})/\w+/(?:html|papers)/+([^/]+?)(?:_paper)?\.(?:pdf|php)",
    ),
    "hal.archives-ouvertes.fr": ("hal", r"/(?:\w+/)?(\w+-\d{8})"),
    "hal.science": ("hal", r"/(?:\w+/)?(\w+-\d{8})"),
    "huggingface.co": ("arxiv", rf"/papers/{_ARXIV}"),
    "icml.cc": ("icml-virtual", _POSTER),
    "iclr.cc": ("iclr-virtual", _POSTER),
    "ieeexplore.ieee.org": (
        "ieee",
        r"/+(?:(?:abstract/)?document/+|.*[?&]arnumber=|iel[\dx]+/(?:\d+/)*)0*(\d{5,9})(?!\d)",
    ),
    "ijcai.org": ("ijcai", r"/proceedings/(\d{4})/0*(\d+)(?![\d-])"),
    "isca-archive.org": ("isca", r"/(\w+)/(\w+)\.html"),
    "jmlr.org": (
        "jmlr",
        r"/(?:proceedings/)?papers/v(?:olume)?(\d+)/(?:(\d\d-\d+)(?!\w)|([a-z][\w-]+?\d\d[a-z]?)(?!\w))",
    ),
    "mdpi.com": ("mdpi", r"/(\d{4}-\d{3}[\dx])/(\d+)/(\d+)/(\d+)"),
    "nature.com": ("doi", r"/articles/((?:s\d{5}-|[a-z]+\d)[\w-]+)"),
    "ncbi.nlm.nih.gov": ("pmc", r"/(?:pmc/)?articles/pmc(\d+)"),
    "neurips.cc": ("neurips-virtual", _POSTER),
    "nips.cc": ("neurips-virtual", _POSTER),
    "ojs.aaai.org": ("aaai", r"/index\.php/\w+/article/(?:view|download)/(\d+)"),
    "openaccess.thecvf.com": ("cvf", _CVF_PAPER),
    "openreview.net": (
        "openreview",
        r"/+(?:forum|pdf|attachment|revisions)/?\?(?:.*[&;])?id=([\w-]{9,12})(?![\w-])",
    ),
    "papers.neurips.cc": ("neurips", _HASHED_PAPER),
    "papers.nips.cc": ("neurips", _HASHED_PAPER),
    "papers.ssrn.com": ("ssrn", r"/sol3/\w+\.cfm\?(?:.*&)?abstract_?id=(\d+)"),
    "proceedings.iclr.cc": ("iclr", _HASHED_PAPER),
    "proceedings.icml.cc": ("icml", r"/static/paper_files/icml/(\d{4})/(\d+)-paper"),
    "proceedings.mlr.press": ("pmlr", r"/+v(\d+)/([\w-]+)"),
    "proceedings.mlsys.org": ("mlsys", _HASHED_PAPER),
    "proceedings.neurips.cc": ("neurips", _HASHED_PAPER),
    "pubmed.ncbi.nlm.nih.gov": ("pubmed", r"/(\d+)"),
    "pvldb.org": ("pvldb", r"/pvldb/vol(\d+)/p(\d+)"),
    "roboticsproceedings.org": ("rss", r"/(rss\d+)/(p\d+)"),
    "sciencedirect.com": ("pii", r"/.*\bpii/([0-9sx]{16,18})"),
    "semanticscholar.org": ("semanticscholar", r"/paper/(?:[^/]+/)?([0-9a-f]{40})"),
    "usenix.org": ("usenix", r"/conference/(\w+)/presentation/([\w-]+)"),
    "vldb.org": ("pvldb", r"/pvldb/vol(\d+)/p(\d+)"),
}

# Publishers and resolvers with the DOI in the address.
_DOI_HOSTS = (
    "direct.mit.edu", "doi.org", "epubs.siam.org", "frontiersin.org", "journals.aps.org",
    "journals.sagepub.com", "link.springer.com", "medrxiv.org", "onlinelibrary.wiley.com", "pubs.acs.org",
    "royalsocietypublishing.org", "sci-hub.se", "science.org", "tandfonline.com", "worldscientific.com",
)  # fmt: skip
_REGISTRIES |= dict.fromkeys(_DOI_HOSTS, ("doi", rf"/.*?(?<=/){_DOI}"))

# DOIs that a registry with identifiers of its own gives out.
_DOI_REGISTRIES = {
    "arxiv": rf"10\.48550/arxiv\.{_ARXIV}",
    "acl": r"10\.18653/v1/([a-z]\d\d-\d{4}|\d{4}\.\w+-\w+\.\d+)",
    "aaai": r"10\.1609/[a-z]+\.v\d+i\d+\.(\d+)",
    "ijcai": r"10\.24963/ijcai\.(\d{4})/0*(\d+)",
}

_ARXIV_DATED = re.compile(r"(?:([a-z-]+)/(\d\d)(\d\d)(\d{3})|(\d\d)(\d\d)\.(\d{4,5}))", re.ASCII)
# The form of nearly half of all links in a paper list.
_PLAIN_ARXIV = re.compile(r"https?://arxiv\.org/abs/(\d{4}\.\d{4,5})", re.ASCII)
# No address of a paper is longer; cutting keeps every pattern cheap on any text.
_LONGEST_URL = 1000


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled on first use, so that importing the module costs nothing."""
    return re.compile(pattern, re.ASCII | re.IGNORECASE)


def _split_url(url: str) -> tuple[str, str] | None:
    """An address's host, without `www.`, and its path with the query; None for no address."""
    authority = r"\s*(?:[a-z]{0,9}:/*){0,2}(?://)?(?:[^/?#@\s]*@)?([a-z0-9.-]+)(?::\d+)?"
    found = _compiled(authority + r"([/?][^#\s]*)?").match(url[:_LONGEST_URL])
    if found is None or "." not in found[1]:
        return None
    path = found[2] or ""
    if "%" in path:
        from urllib.parse import unquote  # only few addresses need it

        path = unquote(path)
    return found[1].lower().strip(".").removeprefix("www."), path


@lru_cache(maxsize=_REMEMBERED)
def paper_identifier(url: str) -> Identifier | None:
    """The paper that an address of a known registry names for certain; None for any other.

    Versions, fragments, file endings and trailing junk do not matter. The identifier has the
    registry's shape, yet need not exist: see `arxiv_date`.
    """
    if plain := _PLAIN_ARXIV.fullmatch(url):
        return Identifier("arxiv", plain[1])
    parts = _split_url(url)
    if parts is None:
        return None
    host, path = parts
    while host not in _REGISTRIES:
        _, dot, host = host.partition(".")
        if not dot:
            return None
    kind, pattern = _REGISTRIES[host]
    found = _compiled(pattern).match(path)
    if found is None:
        return None
    value = "/".join(group for group in found.groups() if group)
    if host == "jmlr.org" and path.startswith("/proceedings/"):
        kind = "pmlr"
    elif host == "dl.acm.org" and found[1]:
        kind = "acm"
    elif host == "nature.com":
        value = f"10.1038/{value}"
    elif host == "biorxiv.org" and found[1]:
        value = f"10.1101/{value}"
    elif host in ("biorxiv.org", "medrxiv.org"):
        value = _compiled(r"v\d+(?:\.[a-z-]+)*$").sub("", value)
    elif host == "dblp.org":
        value = value.replace("-", ".")
    elif host == "adsabs.harvard.edu" and "." not in value:
        value = f"{value[:4]}.{value[4:]}"
    return _doi_identifier(value) if kind == "doi" else Identifier(kind, _normal(kind, value))


def _normal(kind: str, value: str) -> str:
    """A registry's identifier in its one normal form."""
    if kind == "openreview":
        return value
    if kind == "acl" and "." not in value:
        return value.upper()
    value = value.lower()
    return _compiled(r"\.[a-z]{2}/").sub("/", value) if kind == "arxiv" else value


def _doi_identifier(text: str) -> Identifier | None:
    """The paper of a DOI, which the rest of an address or of a sentence may follow."""
    ending = r"(?:/(?:abstract|e?pdf|full|fulltext|meta|references|summary)(?:[./].*)?|\.(?:full|html?|pdf))$"
    doi = _compiled(ending).sub("", text.lower().rstrip(".,;:/)]}'")).rstrip(".,;:/")
    if not is_possible_doi(doi):
        return None
    for kind, pattern in _DOI_REGISTRIES.items():
        if found := _compiled(pattern).fullmatch(doi):
            return Identifier(kind, _normal(kind, "/".join(found.groups())))
    return Identifier("doi", doi)


def is_possible_doi(text: str) -> bool:
    """Whether a text, without resolver or `doi:`, has the form of a DOI (ISO 26324)."""
    return _compiled(r"10\.\d{4,9}(?:\.\d+)*/\S+").fullmatch(text) is not None


def is_possible_openreview(text: str) -> bool:
    """Whether a text has the form of an OpenReview identifier: 9 to 12 letters, digits, `-`, `_`."""
    return text.isascii() and _compiled(r"[\w-]{9,12}").fullmatch(text) is not None


def arxiv_identifier(text: str) -> str | None:
    """The first arXiv identifier in an address, a citation ("arXiv:2001.01234v2") or alone.

    None where a text holds none; a bare number inside other text does not count.
    """
    text = text.strip()[:_LONGEST_URL]
    if found := _compiled(_ARXIV + r"(?:v\d+)?").fullmatch(text):
        return _normal("arxiv", found[1])
    if "/" in text and (identifier := paper_identifier(text)) is not None and identifier.kind == "arxiv":
        return identifier.value
    name = r"(?:\barxiv|\bcorr\b|\babs(?=[/-]))(?:\.org)?"
    between = r"(?:[\s:./,_-]{1,3}(?:arxiv|abs|pdf|html|e-?prints?|preprints?)?){0,4}(?<![a-z0-9])"
    found = _compiled(name + between + _ARXIV).search(text)
    return None if found is None else _normal("arxiv", found[1])


def arxiv_date(identifier: str) -> tuple[int, int] | None:
    """The year and the month that an arXiv identifier says; None if it cannot exist.

    Identifiers are `archive/YYMMNNN` until 0703, `YYMM.NNNN` until 1412, `YYMM.NNNNN` since;
    months still to come are no concern of this function.
    """
    found = _ARXIV_DATED.fullmatch(identifier)
    if found is None:
        return None
    old = found[1] is not None
    short_year, month, number = (int(part) for part in found.groups()[1 if old else 4 :][:3])
    year = 1900 + short_year if old and short_year >= 91 else 2000 + short_year
    if not 1 <= month <= 12 or number == 0:
        return None
    if old:
        return (year, month) if (1991, 7) <= (year, month) <= (2007, 3) else None
    digits = 4 if (year, month) <= (2014, 12) else 5
    return (year, month) if (year, month) >= (2007, 4) and len(found[7]) == digits else None


def _stated(fields: Mapping[str, str]) -> Iterator[Identifier | None]:
    """Everything in a citation's fields that may be an identifier, the plainest first."""

    def arxiv(name: str) -> Identifier | None:
        value = arxiv_identifier(fields.get(name, ""))
        return None if value is None else Identifier("arxiv", value)

    archive = (fields.get("archiveprefix") or fields.get("eprinttype") or "arxiv").strip().lower()
    if archive == "arxiv":
        yield arxiv("eprint")
    for name in ("journal", "volume", "eid", "number", "note", "howpublished"):
        # A number may look like an identifier, so it has to come with the archive's name.
        if name not in ("number", "eid") or "arxiv" in fields.get(name, "").lower():
            yield arxiv(name)
    for name in ("doi", "url", "ee", "note", "howpublished"):
        value = fields.get(name, "").strip().replace("\\_", "_")
        if name == "doi":
            before = r"^(?:doi\s*:?\s*|https?://(?:[\w.-]+/)+?(?=10\.))+"
            yield _doi_identifier(_compiled(before).sub("", value))
        for address in _compiled(r"https?://[^\s{}<>\"]+").findall(value):
            yield paper_identifier(address)


def citation_identifiers(fields: Mapping[str, str]) -> tuple[Identifier, ...]:
    """Every identifier that a citation states about its own paper, without repetition.

    `fields` maps BibTeX field names in lower case to plain text.
    """
    return tuple(dict.fromkeys(identifier for identifier in _stated(fields) if identifier is not None))


# First segments of github.com addresses that are not accounts.
_NOT_ACCOUNTS = frozenset(
    {
        "about", "apps", "collections", "contact", "customer-stories", "enterprise", "events", "explore",
        "features", "issues", "login", "marketplace", "notifications", "orgs", "pricing", "pulls", "readme",
        "search", "settings", "site", "sponsors", "stars", "topics", "trending", "user-attachments", "users",
    }
)  # fmt: skip


def code_repository(url: str) -> str | None:
    """The repository at a code host that an address lies in, "owner/name" in lower case.

    GitHub (raw files too), GitLab (with its groups) and Bitbucket; None for an account alone, a
    gist, or any other address.
    """
    parts = _split_url(url)
    if parts is None:
        return None
    host, path = parts
    if host not in ("github.com", "raw.githubusercontent.com", "gitlab.com", "bitbucket.org"):
        return None
    segments = [segment for segment in path.partition("?")[0].lower().split("/") if segment]
    if host == "gitlab.com" and "-" in segments:
        segments = segments[: segments.index("-")]
    elif host != "gitlab.com" or segments[2:3] in (["blob"], ["raw"], ["tree"]):
        segments = segments[:2]
    if len(segments) < 2 or segments[0] in _NOT_ACCOUNTS:
        return None
    if not all(_compiled(r"[\w.-]+").match(segment) for segment in segments):
        return None
    name = _compiled(r"[\w.-]+").match(segments[-1])
    segments[-1] = "" if name is None else name[0].removesuffix(".").removesuffix(".git")
    return "/".join(segments) if segments[-1].strip(".") else None
