"""Which paper or which code repository an address or a BibTeX field names, in a form that can be compared.

Identifiers of papers come out of the addresses of the registries that keep them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dd_lint.papers.registry_sites import ARXIV, sites_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

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


# DOIs that a registry with identifiers of its own gives out.
_DOI_REGISTRIES = {
    "arxiv": rf"10\.48550/arxiv\.{ARXIV}",
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
    for site in sites_of(host):
        if found := _compiled(site.pattern).match(path):
            value = site.normal("/".join(group for group in found.groups() if group))
            return _doi_identifier(value) if site.kind == "doi" else _identifier(site.kind, value)
    return None


def _identifier(kind: str, value: str) -> Identifier:
    """An identifier in the one normal form of its registry."""
    return Identifier(kind, _NORMAL_FORMS.get(kind, str.lower)(value))


def _without_subject_class(value: str) -> str:
    return _compiled(r"\.[a-z]{2}/").sub("/", value.lower())


_NORMAL_FORMS: dict[str, Callable[[str], str]] = {
    "acl": lambda value: value.lower() if "." in value else value.upper(),
    "arxiv": _without_subject_class,
    "openreview": str,
}


def _doi_identifier(text: str) -> Identifier | None:
    """The paper of a DOI, which the rest of an address or of a sentence may follow."""
    ending = r"(?:/(?:abstract|e?pdf|full|fulltext|meta|references|summary)(?:[./].*)?|\.(?:full|html?|pdf))$"
    doi = _compiled(ending).sub("", text.lower().rstrip(".,;:/)]}'")).rstrip(".,;:/")
    if not is_possible_doi(doi):
        return None
    for kind, pattern in _DOI_REGISTRIES.items():
        if found := _compiled(pattern).fullmatch(doi):
            return _identifier(kind, "/".join(found.groups()))
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
    if found := _compiled(ARXIV + r"(?:v\d+)?").fullmatch(text):
        return _without_subject_class(found[1])
    if "/" in text and (identifier := paper_identifier(text)) is not None and identifier.kind == "arxiv":
        return identifier.value
    name = r"(?:\barxiv|\bcorr\b|\babs(?=[/-]))(?:\.org)?"
    between = r"(?:[\s:./,_-]{1,3}(?:arxiv|abs|pdf|html|e-?prints?|preprints?)?){0,4}(?<![a-z0-9])"
    found = _compiled(name + between + ARXIV).search(text)
    return None if found is None else _without_subject_class(found[1])


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


def _segments(path: str) -> list[str]:
    return [segment for segment in path.partition("?")[0].lower().split("/") if segment]


def is_account(url: str) -> bool:
    """Whether an address is the page of an account at GitHub, and no repository's."""
    parts = _split_url(url)
    if parts is None or parts[0] != "github.com":
        return False
    segments = _segments(parts[1])
    return len(segments) == 1 and segments[0] not in _NOT_ACCOUNTS


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
    segments = _segments(path)
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
