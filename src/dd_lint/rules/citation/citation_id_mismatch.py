"""The arXiv identifier or DOI in a citation file is not that of the entry's link.

## What it does
Compares the identifiers that a citation states with that of the link to the paper, where both are of the
same kind. Versions do not matter, nor does a preprint's DOI instead of the publisher's. If the identifier is
that of another entry's link, that entry is named. A link that shares its identifier with another paper's
is left to the rule about such links.

## Why it matters
Whoever looks the citation up lands at another paper.

## Example
```markdown
## Main
+ [Tabular Data](https://arxiv.org/abs/2410.01611) (Kai Wang et al., 2024) [:book:](citations/wang.txt)
```
```bibtex citations/wang.txt
@article{wang,
  title={Tabular Data},
  author={Wang, Kai and others},
  journal={arXiv preprint arXiv:2410.01161},
  year={2024}
}
```

## Use instead
```markdown
## Main
+ [Tabular Data](https://arxiv.org/abs/2410.01611) (Kai Wang et al., 2024) [:book:](citations/wang.txt)
```
```bibtex citations/wang.txt
@article{wang,
  title={Tabular Data},
  author={Wang, Kai and others},
  journal={arXiv preprint arXiv:2410.01611},
  year={2024}
}
```

## Fix
Unsafe: the link's identifier is written into the file, though the link may be the wrong one of the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.analysis.citations.pairs import Pair, entry_place, is_other_papers, once, pair_of, same_title
from dd_lint.bibtex import Field
from dd_lint.document.model import Entry
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.papers.identifiers import Identifier, citation_identifiers
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold_title
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted

_KINDS = {"arxiv": "arXiv identifier", "doi": "DOI"}
# The registrants of preprints, whose DOI is another one than the publisher's.
_PREPRINT_DOIS = (
    "10.1101/", "10.2139/", "10.5281/", "10.20944/", "10.21203/", "10.26434/", "10.31219/", "10.31234/",
    "10.36227/", "10.48550/",
)  # fmt: skip


class _Mismatch(NamedTuple):
    """The link's identifier, and the file's."""

    pair: Pair
    linked: Identifier
    stated: Identifier


@rule("CIT009", "citation-id-mismatch", Severity.ERROR)
def citation_id_mismatch(project: Project) -> Iterator[Finding]:
    yield from once(
        _finding(project, found)
        for linked, entries in project.entries_by_identifier.items()
        if linked.kind in _KINDS and not _is_doubtful(entries)
        for entry in entries
        if (found := _mismatch(project, linked, entry)) and not is_other_papers(project, found.pair)
    )


def _is_doubtful(entries: tuple[Entry, ...]) -> bool:
    """Whether papers with different titles have one link, so that the link is at fault."""
    first, *others = (fold_title(entry.title) for entry in entries)
    return not all(same_title(first, other) for other in others)


def _mismatch(project: Project, linked: Identifier, entry: Entry) -> _Mismatch | None:
    pair = pair_of(project, entry)
    if pair is None:
        return None
    if any(linked.value in field.value for field in pair.bib.fields):
        return None
    identifiers = citation_identifiers({field.key: field.value for field in reversed(pair.bib.fields)})
    stated = [one for one in identifiers if one.kind == linked.kind]
    if not stated or any(_is_same(one.value, linked.value) for one in stated):
        return None
    return _Mismatch(pair, linked, stated[0])


def _is_same(one: str, other: str) -> bool:
    """Whether values name one paper; a chapter's DOI goes on after its book's."""
    if one == other or one.startswith(f"{other}_") or other.startswith(f"{one}_"):
        return True
    return one.startswith(_PREPRINT_DOIS) != other.startswith(_PREPRINT_DOIS)


def _finding(project: Project, found: _Mismatch) -> Finding:
    pair, linked, stated = found
    source = pair.citation.source
    assert pair.entry.paper is not None
    related = [Related(project.source, pair.entry.paper.destination_span, "the link to the paper")]
    message = f"the {_KINDS[linked.kind]} is {stated.value}, but the entry's link has {linked.value}"
    other = next(iter(project.entries_by_identifier.get(stated, ())), None)
    if other is not None:
        message += f"; {stated.value} is {quoted(other.title, 50)}"
        related.append(entry_place(project, other, "the entry of that identifier"))
    elif sorted(stated.value) == sorted(linked.value):
        message += "; digits are swapped"
    places = _places(pair, stated)
    edits = tuple(Edit(source, place, linked.value) for place in places)
    fix = Fix(f"write {linked.value}", edits, safe=False) if edits else None
    return Finding(
        source, places[0] if places else _field(pair, stated).value_span, message, tuple(related), fix
    )


def _places(pair: Pair, stated: Identifier) -> list[Span]:
    """Where an identifier appears in its normal form."""
    places = []
    for field in pair.bib.fields:
        written = pair.citation.source.slice(field.value_span).lower()
        at = written.find(stated.value)
        while at >= 0:
            start = field.value_span.start + at
            places.append(Span(start, start + len(stated.value)))
            at = written.find(stated.value, at + len(stated.value))
    return places


def _field(pair: Pair, stated: Identifier) -> Field:
    """The field that states an identifier in another form."""
    for field in pair.bib.fields:
        if stated in citation_identifiers({field.key: field.value}):
            return field
    return pair.bib.fields[0]
