"""What differs between a dated copy and its entry, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.analysis.duplicates.similarity import same_link
from dd_lint.document.entry import Entry, Meta
from dd_lint.document.torn_links import torn_title_link
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.text.folding import fold
from dd_lint.text.source import Span

_WORDED = ("title", "author field", "venue")


class CopyDifference(NamedTuple):
    """A field of a copy that is not its entry's, at `other`; an edit of `edited` to `text` makes it so."""

    field: str
    span: Span
    other: Span
    here: str
    there: str
    edited: Span
    text: str

    @property
    def says_more(self) -> bool:
        """Whether the copy may be the newer of the two: it has more words, or a later year."""
        if self.field == "year":
            return self.here > self.there
        return self.field in _WORDED and len(fold(self.here).split()) > len(fold(self.there).split())


def copy_differences(project: Project, copy: Entry, entry: Entry) -> tuple[CopyDifference, ...]:
    """The fields that a copy and its entry have differently.

    There are none where a broken link has hidden where the title of one of the two ends.
    """
    if any(torn_title_link(project.source.text, one) for one in (copy, entry)):
        return ()
    return tuple(_differences(project, copy, entry))


def _differences(project: Project, copy: Entry, entry: Entry) -> Iterator[CopyDifference]:
    text = project.source.text
    if copy.title != entry.title:
        title = text[entry.title_start : entry.title_end]
        span = copy.title_span
        yield CopyDifference("title", span, entry.title_span, copy.title, entry.title, span, title)
    here, there = copy.paper, entry.paper
    if here is not None and there is not None and here.destination_start >= 0 and not same_link(copy, entry):
        yield _link("link", here, there)
    if copy.meta is not None and entry.meta is not None and entry.meta.readable:
        yield from _meta_differences(copy.meta, entry.meta, text)
    cited, citation = (next(project.citation_links(one), None) for one in (copy, entry))
    if cited and citation and cited[1] != citation[1] and cited[0].destination_start >= 0:
        yield _link("citation file", cited[0], citation[0])


def _link(field: str, here: Inline, there: Inline) -> CopyDifference:
    span = here.destination_span
    address = there.destination
    return CopyDifference(field, span, there.destination_span, here.destination, address, span, address)


def _meta_differences(here: Meta, there: Meta, text: str) -> Iterator[CopyDifference]:
    """What differs in the parenthesis, which is replaced as a whole: its parts depend on each other."""

    def difference(field: str, span: Span, other: Span, ours: str, theirs: str) -> CopyDifference:
        return CopyDifference(
            field, span or here.span, other, ours, theirs, here.span, text[there.span.start : there.span.end]
        )

    names = [[author.name for author in meta.authors] for meta in (here, there)]
    if names[0] != names[1] or (here.et_al is None) != (there.et_al is None):
        ours, theirs = (
            " & ".join(name) + (" et al." if meta.et_al else "")
            for name, meta in zip(names, (here, there), strict=True)
        )
        yield difference("author field", here.authors_span, there.authors_span, ours, theirs)
    if (here.venue, here.workshop) != (there.venue, there.workshop):
        ours, theirs = (
            (f"{meta.venue} Workshop" if meta.workshop else meta.venue).strip() for meta in (here, there)
        )
        place, other = (meta.venue_span if meta.venue else meta.year_span for meta in (here, there))
        yield difference("venue", place, other, ours, theirs)
    if here.year != there.year:
        yield difference("year", here.year_span, there.year_span, str(here.year), str(there.year))
