"""What kind of place a link's destination names, as far as its form tells."""

from __future__ import annotations

import re

_DISK = re.compile(r"(?i:file:/{1,3})|[A-Za-z]:[\\/]|/(?:home|Users|root|mnt|tmp)/[^/]+/|~/")
_README_PART = re.compile(
    r"https?://(?:www\.)?github\.com/[\w.-]+/[\w.-]+/blob/[\w.-]+/readme\.md#(?!readme$).", re.IGNORECASE
)
_PLACEHOLDER = re.compile(
    r"#+|(?:https?://)?(?:todo|tbd|tba|nan|none|null|n/a|xxx+|link|url|(?:paper|code)[-_ ]?(?:link|url)"
    r"|your[-_ ]?link|coming[-_ ]?soon|\.\.\.|…|-+)/?",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def is_relative(destination: str) -> bool:
    """Whether a link's destination names a file of the repository."""
    return bool(destination) and not destination.startswith("#") and not _SCHEME.match(destination)


def is_placeholder(destination: str) -> bool:
    """Whether a destination stands for an address that is still to be filled in: `#`, `TODO`, `nan`."""
    return _PLACEHOLDER.fullmatch(destination.strip()) is not None


def is_place_of_list(destination: str) -> bool:
    """Whether a link leads to a place of a list, this one or another one at GitHub, and so to no paper."""
    return destination[:1] == "#" != destination or _README_PART.match(destination) is not None


def is_disk_path(destination: str) -> bool:
    """Whether a link's destination is a path on somebody's own disk."""
    return _DISK.match(destination) is not None
