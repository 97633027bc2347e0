"""A venue is known neither to the linter nor from elsewhere in the list.

## What it does
Looks each venue up in a table of conferences and journals by all their names, and finds those that are not
in it and appear in the list only once, and what is not the name of a venue, such as `under review`.
Universities, which award theses, are left alone. It also finds preprints that name arXiv as their venue,
where nearly all others of the list give the year alone.

The configuration's `known-venues` adds venues of your own; `"arXiv"` among them lets preprints name it.

## Why it matters
A name that nobody else uses is often mistyped. If it is right, adding it to `known-venues` also lets
other rules compare it with the citation files.

## Example
```markdown
## Main
+ [A](https://arxiv.org/abs/2203.11932) (George Cazenavette et al., CVPR 2022)
+ [B](https://arxiv.org/abs/2206.02916) (Zhiwei Deng et al., NeruIPS 2022)
```

## Use instead
```markdown
## Main
+ [A](https://arxiv.org/abs/2203.11932) (George Cazenavette et al., CVPR 2022)
+ [B](https://arxiv.org/abs/2206.02916) (Zhiwei Deng et al., NeurIPS 2022)
```

## Fix
Safe: removes arXiv's name from an entry that links to arXiv. Unsafe: removes it elsewhere, or writes the
venue whose name is nearly the same, if there is one and the citation file names no other. Otherwise only a
person knows the venue.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dd_lint.document.model import Entry, Meta
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.papers.venues import reads_as_venue
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold
from dd_lint.text.shares import is_habit
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted

_FEWEST = 5
_INSTITUTION = re.compile(
    r"\b(?:universit\w{0,4}|institut\w{0,3}|school|college|academy|polytechnic|eth|epfl|mit|hochschule)\b",
    re.IGNORECASE,
)
_LONG = 8
_THESIS = re.compile(r"\b(?:thes[ie]s|dissertations?)\b")


@rule("AUT007", "unknown-venue", Severity.INFO)
def unknown_venue(project: Project) -> Iterator[Finding]:
    published = [
        (entry, entry.meta) for entry in project.entries if entry.meta is not None and entry.meta.venue
    ]
    names = {venue: project.venues.canonical(venue) for venue in {meta.venue for _, meta in published}}
    arxiv = [(entry, meta) for entry, meta in published if names[meta.venue] == "arXiv"]
    wanted = {fold(name) for names in project.config.known_venues.items() for name in (names[0], *names[1])}
    yield from _named_preprints(project, [pair for pair in arxiv if fold(pair[1].venue) not in wanted])
    known = sum(names[meta.venue] is not None for _, meta in published)
    # A list of another field, of whose venues the table knows little, would only be annoyed.
    if 2 * known < len(published):
        return
    uses = Counter(fold(meta.venue) for _, meta in published)
    for entry, meta in published:
        # Without a year, what is where the venue belongs is another rule's.
        if names[meta.venue] is not None or uses[fold(meta.venue)] > 1 or meta.year is None:
            continue
        nearest = project.venues.nearest(meta.venue)
        # Elsewhere than in parentheses, what a venue is is not sure enough to say that it is none.
        if not entry.enclosed and (nearest is None or not _is_mistyped(meta.venue, nearest)):
            continue
        contradicted = reads_as_venue(meta.venue) and _cited_elsewhere(project, entry)
        if not _awards_theses(project, entry, meta) and (nearest or not contradicted):
            message = f"the venue {quoted(meta.venue)} is not known, and appears only here"
            if nearest is not None:
                message += f'; did you mean "{nearest}"?'
            fix = _renamed(project, entry, meta, nearest) if nearest else None
            yield Finding(project.source, _name_span(project, meta), message, fix=fix)


def _is_mistyped(venue: str, known: str) -> bool:
    """Whether a venue is surely another one: a long name, or the same letters in another order."""
    return len(venue) >= _LONG or sorted(venue.lower()) == sorted(known.lower())


def _renamed(project: Project, entry: Entry, meta: Meta, venue: str) -> Fix | None:
    """Writes another venue, unless the citation file has a third one."""
    span = _name_span(project, meta)
    if project.source.slice(span) != meta.venue or _venues_cited(project, entry) - {venue}:
        return None
    return Fix(f'write "{venue}"', (Edit(project.source, span, venue),), safe=False)


def _named_preprints(project: Project, arxiv: list[tuple[Entry, Meta]]) -> Iterator[Finding]:
    """The preprints that say so, where the list's others have the year alone."""
    alone = sum(_is_preprint(entry) for entry in project.entries)
    if arxiv and alone >= _FEWEST and is_habit(alone, alone + len(arxiv), project.config.majority):
        for entry, meta in arxiv:
            if meta.year is not None:
                message = (
                    f'"{meta.venue}" is not a venue; the list gives a preprint the year alone, "{meta.year}"'
                )
                yield Finding(project.source, meta.venue_span, message, fix=_year_alone(project, entry, meta))


def _year_alone(project: Project, entry: Entry, meta: Meta) -> Fix | None:
    """Takes the venue away, if nothing else is between it and the year."""
    span = Span(meta.venue_start, meta.year_start)
    if meta.workshop or project.source.slice(span).rstrip(" ,\t") != meta.venue:
        return None
    identifier = entry.identifier
    on_arxiv = identifier is not None and identifier.kind == "arxiv"
    return Fix(f'remove "{meta.venue}"', (Edit(project.source, span, ""),), safe=on_arxiv)


def _name_span(project: Project, meta: Meta) -> Span:
    """The venue's name, without the "Workshop" after it."""
    start = meta.venue_span.start
    written = project.source.text.startswith(meta.venue, start)
    return Span(start, start + len(meta.venue)) if written else meta.venue_span


def _is_preprint(entry: Entry) -> bool:
    """Whether an entry names authors and a year, and no venue."""
    meta = entry.meta
    return meta is not None and bool(meta.authors) and meta.year is not None and not meta.venue


def _cited_elsewhere(project: Project, entry: Entry) -> bool:
    """Whether the citation file names a venue that is known, and so contradicts the entry."""
    return bool(_venues_cited(project, entry))


def _venues_cited(project: Project, entry: Entry) -> set[str]:
    """The known venues that the citation file names."""
    citation = project.citation(entry)
    bib = citation.entry if citation else None
    fields = (bib.field("booktitle"), bib.field("journal")) if bib else ()
    found = (project.venues.find(field.value) for field in fields if field)
    return {venue for venue in found if venue is not None}


def _awards_theses(project: Project, entry: Entry, meta: Meta) -> bool:
    if _INSTITUTION.search(meta.venue):
        return True
    path = project.document.section_path(entry.section)
    return any(_THESIS.search(fold(section.title)) for section in path)
