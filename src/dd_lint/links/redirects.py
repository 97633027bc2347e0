"""What a chain of redirects says about a link."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from dd_lint.text.addresses import host_of

MOST_HOPS = 10
_PERMANENT = frozenset({301, 308})
# They exist to lead elsewhere.
_SHORTENERS = frozenset(
    """
    aka.ms bit.ly buff.ly cutt.ly doi.org dx.doi.org fb.me forms.gle g.co git.io goo.gl hdl.handle.net
    is.gd lnkd.in n9.cl ow.ly purl.org rb.gy rebrand.ly s.id shorturl.at t.co t.ly tiny.cc tinyurl.com
    w3id.org youtu.be zenodo.org
    """.split()
)
_PARKING = re.compile(
    r"(?:^|\.)(?:afternic|bodis|dan|domainmarket|hugedomains|parkingcrew|porkbun|sedo|sedoparking|undeveloped"
    r"|wwwparked|above|parklogic|buydomains|uniregistry|forsale\.godaddy)\.(?:com|net)$"
)
_FOR_SALE = re.compile(
    r"(?:this|the) domain (?:name )?(?:\S+ )?(?:is|may be) for sale|buy this domain|domain is parked",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"^(?:login|signin|sign-in|sso|idp|auth|accounts?|id|cas|passport|consent)\."
    r"|/(?:login|log-in|signin|sign-in|sso|oauth2?|authorize|saml2?|shibboleth|cookieabsent|unsupported-?browser)\b",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"/*(?:(?:index|default|home|main)(?:\.\w{1,5})?/?|[a-z]{2}(?:[-_][a-z]{2})?/*)?", re.IGNORECASE
)


class Hop(NamedTuple):
    """A redirect: its status, and where it was."""

    status: int
    url: str


class Redirection(NamedTuple):
    """What redirects mean.

    `kind` is "same" (the address still stands), "moved" (for ever), "login" (a wall, not the page) or
    "odd", in which case `suspicion` says why. `same_place` tells that a move stays within its host.
    """

    kind: str
    suspicion: str = ""
    same_place: bool = False


def location(url: str, value: str) -> str | None:
    """The address that a `Location` leads to from `url`; None for one that is no web address.

    Letters beyond ASCII, which a header may hold as raw bytes, are quoted.
    """
    # Header bytes beyond ASCII may have been read as Latin-1, yet are mostly UTF-8.
    with suppress(UnicodeEncodeError, UnicodeDecodeError):
        value = value.encode("latin-1").decode("utf-8")
    try:
        target = urljoin(url, quote(value.strip(), safe="!#$%&'()*+,/:;=?@[]~"))
        parts = urlsplit(target)
        parts.port  # noqa: B018 - raises ValueError for one that is none
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
        return None
    return target


def read_redirects(hops: Sequence[Hop], final: str) -> Redirection:
    """What the way from the first hop's address to `final` means."""
    start, end = urlsplit(hops[0].url), urlsplit(final)
    here, there = host_of(hops[0].url), host_of(final)
    if _PARKING.search(there) and not _PARKING.search(here):
        return Redirection("odd", f"it leads to {there}, which sells or parks domains")
    if _LOGIN.search(f"{there}{end.path}") and not _LOGIN.search(f"{here}{start.path}"):
        return Redirection("login")
    same_domain = _domain(here) == _domain(there)
    if _is_home(end.path, end.query) and not _is_home(start.path, start.query) and here not in _SHORTENERS:
        where = "a home page" if same_domain else f"the home page of {there}"
        return Redirection("odd", f"it leads to {where}, {final}")
    if _plain(hops[0].url) == _plain(final):
        # Nothing but the scheme, a slash at the end or "www." is other; only the first is worth a change.
        secured = start.scheme == "http" and end.scheme == "https"
        permanent = all(hop.status in _PERMANENT for hop in hops)
        return Redirection("moved", same_place=True) if secured and permanent else Redirection("same")
    if here in _SHORTENERS:
        return Redirection("same")
    if all(hop.status in _PERMANENT for hop in hops):
        return Redirection("moved", same_place=here == there)
    if same_domain or _last(start.path) == _last(end.path) != "":
        return Redirection("same")
    return Redirection("odd", f"it leads to another domain for now, {final}")


def is_for_sale(page: str) -> bool:
    """Whether a page offers its own domain for sale."""
    return bool(_FOR_SALE.search(page))


def _domain(host: str) -> str:
    """The part of a host's name that somebody registered, near enough: its last labels."""
    labels = host.split(".")
    if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3:
        return ".".join(labels[-3:])
    return ".".join(labels[-2:]) if not labels[-1].isdigit() else host


def _is_home(path: str, query: str) -> bool:
    return not query and _HOME.fullmatch(path) is not None


def _plain(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    return host_of(url), unquote(parts.path).rstrip("/"), parts.query


def _last(path: str) -> str:
    return unquote(path).rstrip("/").rpartition("/")[2]
