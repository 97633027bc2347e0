"""Addresses with a space inside, which Markdown leaves as text."""

from __future__ import annotations

import posixpath
import re
from itertools import chain
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.findings import Edit, Fix
from dd_lint.markdown.hidden import Hidden
from dd_lint.project.model import Project
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted_address

_SPACED = re.compile(r"\]\([ \t]*(https?://[^\s()<>]{0,500}[ \t]+[^()<>\n\"']{1,500})\)", re.IGNORECASE)
# What looks like a file of the repository: no scheme, and the suffix of a file at the end.
_SPACED_PATH = re.compile(
    r"\]\([ \t]*([^\s()<>:#?]{1,200}(?:[ \t]+[^\s()<>:#?\"']{1,200}){1,20}(?<=\w)\.[a-z]\w{1,4})[ \t]*\)",
    re.IGNORECASE,
)
_AFTER_SCHEME = re.compile(r"(https?://)[ \t]+([^\s]+)", re.IGNORECASE)


class SpacedAddress(NamedTuple):
    """An address with a space inside, where it is, and the fix that makes it one, where that is clear."""

    address: str
    span: Span
    fix: Fix | None


@computed_once
def spaced_addresses(project: Project) -> tuple[SpacedAddress, ...]:
    """Whatever would be a link but for a space in its address."""
    text = project.source.text
    links = {link.text_end for link in project.document.links}
    found = [
        match
        for match in chain(_SPACED.finditer(text), _SPACED_PATH.finditer(text))
        if match.start() not in links
    ]
    hidden = Hidden(text if found else "")
    return tuple(
        SpacedAddress(match[1], Span(*match.span(1)), _fix(project, match))
        for match in found
        if match.start() not in hidden
    )


def _fix(project: Project, match: re.Match[str]) -> Fix | None:
    start, end = match.span(1)
    if scheme := _AFTER_SCHEME.fullmatch(match[1]):
        gap = Span(start + len(scheme[1]), start + scheme.start(2))
        return Fix("remove the space", (Edit(project.source, gap, ""),), safe=False)
    meant = _file_meant(project, match[1])
    if not meant:
        return None
    edit = Edit(project.source, Span(start, end), meant)
    return Fix(f"write {quoted_address(meant)}", (edit,), safe=False)


def _file_meant(project: Project, address: str) -> str:
    """A path with spaces as a link can say it, if it names a citation file with or without them."""
    for written, meant in (
        (address, re.sub(r"[ \t]", "%20", address)),
        *((re.sub(r"[ \t]+", mark, address),) * 2 for mark in ("", "-", "_")),
    ):
        if posixpath.normpath(written) in project.citations:
            return meant
    return ""
