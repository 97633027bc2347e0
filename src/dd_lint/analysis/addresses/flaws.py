"""What is wrong with the form of an address."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dd_lint.text.addresses import LONGEST_ADDRESS
from dd_lint.text.wording import quoted_address

# What nearly every address looks like, so that the others need not be searched for at once.
_SOUND = re.compile(
    r"https?://(?:www\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?(?:[/?#][\w/?#=&.~+%@!:;,$-]*(?<![.,:;!])(?<!%20))?",
    re.ASCII,
)
_PARTS = re.compile(r"(?:(?P<scheme>https?):)?//(?:[^/?#@\s]*@)?(?P<host>[^/?#:\s]*)", re.IGNORECASE)
_MISSPELT = re.compile(
    r"(?P<letters>[htps]{3,8})(?::/{1,3}|;//|//|:\\\\|:(?=[\w-]+\.[a-z]))(?=[\w\[])", re.IGNORECASE
)
_TWICE = re.compile(r"https?:/{0,2}(?=[htps]{4,5}:?/{1,2}\w)", re.IGNORECASE)
_SECOND = re.compile(r"(?<=[\w)\](\[,;>\"])https?:/{1,2}(?=[\w-]+\.)", re.IGNORECASE)
_ENCODED = re.compile(r"%(?!20)[0-9A-F]{2}$", re.IGNORECASE)
_HOST = re.compile(r"[^\W_](?:[\w-]*\w)?(?:\.[\w-]*\w)+\.?")
_BETWEEN = re.compile(r"[\s()\[\],;>\"]|%20")
_FULL_WIDTH = "，。；：）】》、！？”’"
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\u00ad"
_JUNK = frozenset(")]}>,.;:'\"`" + _FULL_WIDTH + _INVISIBLE)
_LONGEST_JUNK = 40
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


class Flaw(NamedTuple):
    """What is wrong with an address: a part of it, the reason, and the address as it was meant."""

    start: int
    end: int
    message: str
    meant: str | None


@lru_cache(maxsize=8192)
def flaw(address: str) -> Flaw | None:
    """What is wrong with the form of an address; None for a sound one, and for one without a scheme."""
    if _SOUND.fullmatch(address) and not _SECOND.search(address, 8):
        return None
    address = address[:LONGEST_ADDRESS]
    for check in (_bracketed, _scheme_flaw, _second_address, _host_flaw, _tail):
        if found := check(address):
            return found
    return None


def looks_sound(address: str) -> bool:
    """Whether an address is made of nothing but what nearly all are made of."""
    return _SOUND.fullmatch(address) is not None


def _bracketed(address: str) -> Flaw | None:
    opening = re.match(r"[\[(<\"'“‘`]+(?=https?:/)", address)
    if opening is None:
        return None
    meant = address[opening.end() :]
    rest = None if looks_sound(meant) else flaw(meant)
    meant_address = meant if rest is None else rest.meant
    return Flaw(
        0, opening.end(), f"{quoted_address(opening[0])} does not belong to the address", meant_address
    )


def _scheme_flaw(address: str) -> Flaw | None:
    if twice := _TWICE.match(address):
        meant = address[twice.end() :]
        other = _MISSPELT.match(meant)
        if other is not None and other[0].lower() not in ("http://", "https://"):
            meant = twice[0] + meant[other.end() :]
        return Flaw(0, twice.end(), f'the scheme "{twice[0]}" appears twice', meant)
    found = _MISSPELT.match(address)
    if found is None or found[0].lower() in ("http://", "https://"):
        return None
    letters = found["letters"].lower()
    if letters[0] == "p" or letters.count("p") != 1 or letters.count("t") < 1 or letters == "sftp":
        return None
    right = "http://" if letters == "http" else "https://"
    meant = right + address[found.end() :]
    return Flaw(0, found.end(), f'{quoted_address(found[0])} is not a scheme; "{right}" was meant', meant)


def _second_address(address: str) -> Flaw | None:
    second = _SECOND.search(address, 8)
    if second is None or _ENCODED.search(address, 0, second.start()) or "shields.io" in address[:40]:
        return None
    before = _BETWEEN.split(address[: second.start()])[0]
    after = address[second.start() : second.start() + _junk_start(address[second.start() :])]
    message = f"two addresses in one; {quoted_address(after)} begins inside"
    return Flaw(second.start(), len(address), message, after if after == before else None)


def _host_flaw(address: str) -> Flaw | None:
    parts = _PARTS.match(address)
    if parts is None or parts["scheme"] is None or any(mark in address for mark in "{}<>$"):
        return None
    host = parts["host"]
    if not host:
        return Flaw(0, parts.end(), "the address names no host", None)
    if host[0] == "[" or host.lower() == "localhost" or _HOST.fullmatch(host):
        return None
    return Flaw(*parts.span("host"), f"{quoted_address(host)} is not a host name", None)


def _tail(address: str) -> Flaw | None:
    """Punctuation at the end that belongs to the text around the address."""
    if _PARTS.match(address) is None or address.endswith("..."):
        return None
    start = len(address)
    for end in range(len(address), _junk_start(address), -1):
        last = address[end - 1]
        if last in _PAIRS and address.count(_PAIRS[last], 0, end) >= address.count(last, 0, end):
            break
        start = end - 1
    kept, cut = address[:start], address[start:]
    if not cut or (cut in (".", "'") and "wiki" in address.lower()) or (cut == "'" and kept.count("'") % 2):
        return None  # an article's name may end so ("Apple_Inc.")
    if set(cut) <= set(_INVISIBLE):
        message = f"an invisible character (U+{ord(cut[0]):04X}) at the end of the address"
        return Flaw(start, len(address), message, kept)
    return Flaw(start, len(address), f"{quoted_address(cut)} at the end does not belong to the address", kept)


def _junk_start(address: str) -> int:
    """Where the marks begin that an address hardly ends in."""
    start, limit = len(address), max(0, len(address) - _LONGEST_JUNK)
    while start > limit:
        if address[start - 1] in _JUNK:
            start -= 1
        elif address.endswith(("%20", "**"), 0, start):
            start -= 3 if address[start - 1] == "0" else 2
        else:
            break
    return start
