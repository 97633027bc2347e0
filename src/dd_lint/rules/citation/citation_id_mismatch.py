"""The arXiv identifier or DOI in a citation file is not that of the entry's link.

## What it does
Compares the identifiers that a citation states with that of the link to the paper, where both are of the
same kind. Versions do not matter, nor does a preprint's DOI beside the publisher's. If the identifier is
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

from ...bibtex import Field
from ...diagnostic import Edit, Finding, Fix, Related, Severity
from ...document import Entry
from ...identifiers import Identifier, citation_identifiers, fold_title, paper_identifier
from ...project import Project
from ...source import Span
from .. import rule
from ._compared import Pair, entry_place, is_other_papers, once, pairs, same_title, shortened

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
    mismatches = [found for pair in pairs(project) if (found := _mismatch(pair))]
    if not mismatches:
        return
    owners = _owners(project)
    yield from once(
        _finding(project, found, owners)
        for found in mismatches
        if not _is_elsewhere(owners, found) and not is_other_papers(project, found.pair)
    )


def _mismatch(pair: Pair) -> _Mismatch | None:
    linked = paper_identifier(pair.entry.paper.destination) if pair.entry.paper else None
    if linked is None or linked.kind not in _KINDS:
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


def _owners(project: Project) -> dict[Identifier, list[Entry]]:
    """The entries by the identifiers of their links."""
    owners: dict[Identifier, list[Entry]] = {}
    for entry in project.entries:
        identifier = paper_identifier(entry.paper.destination) if entry.paper else None
        if identifier is not None:
            owners.setdefault(identifier, []).append(entry)
    return owners


def _is_elsewhere(owners: dict[Identifier, list[Entry]], found: _Mismatch) -> bool:
    """Whether another paper of the list has the link's identifier too, so that the link is in doubt."""
    own = fold_title(found.pair.entry.title)
    return any(not same_title(own, fold_title(user.title)) for user in owners.get(found.linked, ()))


def _finding(project: Project, found: _Mismatch, owners: dict[Identifier, list[Entry]]) -> Finding:
    pair, linked, stated = found
    source = pair.citation.source
    assert pair.entry.paper is not None
    related = [Related(project.source, pair.entry.paper.destination_span, "the link to the paper")]
    message = f"the {_KINDS[linked.kind]} is {stated.value}, the entry's link has {linked.value}"
    other = next(iter(owners.get(stated, ())), None)
    if other is not None:
        message += f'; {stated.value} is "{shortened(other.title, 50)}"'
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
    """Where an identifier stands in its normal form."""
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
