"""Two titles are nearly the same.

## What it does
Finds entries whose titles differ in a slip of the pen, in spaces, in small words such as "for" and "of",
in the short name before the colon or in the subtitle, and that name an author in common. Entries that
are one paper by title or link are left to `duplicate-entry` and `duplicate-paper-id`. Titles that differ
in a number or in a word of their own ("Continual" and "Federated") are two papers'; so are two versions
that appeared at two venues.

## Why it matters
Most often it is one paper, once as a preprint and once as published, or one title with a misprint.

## Example
```markdown
## Surveys
+ [Data Distillation: A Survey](https://arxiv.org/abs/2301.04272) (Noveen Sachdeva et al., 2023)
+ [Data Distilation: A Survey](https://openreview.net/forum?id=lmXMXP74TO) (Noveen Sachdeva et al., TMLR 2023)
```

## Use instead
```markdown
## Surveys
+ [Data Distillation: A Survey](https://arxiv.org/abs/2301.04272) (Noveen Sachdeva et al., TMLR 2023)
```

## Fix
None: which of the two entries is right has to be looked up.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.duplicates.candidates import Candidate, Titles
from dd_lint.analysis.duplicates.pairs import reports_across
from dd_lint.analysis.duplicates.similarity import (
    is_generic,
    is_sequel,
    published_apart,
    same_link,
    shared_authors,
    slips,
    title_words,
)
from dd_lint.document.model import Entry
from dd_lint.findings import Finding, Related, Severity
from dd_lint.papers.identifiers import paper_identifier
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted

_LONG_TITLE = 6
"""Words from which on a title is one paper's even where no authors are named."""
_YEARS_APART = 3
_LONG_WORD = 10


@rule("DUP004", "similar-title", Severity.WARNING)
def similar_title(project: Project) -> Iterator[Finding]:
    titles = Titles(list(project.entries_by_title.items()))
    everywhere: bool | None = None
    done: set[tuple[int, int]] = set()
    for candidate in titles.candidates():
        pair = candidate[:2]
        earlier, later = _nearest(titles.entries[candidate.first], titles.entries[candidate.second])
        if pair in done or not _one_paper(titles, candidate, earlier, later):
            continue
        done.add(pair)
        if earlier.section != later.section:
            everywhere = reports_across(project) if everywhere is None else everywhere
            if not everywhere:
                continue
        title, difference = quoted(earlier.title), _difference(candidate, earlier, later)
        yield Finding(
            project.source,
            later.title_span,
            f"nearly the same title as {title}: {difference}; keep one entry if they are one paper",
            related=(Related(project.source, earlier.title_span, "first listed here"),),
        )


def _nearest(some: tuple[Entry, ...], others: tuple[Entry, ...]) -> tuple[Entry, Entry]:
    """An entry under each title, in the list's order, of the same section where there are such."""
    sections = {entry.section: entry for entry in reversed(some)}
    together = next(((sections[entry.section], entry) for entry in others if entry.section in sections), None)
    one, other = together or (some[0], others[0])
    return (one, other) if one.start < other.start else (other, one)


def _one_paper(titles: Titles, candidate: Candidate, earlier: Entry, later: Entry) -> bool:
    one, other = titles.words[candidate.first], titles.words[candidate.second]
    if one == other or is_generic(one) or same_link(earlier, later) or published_apart(earlier, later):
        return False
    if candidate.kind == "slip" and not _is_slip(one[candidate.place], other[candidate.place]):
        return False
    if candidate.kind != "spaces" and is_sequel(one, other):
        return False
    shared = shared_authors(earlier, later)
    if candidate.kind in ("name", "subtitle"):
        return (
            bool(shared)
            and not _two_preprints(earlier, later)
            and _years_apart(earlier, later) <= _YEARS_APART
        )
    return bool(shared) or (shared is None and min(len(one), len(other)) >= _LONG_TITLE)


def _is_slip(word: str, other: str) -> bool:
    """Whether one word can be the other, misspelt."""
    if word[0] != other[0] or not (word.isalpha() and other.isalpha()):
        return False
    allowed = 1 if min(len(word), len(other)) < _LONG_WORD else 2
    return slips(word, other, allowed) is not None


def _two_preprints(earlier: Entry, later: Entry) -> bool:
    """Whether both links are arXiv's, which gives a paper one identifier."""
    identifiers = [paper_identifier(entry.paper.destination) for entry in (earlier, later) if entry.paper]
    return len(identifiers) > 1 and all(one is not None and one.kind == "arxiv" for one in identifiers)


def _years_apart(earlier: Entry, later: Entry) -> int:
    years = [entry.meta.year for entry in (earlier, later) if entry.meta and entry.meta.year is not None]
    return max(years) - min(years) if years else 0


def _difference(candidate: Candidate, earlier: Entry, later: Entry) -> str:
    if candidate.kind == "slip":
        there, here = (title_words(entry.title)[candidate.place] for entry in (earlier, later))
        return f"{quoted(here)} here, {quoted(there)} there"
    return {
        "spaces": "only spaces differ",
        "words": "only small words differ",
        "name": "only the name before the colon differs",
        "subtitle": "only the subtitle differs",
    }[candidate.kind]
