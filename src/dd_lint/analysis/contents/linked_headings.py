"""The headings that links of the list lead to by their words, which no fix may change alone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dd_lint.analysis import computed_once
from dd_lint.analysis.contents.fragments import fragment_links, fragment_places
from dd_lint.findings import Edit
from dd_lint.project.model import Project
from dd_lint.text.source import Span


@computed_once
def linked_headings(project: Project) -> tuple[Span, ...]:
    """The titles of the headings that links of the list lead to, in order."""
    places = fragment_places(project)
    linked = {places[link.fragment] for link in fragment_links(project) if link.fragment in places}
    sections = project.document.sections
    return tuple(sorted(sections[place.section].title_span for place in linked if place.anchor is None))


def breaks_links(project: Project, edits: Sequence[Edit]) -> bool:
    """Whether edits give a heading another fragment and leave the links to the old one as they are."""
    headings = linked_headings(project)
    renamed = any(edit.source == project.source and _is_inside(edit.span, headings) for edit in edits)
    if not renamed:
        return False
    links = tuple(sorted(link.link.span for link in fragment_links(project)))
    return not any(_is_inside(edit.span, links) for edit in edits)


def _is_inside(span: Span, places: Sequence[Span]) -> bool:
    index = bisect_right(places, (span.start, span.end + 1)) - 1
    return any(
        one.start <= span.start and span.end <= one.end for one in places[max(0, index - 1) : index + 2]
    )
