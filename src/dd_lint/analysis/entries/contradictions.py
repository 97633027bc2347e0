"""What cannot be as it was read: titles that are none, titles that repeat, links to papers in no entry."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from dd_lint.document.entry import Entry
from dd_lint.document.model import Document, Role, Section
from dd_lint.document.roles import is_of_repository
from dd_lint.markdown import Inline
from dd_lint.papers.identifiers import paper_identifier
from dd_lint.project.model import Project
from dd_lint.text.folding import fold, fold_title
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted

_DATE = re.compile(
    r"\W*(?:\d{1,2}\W{1,2})?(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}\W{1,2})?"
    r"(?:\d{1,2}\W{1,2})?(?:19|20)\d\d(?:\W\d{1,2}){0,2}\W*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\W*\d[\d.,]*\W*")
_LABELS = frozenset("pdf paper papers code link links arxiv website project video slides github page".split())
_SHOWN = 50
"""Characters of a title that a message shows."""
_LONGEST = 200
"""Characters of a title at most."""
_REPEATED = 3
"""Entries of a section with one title from which on that is none."""
_FEWEST, _SHARE = 4, 1 / 3
"""Links to papers in no entry from which on they are told, and the share of a section's that they are."""
_UNSURE = 0.9
"""How sure a title is at most that may be none: what is marked as one, and alone, is believed."""


class Contradiction(NamedTuple):
    """What is wrong with a reading, in words, with the places of all that is wrong in that way."""

    message: str
    spans: tuple[Span, ...]


def contradictions(project: Project) -> Iterator[Contradiction]:
    """What contradicts itself in the reading of a list, each kind once."""
    entries = [entry for entry in project.entries if not entry.enclosed and entry.is_paper]
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if kind := _no_title(entry, project.document.sections[entry.section]):
            found[kind].append(entry)
    for kind, own in found.items():
        title = quoted(own[0].title, _SHOWN)
        message = f"{title} is read as a title, but {kind}; write it as other entries have theirs"
        yield Contradiction(message, _titles(own))
    for own in _repeated(entries):
        title = quoted(own[0].title, _SHOWN)
        message = f"{title} is read as the title of {len(own)} entries of one section"
        yield Contradiction(message, _titles(own))
    yield from _outside(project)


def _no_title(entry: Entry, section: Section) -> str:
    """Why words are no title; empty where they may be one."""
    folded = fold(entry.title)
    if _DATE.fullmatch(entry.title):
        return "is a date"
    if _NUMBER.fullmatch(entry.title):
        return "is a number"
    if folded in _LABELS:
        return "is what links are called"
    if entry.sureness.title > _UNSURE:
        return ""
    linked = entry.paper is not None and entry.paper.text_start <= entry.title_start < entry.paper.text_end
    if section.title and folded == fold(section.title) and not linked and not _is_heading(entry, section):
        return "is the heading of its section"
    return f"has more than {_LONGEST} characters" if len(entry.title) > _LONGEST else ""


def _is_heading(entry: Entry, section: Section) -> bool:
    """Whether an entry is titled by the heading of its section itself."""
    return section.title_span.start <= entry.title_start <= section.title_span.end


def _repeated(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    groups: defaultdict[tuple[int, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.sureness.title > _UNSURE:
            continue
        groups[entry.section, fold_title(entry.title)].append(entry)
    for own in groups.values():
        if len(own) >= _REPEATED and len({entry.paper and entry.paper.destination for entry in own}) > 1:
            yield own


class _PaperLinks(NamedTuple):
    """The links of a section to papers: how many are in entries, and those that are in none."""

    inside: int
    outside: tuple[Inline, ...]


def _paper_links(document: Document) -> dict[int, _PaperLinks]:
    """The links to papers of each section that has some outside its entries."""
    inside: Counter[int] = Counter()
    outside: defaultdict[int, list[Inline]] = defaultdict(list)
    own = sorted((one for part in document.sections for one in part.entries), key=attrgetter("start"))
    for link in document.links:
        if link.kind not in ("link", "autolink") or paper_identifier(link.destination) is None:
            continue
        index = bisect_right(document.sections, link.start, key=attrgetter("title_span.start")) - 1
        near = bisect_right(own, link.start, key=attrgetter("start")) - 1
        if near >= 0 and link.start < own[near].end:
            inside[index] += 1
        else:
            outside[index].append(link)
    return {index: _PaperLinks(inside[index], tuple(links)) for index, links in outside.items()}


def _outside(project: Project) -> Iterator[Contradiction]:
    """The sections of a list of papers in which many links to papers are in no entry."""
    document = project.document
    if not any(entry.is_paper for entry in project.entries):
        return
    found: list[tuple[str, tuple[Inline, ...]]] = []
    parents = {section.parent for section in document.sections}
    for index, (inside, links) in _paper_links(document).items():
        section = document.sections[index]
        total = len(links) + inside
        # What stands above parts of a list tells of it.
        listed = section.role in (Role.ENTRIES, Role.OTHER) and section.level > 1 and index not in parents
        many = len(links) >= _FEWEST and len(links) > _SHARE * total
        if listed and many and not is_of_repository(fold(section.title)):
            which = f"{len(links)} of {total}" if inside else f"all {total}"
            found.append(
                (f"{which} links to papers in {quoted(section.title, _SHOWN)} are in no entry", links)
            )
    if found:
        message, first = found[0]
        more = f"; so it is in {len(found) - 1} more sections" if len(found) > 1 else ""
        places = first if len(found) == 1 else [links[0] for _, links in found]
        yield Contradiction(message + more, tuple(link.span for link in places))


def _titles(entries: Sequence[Entry]) -> tuple[Span, ...]:
    return tuple(entry.title_span for entry in entries)
