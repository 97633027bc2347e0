"""Bare addresses among brackets that were to make links of them, in entries of any form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dd_lint.analysis import computed_once
from dd_lint.document.model import Role
from dd_lint.document.torn_links import torn_resource_links, torn_title_link
from dd_lint.findings import Edit
from dd_lint.project.model import Project
from dd_lint.text.source import Span, covers, touching
from dd_lint.text.wording import quoted

_ADDRESS = re.compile(r"https?://[^\s\[\]()<>{}（）【】|，]+", re.IGNORECASE)
_ANGLED = re.compile(r"\[[^\[\]\n]{1,300}\]\(<(?P<address>https?://[^\s]{1,1000}?)>\)", re.IGNORECASE)
_BEFORE = 200
"""Characters before an address in which its label is looked for."""
_LABEL = r"(?P<label>[^\[\]()（）【】\n]{1,150})"
_OPENED = re.compile(
    rf"[\[【]{_LABEL}(?P<joint>\]{{1,2}}\[|\]\(|\]{{1,2}}[ \t]{{1,3}}\(|\]|\(|[\]】][（(]|】)\Z"
)
_NUMBER = re.compile(r"[\d\s.,:/-]*")
_WIDE = str.maketrans("【】（）", "[]()")


class BrokenLink(NamedTuple):
    """What was to be a link: where its address is, what to point at, what is wrong, and what mends it."""

    address: Span
    span: Span
    message: str
    edits: tuple[Edit, ...] = ()


@computed_once
def broken_links(project: Project) -> tuple[BrokenLink, ...]:
    """The addresses in a list's items and rows that broken brackets keep from being links."""
    links = [link.span for link in project.document.links if link.kind != "autolink"]
    text, found, done = project.source.text, [], 0
    for item in sorted(_items(project)):
        for address in _ADDRESS.finditer(text, max(done, item.start), item.end):
            if covers(links, address.start()):
                continue
            broken = _broken(project, Span(*address.span()))
            found += [broken] if broken else []
        angled = _ANGLED.finditer(text, max(done, item.start), item.end)
        found += [_escaped(project, one) for one in angled if {"<", ">"} & set(one["address"])]
        done = max(done, item.end)
    return tuple(one for one in found if not _is_torn(project, one)) if found else ()


def _is_torn(project: Project, broken: BrokenLink) -> bool:
    """Whether a link is one of an entry whose form tells better what is missing."""
    return bool(touching(_torn(project), broken.span))


@computed_once
def _torn(project: Project) -> tuple[Span, ...]:
    text, entries = project.source.text, (*project.enclosed_entries, *project.latest)
    titles = (torn_title_link(text, entry) for entry in entries)
    resources = (torn for entry in entries for torn in torn_resource_links(text, entry))
    return tuple(sorted(torn.span for torn in (*titles, *resources) if torn is not None))


def _items(project: Project) -> Iterator[Span]:
    """The entries and other items of the sections that have entries."""
    for section in project.document.sections:
        if section.role in (Role.ENTRIES, Role.LATEST):
            yield from (entry.span for entry in section.entries)
            yield from (item.span for item in section.bullets)


def _broken(project: Project, address: Span) -> BrokenLink | None:
    text = project.source.text
    start = max(text.rfind("\n", 0, address.start) + 1, address.start - _BEFORE)
    before = text[start : address.start]
    if before[-1:] not in tuple("[]()（【】") or before.count("`") % 2:
        return None
    behind = text[address.end : address.end + 3].partition("\n")[0]
    opened = _OPENED.search(before)
    if opened is None:
        return _unlabelled(project, address, before, behind)
    if _NUMBER.fullmatch(opened["label"]) and opened["joint"] != "](":
        return None
    joint = Span(start + opened.start("joint"), address.start)
    return _labelled(project, Span(start + opened.start(), address.end), joint, opened["label"], behind)


def _escaped(project: Project, angled: re.Match[str]) -> BrokenLink:
    """An address in angle brackets that has one of them itself, as old DOIs do."""
    span = Span(*angled.span("address"))
    meant = angled["address"].replace("<", "%3C").replace(">", "%3E")
    message = 'a "<" inside <…> ends no address, so that the words before it are no link; write %3C and %3E'
    return BrokenLink(span, span, message, (Edit(project.source, span, meant),))


def _unlabelled(project: Project, address: Span, before: str, behind: str) -> BrokenLink | None:
    """An address in brackets without the words of a link: nobody can tell what they were to be."""
    if before.endswith("[[") and behind.startswith(")]"):
        message = f"the link to {quoted(project.source.slice(address))} has no words: [WORDS](ADDRESS)"
        return BrokenLink(address, Span(address.start - 1, address.end + 1), message)
    if before.endswith("](") and "[" not in before and not behind.startswith("]"):
        return _unopened(project, address, before, behind)
    return None


def _unopened(project: Project, address: Span, before: str, behind: str) -> BrokenLink | None:
    """The words at the beginning of an item that lack the bracket before them."""
    words = re.match(r"\s*(?:[-*+]|\d{1,4}[.)])\s+(?=\w)", before)
    if words is None or not behind.startswith(")") or before.count("]") != 1 or "(" in before[:-1]:
        return None
    start = address.start - len(before) + words.end()
    title = before[words.end() : -2]
    edit = Edit(project.source, Span(start, start), "[")
    message = f'"[" is missing before {quoted(title)}, so that it is no link'
    return BrokenLink(address, Span(start, address.start - 1), message, (edit,))


def _labelled(project: Project, place: Span, joint: Span, label: str, behind: str) -> BrokenLink | None:
    written = project.source.slice(joint)
    closing = behind[:1].translate(_WIDE)
    end, last = Span(place.end, place.end), Span(place.end, place.end + 1)
    plain = "".join(written.translate(_WIDE).split())
    name, link, linked = quoted(label), Span(joint.end, place.end), ((joint, f"{plain[:-1]}("), (last, ")"))
    form = plain.replace("]]", "]"), closing
    if form == ("](", ")"):
        if written == "](":
            return None
        wide = written.translate(_WIDE) != written or closing != behind[:1]
        message = f"full-width brackets are around the address of {name}, so that it is no link"
        if not wide:
            message = f'a space separates "]" from "("; without it, {name} is a link'
        return _mended(project, link, place, message, linked)
    if written == "](":
        message = f'the address of {name} is never closed; ")" belongs behind it'
        if closing == "]":
            return _mended(project, link, place, message, ((last, ")"),))
        ends = not behind or behind[0] in "[<|" or behind.startswith((" [", " |"))
        return _mended(project, link, place, message, ((end, ")"),)) if ends else None
    if form == ("][", "]"):
        message = f"the address of {name} is in brackets; it belongs in parentheses"
        return _mended(project, link, place, message, linked)
    if form == ("]", "]"):
        message = f"the address of {name} has no parentheses around it"
        return _mended(project, link, place, message, ((joint, "]("), (end, ")")))
    if form[0] == "(" and behind.startswith(")]"):
        doubled = project.source.text[max(0, place.start - 1) : place.start] == "["
        edits = ((Span(joint.start, joint.start), "]"),) if doubled else ()
        return _mended(project, link, place, f'"]" is missing between {name} and its address', edits)
    return None


def _mended(
    project: Project, address: Span, place: Span, message: str, edits: Sequence[tuple[Span, str]]
) -> BrokenLink:
    return BrokenLink(
        address, place, message, tuple(Edit(project.source, span, text) for span, text in edits)
    )
