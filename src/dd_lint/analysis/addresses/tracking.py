"""What in an address only serves to track who follows it, and the address without that."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote

from dd_lint.analysis.addresses.flaws import flaw
from dd_lint.text.addresses import LONGEST_ADDRESS, host_of

_TRACKING = frozenset(
    """
    casa_token dclid fbclid gbraid gclid gclsrc igsh igshid jsessionid mc_cid mc_eid mkt_tok msclkid
    oly_anon_id oly_enc_id phpsessid ref_src ref_url rb_clickid s_cid sessionid session_id spm spm_id_from
    trk trkcampaign twclid vero_id wbraid wt.mc_id yclid _ga _hsenc _hsmi
    """.split()
)
_SESSIONS = frozenset({"casa_token", "jsessionid", "phpsessid", "sessionid", "session_id"})
# Site -> its own parameters, whose names mean something else elsewhere.
_OF_SITE = {
    "amazon.com": frozenset({"ref_", "pf_rd_r", "pf_rd_p", "pd_rd_r", "pd_rd_w", "pd_rd_wg", "qid", "sr"}),
    "linkedin.com": frozenset({"trackingid", "lipi", "originalsubdomain"}),
    "medium.com": frozenset({"source"}),
    "sciencedirect.com": frozenset({"via", "via=ihub", "dgcid"}),
    "spotify.com": frozenset({"si"}),
    "towardsdatascience.com": frozenset({"source"}),
    "twitter.com": frozenset({"cxt", "s", "t"}),
    "x.com": frozenset({"cxt", "s", "t"}),
    "youtu.be": frozenset({"si"}),
    "youtube.com": frozenset({"si", "pp"}),
}
# Site -> the parameter without which a link for one session leads nowhere.
_OF_SESSION = {"sciencedirectassets.com": "x-amz-security-token", "reader.elsevier.com": "token"}
_SESSION_IN_PATH = re.compile(r";jsessionid=[\w.!-]*", re.IGNORECASE)
_ON_PURPOSE = re.compile(r"sponsor|awesome|^github$", re.IGNORECASE)
_REDIRECT = re.compile(
    r"https?://(?:www\.)?google\.[a-z.]{2,6}/url\?(?:[^#\s]*&)?(?:url|q)=(https?(?:%3A|:)[^&#\s]+)",
    re.IGNORECASE,
)


class Tracking(NamedTuple):
    """The parameters of an address that only track: their names, their places, and the rest of it.

    From `start` to `end` are all of them where nothing is between them, else the first.
    """

    names: tuple[str, ...]
    start: int
    end: int
    rest: str

    @property
    def is_of_session(self) -> bool:
        """Whether all of them belong to one reader's session."""
        return all(name.lower() in _SESSIONS for name in self.names)


class SessionToken(NamedTuple):
    """The parameter of one session, from `start` to `end`, without which an address leads nowhere."""

    name: str
    start: int
    end: int


def has_parameters(address: str) -> bool:
    """Whether what follows a page in an address can be told from the page.

    Not in a malformed address, where nobody knows to which of its parts a parameter belongs and what else is
    lost with it; not in a badge, whose text may look like one; and not in an archive, which has the page
    under the whole address.
    """
    if ("?" not in address and ";" not in address) or len(address) > LONGEST_ADDRESS:
        return False
    if not host_of(address) or "shields.io/" in address[:40] or flaw(address):
        return False
    return "://" not in address.partition("?")[0][8:]


def behind_google(address: str) -> str:
    """The address that one of Google's results page leads to; empty for any other."""
    found = _REDIRECT.match(address)
    return unquote(found[1]) if found else ""


def session_token(address: str) -> SessionToken | None:
    """What makes an address work in one session only."""
    host = host_of(address)
    site = next((site for site in _OF_SESSION if host == site or host.endswith("." + site)), None)
    if site is None:
        return None
    found = re.search(rf"[?&]({_OF_SESSION[site]})=[^&#]*", address, re.IGNORECASE)
    return SessionToken(found[1], found.start(1), found.end()) if found else None


def tracking(address: str) -> Tracking | None:
    """What in an address only tracks; None where nothing does."""
    names, places, rest = _in_query(address)
    if session := _SESSION_IN_PATH.search(address):
        names.append("jsessionid")
        places.append(session.span())
        rest = _SESSION_IN_PATH.sub("", rest)
    if not names:
        return None
    (start, end), (_, last) = min(places), max(places)
    return Tracking(tuple(names), start, last if _adjoin(places) else end, rest)


def names_sponsor(address: str, owner: str) -> bool:
    """Whether the campaign of an address is a sponsor's, or named after the list or its owner."""
    if "utm_" not in address:
        return False
    values = re.findall(r"utm_\w+=([^&#]*)", address)
    return any(_ON_PURPOSE.search(value) or (owner and owner in value.lower()) for value in values)


def _in_query(address: str) -> tuple[list[str], list[tuple[int, int]], str]:
    """The names and the places of tracking parameters, and the address without them."""
    names, places = [], []
    kept: list[str] = []
    start = address.find("?")
    end = address.find("#") if "#" in address else len(address)
    if not 0 <= start < end:
        return [], [], address
    own = _parameters_of(host_of(address))
    position = start + 1
    for parameter in address[start + 1 : end].split("&"):
        name = unquote(parameter.partition("=")[0]).removeprefix("amp;")
        if _is_tracking(name.lower(), own):
            names.append(name)
            places.append((position, position + len(parameter)))
        else:
            kept.append(parameter)
        position += len(parameter) + 1
    if not names:
        return [], [], address
    query = f"?{'&'.join(kept)}" if kept else ""
    return names, places, address[:start] + query + address[end:]


def _parameters_of(host: str) -> frozenset[str]:
    """The parameters of a host's own, or of the one that it is a part of."""
    while host:
        if host in _OF_SITE:
            return _OF_SITE[host]
        host = host.partition(".")[2]
    return frozenset()


def _is_tracking(name: str, own: frozenset[str]) -> bool:
    return name in _TRACKING or name in own or name.startswith(("utm_", "hsa_", "mtm_", "pk_campaign"))


def _adjoin(places: list[tuple[int, int]]) -> bool:
    """Whether nothing but an ampersand is between the places."""
    return all(after[0] - before[1] <= 1 for before, after in pairwise(places))
