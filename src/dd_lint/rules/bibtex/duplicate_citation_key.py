"""Two papers have the same citation key.

## What it does
Finds a key that citations of different papers share, in two files or in one. A copy of the same
citation in another file is not reported.

## Why it matters
Whoever cites both papers gets an error, or the wrong reference in one of the two places. Most often the key
was copied together with the rest of a citation and never changed.

## Example
```bibtex citations/kim2022divergence.txt
@inproceedings{chen2022bidirectional,
  title={On Divergence Measures for Bayesian Pseudocoresets},
  author={Kim, Balhae and Choi, Jungwon and Lee, Seanie},
  booktitle={Proceedings of the Advances in Neural Information Processing Systems (NeurIPS)},
  year={2022}
}
```
```bibtex citations/chen2022bidirectional.txt
@inproceedings{chen2022bidirectional,
  title={Bidirectional Learning for Offline Infinite-width Model-based Optimization},
  author={Chen, Can and Zhang, Yingxue and Fu, Jie},
  booktitle={Proceedings of the Advances in Neural Information Processing Systems (NeurIPS)},
  year={2022}
}
```

## Use instead
```bibtex citations/kim2022divergence.txt
@inproceedings{kim2022divergence,
  title={On Divergence Measures for Bayesian Pseudocoresets},
  author={Kim, Balhae and Choi, Jungwon and Lee, Seanie},
  booktitle={Proceedings of the Advances in Neural Information Processing Systems (NeurIPS)},
  year={2022}
}
```
```bibtex citations/chen2022bidirectional.txt
@inproceedings{chen2022bidirectional,
  title={Bidirectional Learning for Offline Infinite-width Model-based Optimization},
  author={Chen, Can and Zhang, Yingxue and Fu, Jie},
  booktitle={Proceedings of the Advances in Neural Information Processing Systems (NeurIPS)},
  year={2022}
}
```

## Fix
Unsafe: writes the name of the file as the key, if no other citation has it. Others may cite the paper by its
key already.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dd_lint.analysis.citations.free_keys import FreeKeys
from dd_lint.analysis.citations.readable import readable_entries
from dd_lint.bibtex import BibEntry, Citation
from dd_lint.findings import Finding, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.folding import fold_title
from dd_lint.text.nearest import NEAR, likeness
from dd_lint.text.wording import quoted

_TITLE_LENGTH = 300


class _Place(NamedTuple):
    """An entry of a file."""

    citation: Citation
    entry: BibEntry

    @property
    def is_at_home(self) -> bool:
        """Whether the file is named after the key."""
        return self.citation.source.stem.lower() == self.entry.key.lower()

    @property
    def title(self) -> str:
        """The title as written, empty where there is none."""
        field = self.entry.field("title")
        return field.value if field else ""


@rule("BIB003", "duplicate-citation-key", Severity.WARNING)
def duplicate_citation_key(project: Project) -> Iterator[Finding]:
    by_key: dict[str, list[_Place]] = {}
    for citation, entry in readable_entries(project):
        if entry.key:
            by_key.setdefault(entry.key.lower(), []).append(_Place(citation, entry))
    free = FreeKeys(project)
    for places in by_key.values():
        if len(places) > 1:
            # The entry that its file is named after has the better claim to the key.
            owner = next((place for place in places if place.is_at_home), places[0])
            for place in places:
                if place is not owner and (place.citation is owner.citation or _differ(place, owner)):
                    yield _finding(place, owner, free)


def _finding(place: _Place, owner: _Place, free: FreeKeys) -> Finding:
    key, source, fix = place.entry.key, place.citation.source, None
    if _differ(place, owner):
        own_key = free.key_for(place.citation)
        message = f"the key {key} belongs to {quoted(owner.title)}; this paper needs its own"
        message += f", such as {own_key}" if own_key else ""
        fix = free.fix_for(place.citation)
    else:
        message = f"the key {key} belongs to another entry in this file; BibTeX accepts a key only once"
    related = Related(owner.citation.source, owner.entry.key_span, "the same key")
    return Finding(source, place.entry.key_span, message, (related,), fix)


def _differ(place: _Place, other: _Place) -> bool:
    """Whether two entries surely cite different papers."""
    one, two = fold_title(place.title[:_TITLE_LENGTH]), fold_title(other.title[:_TITLE_LENGTH])
    if not one or not two or one.startswith(two) or two.startswith(one):
        return False
    words, others = set(one.split()), set(two.split())
    if 2 * len(words & others) < min(len(words), len(others)):
        return True
    return likeness(one, two) < NEAR
