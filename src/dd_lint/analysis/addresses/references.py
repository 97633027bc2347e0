"""Links that name their address by a label, and the definitions of the labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.document.model import Role
from dd_lint.markdown.hidden import Hidden
from dd_lint.project.model import Project
from dd_lint.text.source import Span, covers

_DEFINITION = re.compile(
    r"^[ ]{0,3}\[(?P<label>(?!\^|//)[^\[\]\n]{1,200})\]:[ \t]*<?(?P<address>[^\s<>]+)>?(?=[ \t]|$)",
    re.MULTILINE,
)
_REFERENCE = re.compile(
    r"(?<![\]\[!\\])\[(?P<words>[^\[\]\n]{1,300})\]\[(?P<label>(?!https?:)[^\[\]\n]{1,60})\](?![(\[:\]])"
)
_FEWEST_WORDS = 3


class Definition(NamedTuple):
    """A definition of a label, as `[label]: address`."""

    label: str
    address: str
    span: Span


class Reference(NamedTuple):
    """Words in brackets with a label in brackets behind them."""

    words: str
    label: str
    span: Span


@computed_once
def definitions(project: Project) -> tuple[Definition, ...]:
    """The definitions of a list's labels, but those in code and in comments."""
    text = project.source.text
    found = list(_DEFINITION.finditer(text))
    hidden = Hidden(text if found else "")
    return tuple(
        Definition(one["label"], one["address"], Span(one.start("label") - 1, one.end()))
        for one in found
        if one.start("label") not in hidden
    )


def folded(label: str) -> str:
    """A label as Markdown compares it."""
    return " ".join(label.casefold().split())


def undefined_references(project: Project) -> Iterator[Reference]:
    """The references of entries to a label that nothing defines.

    Where a list defines no label at all, brackets side by side may be tags; only a title is told then.
    """
    defined = {folded(one.label) for one in definitions(project)}
    links, text = [link.span for link in project.document.links], project.source.text
    for section in project.document.sections:
        if section.role not in (Role.ENTRIES, Role.LATEST):
            continue
        for entry in section.entries:
            for found in _REFERENCE.finditer(text, entry.start, entry.end):
                known = folded(found["label"]) in defined or found["label"].strip().isdigit()
                if known or covers(links, found.start()):
                    continue
                leads = not text[entry.start : found.start()].strip(" \t*_+-0123456789.)")
                if (defined or leads) and len(found["words"].split()) >= (1 if defined else _FEWEST_WORDS):
                    yield Reference(found["words"], found["label"], Span(*found.span()))
