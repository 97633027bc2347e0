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

from dd_lint.analysis.citations.cited_entry import entry_place, first_of_each_place
from dd_lint.analysis.citations.filed_identifiers import DifferentIdentifiers, different_identifiers
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted

_KINDS = {"arxiv": "arXiv identifier", "doi": "DOI"}


@rule("CIT009", "citation-id-mismatch", Severity.ERROR)
def citation_id_mismatch(project: Project) -> Iterator[Finding]:
    yield from first_of_each_place(_finding(project, found) for found in different_identifiers(project))


def _finding(project: Project, found: DifferentIdentifiers) -> Finding:
    cited, linked, stated = found
    source = cited.citation.source
    assert cited.entry.paper is not None
    related = [Related(project.source, cited.entry.paper.destination_span, "the link to the paper")]
    message = f"the {_KINDS[linked.kind]} is {stated.value}, but the entry's link has {linked.value}"
    other = next(iter(project.entries_by_identifier.get(stated, ())), None)
    if other is not None:
        message += f"; {stated.value} is {quoted(other.title, 50)}"
        related.append(entry_place(project, other, "the entry of that identifier"))
    elif sorted(stated.value) == sorted(linked.value):
        message += "; digits are swapped"
    places = found.places
    edits = tuple(Edit(source, place, linked.value) for place in places)
    fix = Fix(f"write {linked.value}", edits, safe=False) if edits else None
    return Finding(source, places[0] if places else found.field.value_span, message, tuple(related), fix)
