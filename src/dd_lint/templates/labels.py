"""The labels of links, as they are compared."""

from __future__ import annotations

import re
from functools import lru_cache

_LABEL = re.compile(r"[\s\[\]()*`]+")


@lru_cache(maxsize=1024)
def link_label(text: str) -> str:
    """A link's text as labels are compared: in lower case, without brackets and emphasis."""
    return _LABEL.sub(" ", text).strip().lower()
