"""What fragments name, and the links that use them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from dd_lint.document.model import Anchor, Document
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.text.source import Span

# What GitHub's pages answer to by themselves, footnotes and places in code included.
_OWN = re.compile(
    r"|top|readme|readme-ov-file|[\w-]+-ov-file|start-of-content|:~:.*|fn(?:ref)?-.*|l\d+(?:c\d+)?(?:-l\d+(?:c\d+)?)?",
    re.IGNORECASE | re.DOTALL,
)
_REPOSITORY = re.compile(
    r"https?://(?:www\.)?github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?"
    r"(?:/(?:blob|tree)/(?:main|master|HEAD)(?:/([^?]*))?)?/?(?:\?[^#]*)?",
    re.IGNORECASE,
)


class Place(NamedTuple):
    """What a fragment names: a section (-1: none), by an explicit anchor or (None) by its heading."""

    section: int
    anchor: Anchor | None


class Reference(NamedTuple):
    """A link to a fragment of the list (`page` is empty) or of another Markdown file.

    `fragment` is decoded; `span` covers it as written.
    """

    link: Inline
    fragment: str
    span: Span
    page: str


def places(document: Document) -> dict[str, Place]:
    """Every fragment of a list, with what GitHub shows for it.

    The first anchor of a name wins, and a heading's own fragment wins over an explicit anchor.
    """
    found: dict[str, Place] = {}
    for anchor in document.anchors:
        found.setdefault(anchor.name, Place(anchor.section, anchor))
    for section in document.sections:
        known = found.get(section.slug)
        if section.level and section.slug and (known is None or known.section != section.index):
            found[section.slug] = Place(section.index, None)
    for section in document.sections:
        # Next to an image or a tag, a space may or may not become a hyphen at the end.
        if section.slug[:1] == "-" or section.slug[-1:] == "-":
            found.setdefault(section.slug.strip("-"), Place(section.index, None))
    return found


def fragments_of(document: Document) -> dict[int, str]:
    """The fragment to write for each section: its explicit anchor's name, or that of its heading."""
    found = {section.index: section.slug for section in document.sections if section.level}
    known = places(document)
    for anchor in reversed(document.anchors):
        place = known[anchor.name]
        if anchor.section in found and place.section == anchor.section:
            found[anchor.section] = anchor.name
    return found


def references(project: Project) -> Iterator[Reference]:
    """The links to fragments that the list, or a Markdown file beside it, has to define."""
    for link in project.document.links:
        address, mark, written = link.destination.partition("#")
        if not mark:
            continue
        page = _page(project, link, address)
        fragment = unquote(written).removeprefix("user-content-")
        if page is not None and not _OWN.fullmatch(fragment):
            yield Reference(link, fragment, _fragment_span(link, len(address) + 1), page)


def _page(project: Project, link: Inline, address: str) -> str | None:
    """The file that an address names: empty for the list itself, None where its fragments are unknown."""
    if address in ("", ".", "./") or address.startswith("?"):
        return ""
    target = project.targets.get(link.destination)
    if target is not None:
        if target.state == "file" and target.path == project.source.local(link.span)[0].path:
            return ""
        return target.path if target.path in project.pages else None
    return "" if project.repository and _is_own_address(project, address) else None


def _is_own_address(project: Project, address: str) -> bool:
    match = _REPOSITORY.fullmatch(address)
    if not match or match[1].casefold() != project.repository.casefold():
        return False
    name = project.source.path
    return name.lower().startswith("readme.") and match[2] in (None, "", name)


def _fragment_span(link: Inline, offset: int) -> Span:
    """Where the fragment is written; the whole destination where its text was escaped."""
    span = link.destination_span
    if link.destination_start < 0 or span.end - span.start != len(link.destination):
        return span
    return Span(span.start + offset, span.end)
