"""What fragments name, and the links that use them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import quote, unquote

from dd_lint.analysis import computed_once
from dd_lint.document.model import Anchor
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
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_UNLINKABLE = re.compile(r"[\s()<>\\]")


class FragmentPlace(NamedTuple):
    """What a fragment names: a section (-1: none), by an explicit anchor or (None) by its heading."""

    section: int
    anchor: Anchor | None


class FragmentLink(NamedTuple):
    """A link to a fragment of the list (`page` is empty) or of another Markdown file.

    `fragment` is decoded; `span` covers it as written.
    """

    link: Inline
    fragment: str
    span: Span
    page: str

    @property
    def replaceable(self) -> bool:
        """Whether the fragment is written in the link itself, and not in a definition elsewhere."""
        return self.span != self.link.span


def decoded_fragment(written: str) -> str:
    """A fragment as it is defined: without escapes, and without the prefix that GitHub's pages show."""
    return unquote(written).removeprefix("user-content-")


def written_fragment(fragment: str) -> str:
    """A fragment as it is to be written: with escapes for what nobody sees, as after an emoji."""
    return _UNSEEN.sub(lambda unseen: quote(unseen[0]), fragment)


def is_linkable(fragment: str) -> bool:
    """Whether a fragment can be written in a link of Markdown as it is."""
    return not _UNLINKABLE.search(fragment)


@computed_once
def fragment_places(project: Project) -> Mapping[str, FragmentPlace]:
    """Every fragment of a list, with what GitHub shows for it.

    The first anchor of a name wins, and a heading's own fragment wins over an explicit anchor.
    """
    document = project.document
    found: dict[str, FragmentPlace] = {}
    for anchor in document.anchors:
        found.setdefault(anchor.name, FragmentPlace(anchor.section, anchor))
    for section in document.sections:
        known = found.get(section.slug)
        if section.level and section.slug and (known is None or known.section != section.index):
            found[section.slug] = FragmentPlace(section.index, None)
    for section in document.sections:
        # Next to an image or a tag, a space may or may not become a hyphen at the end.
        if section.slug[:1] == "-" or section.slug[-1:] == "-":
            found.setdefault(section.slug.strip("-"), FragmentPlace(section.index, None))
        # Joiners within an emoji are kept or dropped, as its pages are made.
        if "\u200d" in section.slug:
            found.setdefault(section.slug.replace("\u200d", ""), FragmentPlace(section.index, None))
    return MappingProxyType(found)


@computed_once
def defined_fragments(project: Project) -> Mapping[str, frozenset[str]]:
    """The fragments that the list ("") and the other Markdown files define, by path."""
    return MappingProxyType({"": frozenset(fragment_places(project)), **project.pages})


@computed_once
def section_fragments(project: Project) -> Mapping[int, str]:
    """The fragment to write for each section: its explicit anchor's name, or that of its heading."""
    document = project.document
    found = {section.index: section.slug for section in document.sections if section.level}
    places = fragment_places(project)
    for anchor in reversed(document.anchors):
        if anchor.section in found and places[anchor.name].section == anchor.section:
            found[anchor.section] = anchor.name
    return MappingProxyType(found)


@computed_once
def fragment_links(project: Project) -> tuple[FragmentLink, ...]:
    """The links to fragments that the list, or a Markdown file beside it, has to define."""
    return tuple(_fragment_links(project))


def _fragment_links(project: Project) -> Iterator[FragmentLink]:
    for link in project.document.links:
        address, mark, written = link.destination.partition("#")
        if not mark:
            continue
        page = _page(project, link, address)
        fragment = decoded_fragment(written)
        if page is not None and not _OWN.fullmatch(fragment):
            yield FragmentLink(link, fragment, _fragment_span(link, len(address) + 1), page)


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
