"""Tells a server that lets no program in from one that answers."""

from __future__ import annotations

import re

from dd_lint.links.network import Reply

WALLS = frozenset({401, 402, 403, 407, 418, 423, 451, 511, 999})
"""The statuses of servers that want somebody else to ask; 999 is LinkedIn's."""
_GUARDED = re.compile(r"cloudflare|ddos-guard|sucuri|akamaighost|imperva|datadome", re.IGNORECASE)
_CHALLENGE_HEADERS = ("cf-mitigated", "x-amzn-waf-action", "x-datadome", "x-sucuri-block")
_CHALLENGE = re.compile(
    r"<title>\s*(?:just a moment|attention required|access denied|are you a robot|robot check"
    r"|one moment, please|please wait|ddos-guard|checking your browser"
    r"|verify(?:ing)? (?:you are|that you are|you're) human"
    r"|security check|client challenge|bot verification|making sure you're not a bot)"
    r"|/cdn-cgi/challenge-platform/|_Incapsula_Resource|captcha-delivery\.com|awsWafCookieDomainList",
    re.IGNORECASE,
)


def challenge_in(reply: Reply) -> str:
    """What a page is that wants to see a person first; empty for any other."""
    if reply.status == 202 or any(name in reply.headers for name in _CHALLENGE_HEADERS):
        return f"a challenge for browsers stands before it ({reply.status})"
    if reply.body and _CHALLENGE.search(reply.text):
        return f"a challenge for browsers stands before it ({reply.status})"
    return ""


def may_be_wall(reply: Reply) -> bool:
    """A wall in front of a page may look like the page as long as nobody looks at it."""
    return bool(_GUARDED.search(reply.headers.get("server", ""))) and is_page(reply)


def is_page(reply: Reply) -> bool:
    """Whether an answer says that it is a web page, or says nothing of what it is."""
    return "html" in reply.headers.get("content-type", "text/html").lower()
