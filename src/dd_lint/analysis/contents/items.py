"""What the table of contents says: which section each item leads to, and which one it means."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import unquote

from dd_lint.analysis.contents.references import Place, places
from dd_lint.document.model import ContentsItem, Document, Role
from dd_lint.project.model import Project
from dd_lint.text.folding import fold
from dd_lint.text.nearest import MISSPELT, NEAR, likeness, nearest
from dd_lint.text.source import Span

_MARKUP = re.compile(r"([\[\]\\`*_<])")
_COUNT = re.compile(
    r"\s*[(\[（【]\s*(?!(?:19|20)\d\d\b)\d{1,4}\s*(?:papers?|items?|entries)?\s*[)\]）】]\s*$", re.IGNORECASE
)
_NUMBERING = re.compile(r"\A\s*(?:\d{1,2}(?:\.\d{1,2}){0,4}[.):、]?|[A-Za-z][.)]|[IVXivx]{1,5}[.)])\s+(?=\S)")
_SHORTCODE = re.compile(r":[a-z0-9_+-]{1,40}:")
_ASIDE = re.compile(r"[(\[（][^()\[\]（）]{0,200}[)\]）]")
COMPARISONS = 2_000_000
"""How many pairs of names are compared at most."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An item of the contents.

    `leads_to` is the section that its link shows, `means` the one that its words name; -1 where there
    is none. `fault` tells what is wrong where they differ: "link" (it leads elsewhere), "anchor" (its
    anchor is in the wrong place), "name" (its anchor's name is taken), "dead" (it leads nowhere).
    """

    item: ContentsItem
    place: Place | None
    leads_to: int
    means: int
    fault: str = ""


def words(title: str) -> str:
    """A title without numbering, trailing count, emoji, markup and case; its letters in one run."""
    plain = _SHORTCODE.sub(" ", without_count(title[:300]))
    return _letters(_NUMBERING.sub("", plain, count=1)) or _letters(plain) or title.strip()


def without_count(title: str) -> str:
    """A title without the count of entries at its end."""
    return _COUNT.sub("", title)


def says(label: str, title: str) -> bool:
    """Whether an item's label is a heading's title, but for what `words` leaves out and an aside."""
    if words(label) == words(title):
        return _same_numbering(label, title)
    return words(_ASIDE.sub(" ", title)) == words(label) or words(_ASIDE.sub(" ", label)) == words(title)


def escaped(title: str) -> str:
    """A title as the text of a link in Markdown."""
    return _MARKUP.sub(r"\\\1", title)


def heading_words(title: str, *, like: str) -> str:
    """A heading's title for a line of the contents: numbering, count and aside only if the line has them."""
    if not _COUNT.search(like):
        title = without_count(title)
    if not _ASIDE.search(like):
        title = _ASIDE.sub(" ", title).strip() or title
    if not _NUMBERING.match(like):
        title = _NUMBERING.sub("", title, count=1)
    return title.strip()


def _letters(text: str) -> str:
    return fold(text).replace(" ", "")


def _same_numbering(label: str, title: str) -> bool:
    one, other = _NUMBERING.match(label), _NUMBERING.match(title)
    return not one or not other or _letters(one[0]) == _letters(other[0])


def contents_span(project: Project) -> Span:
    """The part of the text that holds the contents, from its heading to the next."""
    sections = project.document.sections
    index = next(project.document.by_role(Role.CONTENTS)).index
    end = sections[index + 1].title_span.start if index + 1 < len(sections) else len(project.source.text)
    return Span(sections[index].title_span.start, end)


def read_contents(project: Project) -> tuple[Reading, ...]:
    """The items of the contents with what each leads to and means."""
    document = project.document
    if not document.contents:
        return ()
    known = places(document)
    lower = {name.lower(): place for name, place in known.items()}
    readings = []
    for item in document.contents:
        fragment = fragment_of(item)
        place = known.get(fragment) or lower.get(fragment.lower())
        section = place.section if place else -1
        readings.append(Reading(item, place, section, section))
    return tuple(_Meanings(document, readings).settled())


def fragment_of(item: ContentsItem) -> str:
    """The decoded fragment that an item links to."""
    return unquote(item.fragment).removeprefix("user-content-")


def fits(reading: Reading, document: Document) -> bool:
    """Whether an item leads to the section that its label names."""
    return reading.leads_to >= 0 and says(reading.item.title, document.sections[reading.leads_to].title)


class _Meanings:
    """Finds what the words of those items mean that do not name the section their link leads to."""

    def __init__(self, document: Document, readings: list[Reading]) -> None:
        self.sections = document.sections
        self.readings = readings
        self.fitting = {one.item.span for one in readings if fits(one, document)}
        self.shown = {one.leads_to for one in readings if one.item.span in self.fitting}
        titled = [
            (words(one.title), one.index)
            for one in document.sections
            if one.level and one.role is not Role.CONTENTS
        ]
        counts = Counter(title for title, _ in titled)
        self.titles = {title: index for title, index in titled if counts[title] == 1}
        self.free = {title: index for title, index in self.titles.items() if index not in self.shown}
        used = {fragment_of(one.item).lower() for one in readings}
        fitting = (one.place.anchor for one in readings if one.place and one.item.span in self.fitting)
        self.needed = {anchor.tag_span for anchor in fitting if anchor}
        self.spare = {anchor.section for anchor in document.anchors if anchor.name.lower() not in used}
        self.marked = {(anchor.name, anchor.section) for anchor in document.anchors}

    def settled(self) -> list[Reading]:
        others = len(self.readings) - len(self.fitting)
        search = others * len(self.free) <= COMPARISONS
        return [one if one.item.span in self.fitting else self._settle(one, search) for one in self.readings]

    def _settle(self, reading: Reading, search: bool) -> Reading:
        label = words(reading.item.title)
        means = self.titles.get(label, -1)
        if means < 0 and search:
            means = self._nearest(label, reading.leads_to)
        if reading.place is None:
            return replace(reading, means=means, fault="dead")
        if means < 0 or means == reading.leads_to:
            return reading
        return replace(reading, means=means, fault=self._fault(reading, means, exact=label in self.titles))

    def _nearest(self, label: str, current: int) -> int:
        """The section shown by no item whose title is most like a label, and liker than the current one's."""
        floor = MISSPELT
        if current >= 0:
            floor = max(NEAR, likeness(label, words(self.sections[current].title)) + 1)
        found = nearest(label, self.free, floor)
        return self.free[found] if found else -1

    def _fault(self, reading: Reading, means: int, *, exact: bool) -> str:
        """Which of the two is wrong, the link or the anchor that it leads to."""
        anchor = reading.place.anchor if reading.place else None
        if anchor is None:
            return "link"
        if (anchor.name, means) in self.marked:
            return "name"
        return "link" if anchor.tag_span in self.needed or not exact or means in self.spare else "anchor"
