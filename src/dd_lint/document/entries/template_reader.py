"""From a candidate of blocks to an `Entry`, as a template says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dd_lint.document.entries.around_title import TITLE_EDGE, without_meta
from dd_lint.document.entries.candidates import LABEL, EntryCandidate
from dd_lint.document.entries.link_kinds import link_kind
from dd_lint.document.entries.meta_reader import MetaReader
from dd_lint.document.entries.title_reader import TitleReader
from dd_lint.document.entries.tokens import is_picture, trimmed
from dd_lint.document.model import Entry, Meta, Resource
from dd_lint.markdown import Block, Inline
from dd_lint.markdown.destinations import is_place_of_list
from dd_lint.papers.identifiers import paper_identifier
from dd_lint.templates.labels import link_label
from dd_lint.templates.shape import Shape
from dd_lint.text.source import Span

_GAP_EDGE = " \t\n*_.,;:|()[]{}<>/·•-–—+&'’`\"“”\\"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[^\W\d_]{3}")
_BESIDE = 12
"""Characters beside a link at most, where an item is nothing but the link."""


class _Linked(NamedTuple):
    """A link of an entry, with the words that say what it is."""

    link: Inline
    labels: tuple[str, ...]


class TemplateReader:
    """Reads candidates as entries of one shape.

    `kinds` maps link labels in lower case to kinds of links; those `inferred` from where the links lead
    may also be words that a title consists of.
    """

    def __init__(
        self, text: str, shape: Shape, kinds: Mapping[str, str], inferred: Mapping[str, str]
    ) -> None:
        self.text = text
        self.shape = shape
        self.given = kinds, inferred
        self.others: dict[str, TemplateReader] = {}
        labels = {**kinds, **shape.labels}
        self.kinds = {**inferred, **labels}
        self.titles = TitleReader(text, shape, labels, self.kinds)
        self.metas = MetaReader(text, shape)

    def of_shape(self, shape: Shape) -> TemplateReader:
        """A reader of the same text by another shape."""
        if shape.name not in self.others:
            self.others[shape.name] = TemplateReader(self.text, shape, *self.given)
        return self.others[shape.name]

    def read(self, candidate: EntryCandidate, section: int) -> Entry | None:
        """The entry of a candidate; None where it has no title, or nothing else."""
        lead = candidate.lead
        if not lead.plain.strip() or (lead.inlines and _is_pointer(lead)):
            return None
        title, titled = self.titles.find(lead)
        if title is None:
            return None
        title = without_meta(self.text, title)
        authors = self.metas.authors_span(candidate, title)
        links = [
            one for one in self._links(candidate) if not _within(one.link, authors) and one.link != titled
        ]
        paper = titled or self._paper(links, lead)
        links = [one for one in links if one.link != paper]
        meta = self.metas.read(candidate, title, authors, titled)
        if paper is None and not links and (meta is None or meta.year is None):
            return None
        return Entry(
            section=section,
            start=min(block.start for block in candidate.blocks),
            end=candidate.end,
            bullet=lead.bullet,
            bullet_start=lead.bullet_start,
            depth=lead.depth,
            date=None,
            title=_plain(titled.text).rstrip(" .,;")
            if titled and title == titled.text_span
            else _plain(self.text[title.start : title.end]).rstrip(TITLE_EDGE),
            title_start=title.start,
            title_end=title.end,
            paper=paper,
            meta=meta,
            resources=tuple(Resource(self._kind(one) or "other", one.link) for one in links),
            leftover=tuple(self._leftover(candidate, title, titled, meta)),
            template=self.shape.name,
            enclosed=False,
        )

    def _links(self, candidate: EntryCandidate) -> Iterator[_Linked]:
        """The links of a candidate with their labels: their own words, those before them, their column's."""
        for block in candidate.blocks:
            label = LABEL.match(self.text, block.start, block.end)
            before = link_label(label[1]) if label else ""
            head = candidate.heads.get(block.start, "")
            for inline in block.inlines:
                if inline.kind not in ("link", "autolink") or is_place_of_list(inline.destination):
                    continue
                if is_picture(inline) and link_kind(inline.destination) is None:
                    continue
                own = link_label(inline.text) if inline.kind == "link" else ""
                named = before if label and label.end() <= inline.start else ""
                yield _Linked(inline, tuple(filter(None, (own, named, head))))

    def _kind(self, linked: _Linked) -> str | None:
        return next((self.kinds[label] for label in linked.labels if label in self.kinds), None)

    def _paper(self, links: list[_Linked], lead: Block) -> Inline | None:
        """The paper's link: the one that its label says, or the one that leads to a registry of papers."""
        if self.shape.paper_first:
            own = (one for one in links if one.link.start >= lead.start)
            return next((one.link for one in own if self._kind(one) in (None, "paper")), None)
        for linked in links:
            if any(self.titles.labels.get(label) == "paper" for label in linked.labels):
                return linked.link
        for linked in links:
            if self._kind(linked) in (None, "paper") and paper_identifier(linked.link.destination):
                return linked.link
        for linked in links:
            if self._kind(linked) == "paper":
                return linked.link
        # A link that says nothing else of itself is the paper's: [html], [link], and so is [ICML 2023].
        unknown = [linked for linked in links if linked.labels and self._kind(linked) is None]
        if unknown and (len(links) == 1 or _YEAR.search(unknown[0].link.text)):
            return unknown[0].link
        return None

    def _leftover(
        self, candidate: EntryCandidate, title: Span, titled: Inline | None, meta: Meta | None
    ) -> Iterator[Span]:
        """The words that fit no part of the entry."""
        taken = [title, *([titled.span] if titled else [])]
        if meta is not None:
            taken += [meta.authors_span] if meta.authors else []
            taken += [meta.venue_span, meta.year_span, *([meta.et_al] if meta.et_al else [])]
        for block in candidate.blocks:
            label = LABEL.match(self.text, block.start, block.end)
            parts = [one.span for one in block.inlines if one.kind not in ("emphasis", "strong")]
            start = label.end() if label and block is not candidate.lead else block.start
            for part in [*sorted([*taken, *parts]), Span(block.end, block.end)]:
                gap = trimmed(self.text, start, min(part.start, block.end), _GAP_EDGE)
                if _WORD.search(self.text, *gap):
                    yield gap
                start = max(start, part.end)


def _is_pointer(lead: Block) -> bool:
    """Whether a block is nothing but a link to a place of the list."""
    links = [one for one in lead.inlines if one.kind == "link"]
    if len(links) != 1 or not is_place_of_list(links[0].destination):
        return False
    return len(lead.plain.strip()) <= len(links[0].text) + _BESIDE


def _within(link: Inline, span: Span | None) -> bool:
    return span is not None and span.start <= link.start and link.end <= span.end + 2


def _plain(words: str) -> str:
    """A title without the marks of emphasis in it, on one line."""
    return " ".join(re.sub(r"\*+|(?<!\w)_+|_+(?!\w)|`", "", words).split())
