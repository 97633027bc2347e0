"""A dated copy differs from its entry.

## What it does
Compares each dated copy of the latest updates with the entry of the list: title, link, authors, venue,
year and citation file. Icons that one of the two lacks do not count.

## Why it matters
The reader finds two accounts of one paper, and the one at the top of the page is out of date.

## Example
```markdown
## Latest Updates
+ [2023/08/21] [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., 2023)

## Main
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
```

## Use instead
```markdown
## Latest Updates
+ [2023/08/21] [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)

## Main
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
```

## Fix
Safe: what differs is taken from the entry. Where the copy says more than the entry, such as a venue or an
author, or the citation file contradicts the entry, the fix is unsafe; where the file agrees with the copy,
there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.analysis.duplicates.similarity import same_link
from dd_lint.analysis.latest.copies import copies
from dd_lint.analysis.latest.filed import Filed
from dd_lint.document.broken_links import mislinked_title
from dd_lint.document.model import Entry, Meta
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.markdown import Inline
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted, quoted_apart

_WORDED = ("title", "author field", "venue")


class Difference(NamedTuple):
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


@rule("LAT002", "latest-differs", Severity.WARNING, derived=True)
def latest_differs(project: Project) -> Iterator[Finding]:
    for copy, entry, _ in copies(project):
        # A title whose link is broken is another finding.
        if any(one is not None and mislinked_title(project.source.text, one) for one in (copy, entry)):
            continue
        differences = [] if entry is None else list(_differences(project, copy, entry))
        if entry is not None and differences:
            yield _finding(project, copy, entry, differences)


def _finding(project: Project, copy: Entry, entry: Entry, differences: list[Difference]) -> Finding:
    filed = Filed(project, copy, entry)
    borne_out, contradicted = filed.against(one.field for one in differences)
    message = _message(differences)
    wrong = next((one for one in differences if one.field in borne_out), None)
    if wrong is not None:
        message += f"; the citation file has the {wrong.field} of the copy"
        related = Related(project.source, wrong.other, f"the {wrong.field} that seems wrong")
        return Finding(project.source, wrong.span, message, (related,))
    edits = dict.fromkeys((one.edited, one.text) for one in differences)
    return Finding(
        project.source,
        differences[0].span,
        message,
        related=(Related(project.source, entry.title_span, "the entry"),),
        fix=Fix(
            "take it from the entry",
            tuple(Edit(project.source, span, text) for span, text in sorted(edits)),
            safe=not contradicted and not any(one.says_more for one in differences),
        ),
    )


def _message(differences: list[Difference]) -> str:
    first = differences[0]
    if len(differences) == 1:
        if not first.here:
            return f"the {first.field} is missing; the entry in the list says {quoted(first.there)}"
        if not first.there:
            return f"the {first.field} differs: {quoted(first.here)} here, none in the list"
        here, there = quoted_apart(first.here, first.there)
        if not here:
            return f"the {first.field} lacks {there}; the entry in the list has it"
        if not there:
            return f"the {first.field} has an extra {here}; the entry in the list does not have it"
        return f"the {first.field} differs: {here} here, {there} in the list"
    *most, last = (one.field for one in differences)
    return f"the {', '.join(most)} and {last} differ from the entry in the list"


def _differences(project: Project, copy: Entry, entry: Entry) -> Iterator[Difference]:
    text = project.source.text
    if copy.title != entry.title:
        title = text[entry.title_start : entry.title_end]
        span = copy.title_span
        yield Difference("title", span, entry.title_span, copy.title, entry.title, span, title)
    here, there = copy.paper, entry.paper
    if here is not None and there is not None and here.destination_start >= 0 and not same_link(copy, entry):
        yield _link("link", here, there)
    if copy.meta is not None and entry.meta is not None and entry.meta.readable:
        yield from _meta_differences(copy.meta, entry.meta, text)
    cited, citation = (next(project.citation_links(one), None) for one in (copy, entry))
    if cited and citation and cited[1] != citation[1] and cited[0].destination_start >= 0:
        yield _link("citation file", cited[0], citation[0])


def _link(field: str, here: Inline, there: Inline) -> Difference:
    span = here.destination_span
    address = there.destination
    return Difference(field, span, there.destination_span, here.destination, address, span, address)


def _meta_differences(here: Meta, there: Meta, text: str) -> Iterator[Difference]:
    """What differs in the parenthesis, which is replaced as a whole: its parts depend on each other."""

    def difference(field: str, span: Span, other: Span, ours: str, theirs: str) -> Difference:
        return Difference(
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
