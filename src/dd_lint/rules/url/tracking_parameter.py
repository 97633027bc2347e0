"""A link carries parameters that only serve to track who follows it.

## What it does
Finds parameters that name a campaign (`utm_source`), a click (`fbclid`, `gclid`), where a link was copied
(`cxt` and `ref_src` of Twitter, `spm`), or a session (`casa_token`, `jsessionid`), and links that go
through Google's results page. Those that name a sponsorship or the list itself are there on purpose, and
are left alone.

## Why it matters
They make the address long, tell the site where its readers come from, and differ each time, so that
the same page looks like two. A session's token is also of no use to anybody else, or soon expires.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959?utm_source=newsletter) (Tongzhou Wang et al., 2018)
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Fix
Safe: removes the parameters. A link that works in one session only has no fix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote

from dd_lint.analysis.addresses.form import LONGEST_ADDRESS, flaw, host_of, part, quoted, rewritten
from dd_lint.findings import Finding, Severity
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.rules import rule

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


@rule("URL004", "tracking-parameter", Severity.WARNING)
def tracking_parameter(project: Project) -> Iterator[Finding]:
    for link in project.document.links:
        address = link.destination
        if ("?" not in address and ";" not in address) or len(address) > LONGEST_ADDRESS:
            continue
        if not host_of(address) or "shields.io/" in address[:40] or flaw(address):
            continue
        if "://" in address.partition("?")[0][8:]:
            # An archive has the page under the whole address.
            continue
        if redirect := _REDIRECT.match(address):
            yield _through_google(project, link, redirect)
        elif token := _of_session(address):
            message = (
                f'"{token[2]}" belongs to one session, so the link expires; link to the page of the paper'
            )
            yield Finding(project.source, part(project.source, link, token[0], token[1]), message)
        else:
            yield from _tracked(project, link)


def _tracked(project: Project, link: Inline) -> Iterator[Finding]:
    address = link.destination
    names, places = [], []
    kept: list[str] = []
    start = address.find("?")
    end = address.find("#") if "#" in address else len(address)
    if 0 <= start < end:
        own = _parameters_of(host_of(address))
        position = start + 1
        for parameter in address[start + 1 : end].split("&"):
            name = _name(parameter)
            if _is_tracking(name, own):
                names.append(name)
                places.append((position, position + len(parameter)))
            else:
                kept.append(parameter)
            position += len(parameter) + 1
    meant = address
    if names:
        rest = "&".join(kept)
        meant = address[:start] + (f"?{rest}" if rest else "") + address[end:]
    if session := _SESSION_IN_PATH.search(address):
        names.append("jsessionid")
        places.append(session.span())
        meant = _SESSION_IN_PATH.sub("", meant)
    if names and not _on_purpose(project, address):
        listed = ", ".join(f'"{name}"' for name in dict.fromkeys(names))
        many = len(set(names)) > 1
        what = f"the parameters {listed} only track" if many else f"the parameter {listed} only tracks"
        if all(name.lower() in _SESSIONS for name in names):
            what = f"{listed} belongs to one reader's session"
        else:
            what += " who follows the link"
        fix = rewritten(project.source, link, meant, f"remove {listed}", safe=True)
        first, last = min(places), max(places)
        place = part(project.source, link, first[0], last[1] if _adjoin(places) else first[1])
        yield Finding(
            project.source, place, f"{what}; the link works without {'them' if many else 'it'}", fix=fix
        )


def _name(parameter: str) -> str:
    name = parameter.partition("=")[0]
    return unquote(name).removeprefix("amp;")


def _parameters_of(host: str) -> frozenset[str]:
    """The parameters of a host's own, or of the one that it is a part of."""
    while host:
        if host in _OF_SITE:
            return _OF_SITE[host]
        host = host.partition(".")[2]
    return frozenset()


def _is_tracking(name: str, own: frozenset[str]) -> bool:
    name = name.lower()
    return name in _TRACKING or name in own or name.startswith(("utm_", "hsa_", "mtm_", "pk_campaign"))


def _adjoin(places: list[tuple[int, int]]) -> bool:
    """Whether nothing but an ampersand is between the places."""
    return all(after[0] - before[1] <= 1 for before, after in pairwise(places))


def _on_purpose(project: Project, address: str) -> bool:
    """Whether the campaign is a sponsor's, or named after the list."""
    if "utm_" not in address:
        return False
    values = re.findall(r"utm_\w+=([^&#]*)", address)
    owner = project.repository.partition("/")[0].lower()
    return any(_ON_PURPOSE.search(value) or (owner and owner in value.lower()) for value in values)


def _of_session(address: str) -> tuple[int, int, str] | None:
    host = host_of(address)
    site = next((site for site in _OF_SESSION if host == site or host.endswith("." + site)), None)
    if site is None:
        return None
    found = re.search(rf"[?&]({_OF_SESSION[site]})=[^&#]*", address, re.IGNORECASE)
    return (found.start(1), found.end(), found[1]) if found else None


def _through_google(project: Project, link: Inline, redirect: re.Match[str]) -> Finding:
    address = unquote(redirect[1])
    meant = "" if flaw(address) else address
    fix = rewritten(project.source, link, meant, f"write {quoted(address)}", safe=False)
    message = f"the link goes through Google, which tracks who follows it; link to {quoted(address)} itself"
    return Finding(project.source, link.destination_span, message, fix=fix)
