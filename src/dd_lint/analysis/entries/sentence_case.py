"""Which titles are in sentence case."""

from __future__ import annotations

import re

from dd_lint.analysis import computed_once
from dd_lint.document.entry import Entry
from dd_lint.project.model import Project

_LITERAL = re.compile(r"`[^`\n]*`|\$[^$\n]*\$")
_WORD = re.compile(r"(?<![\w'’\\.-])[^\W\d_]{4,}(?!\w|\.\w)")
_SMALL = frozenset(
    "about after against among around based before below beyond does during from guided into like meets near "
    "onto over than that through toward towards under until upon using versus what when where with within "
    "without".split()
)


@computed_once
def title_cases(project: Project) -> tuple[tuple[Entry, bool], ...]:
    """The entries whose titles show their case, and whether that is sentence case."""
    cases = ((entry, _in_sentence_case(project.source.slice(entry.title_span))) for entry in project.entries)
    return tuple((entry, case) for entry, case in cases if case is not None)


def _in_sentence_case(title: str) -> bool | None:
    """Whether most words after the first are in lower case; None for a title that does not show it."""
    words = [word for word in _WORD.findall(_LITERAL.sub(" ", title))[1:] if word not in _SMALL]
    lower = sum(word.islower() for word in words)
    upper = sum(word[0].isupper() for word in words)
    return lower > upper if lower + upper >= 2 else None
