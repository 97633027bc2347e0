"""What kind of place a link's destination names, as far as its form tells."""

from __future__ import annotations

import re

_DISK = re.compile(r"(?i:file:/{1,3})|[A-Za-z]:[\\/]|/(?:home|Users|root|mnt|tmp)/[^/]+/|~/")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def is_relative(destination: str) -> bool:
    """Whether a link's destination names a file of the repository."""
    return bool(destination) and not destination.startswith("#") and not _SCHEME.match(destination)


def is_disk_path(destination: str) -> bool:
    """Whether a link's destination is a path on somebody's own disk."""
    return _DISK.match(destination) is not None
