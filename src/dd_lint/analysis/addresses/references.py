"""Links that name their address by a label, and the definitions of the labels."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.document.model import Role
from dd_lint.project.model import Project
from dd_lint.text.source import Span

_DEFINITION = re.compile(
    r"[ ]{0,3}\[(?P<label>(?!\^|//)[^\[\]\n]{1,200})\]:[ \t]*<?(?P<address>[^\s<>]+)>?(?=[ \t]|$)"
)
_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
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


def definitions(project: Project) -> list[Definition]:
    """The definitions of a list's labels, but those in code."""
    found, fence, start = [], "", 0
    for line in project.source.text.split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and (one := _DEFINITION.match(line)):
            span = Span(start + one.start("label") - 1, start + one.end())
            found.append(Definition(one["label"], one["address"], span))
        start += len(line) + 1
    return found


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
                inside = bisect_right(links, (found.start(), len(text))) - 1
                known = folded(found["label"]) in defined or found["label"].strip().isdigit()
                if known or (inside >= 0 and found.start() < links[inside].end):
                    continue
                leads = not text[entry.start : found.start()].strip(" \t*_+-0123456789.)")
                if (defined or leads) and len(found["words"].split()) >= (1 if defined else _FEWEST_WORDS):
                    yield Reference(found["words"], found["label"], Span(*found.span()))
