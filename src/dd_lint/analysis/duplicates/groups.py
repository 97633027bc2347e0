"""Which group an entry stands in: below a bold line, a summary, or a heading in HTML within its section."""

from __future__ import annotations

import re
from itertools import pairwise

from dd_lint.analysis import computed_once
from dd_lint.project.model import Project

_OPENS_GROUP = re.compile(
    r"^[ \t]{0,3}(?:\*\*[^*\n]+\*\*|__[^_\n]+__)[ \t]*:?[ \t\\]*$|<summary\b", re.MULTILINE | re.IGNORECASE
)


@computed_once
def groups(project: Project) -> dict[int, int]:
    """For where each entry begins, a number that it shares with the entries of its group alone."""
    text = project.source.text
    found: dict[int, int] = {}
    number = 0
    for section in project.document.sections:
        number += 1
        for entry in section.entries[:1]:
            found[entry.start] = number
        for earlier, later in pairwise(section.entries):
            number += _OPENS_GROUP.search(text, earlier.end, later.start) is not None
            found[later.start] = number
    return found
