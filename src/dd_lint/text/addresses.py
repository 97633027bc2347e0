"""What a web address is made of: its host, its port, and its form without what tells no pages apart."""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST_ADDRESS = 2000
"""Characters of an address that are looked at."""
_AUTHORITY = re.compile(
    r"(?:https?:)?//(?:[^/?#@\s]*@)?(?P<host>\[[^\]/?#\s]*\]|[^/?#:\s]*)(?::(?P<port>\d+))?", re.IGNORECASE
)
_BEFORE_HOST = re.compile(r"^\s*(?:https?:)?//(?:www\.)?", re.IGNORECASE)
# Many rules ask for the same link.
_REMEMBERED = 8192


@lru_cache(maxsize=_REMEMBERED)
def host_of(address: str) -> str:
    """The host of an absolute web address in lower case, without "www."; empty for any other text."""
    parts = _AUTHORITY.match(address[:LONGEST_ADDRESS])
    return parts["host"].lower().removeprefix("www.").rstrip(".") if parts else ""


def host_and_port(address: str) -> str:
    """The host as `host_of` gives it, with its port, if the address names one."""
    parts = _AUTHORITY.match(address[:LONGEST_ADDRESS])
    port = parts["port"] if parts else None
    return f"{host_of(address)}:{port}" if port else host_of(address)


def plain_address(address: str) -> str:
    """An address without scheme, `www.`, fragment and closing slash, in lower case up to its path."""
    rest = _BEFORE_HOST.sub("", address.partition("#")[0]).strip().rstrip("/")
    host, slash, path = rest.partition("/")
    return f"{host.lower()}{slash}{path}"
