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

from dd_lint.analysis.citations.free_keys import free_key, key_fix
from dd_lint.analysis.citations.shared_keys import SharedKey, shared_keys
from dd_lint.findings import Finding, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted


@rule("BIB003", "duplicate-citation-key", Severity.WARNING)
def duplicate_citation_key(project: Project) -> Iterator[Finding]:
    for shared in shared_keys(project):
        yield _finding(project, shared)


def _finding(project: Project, shared: SharedKey) -> Finding:
    place, owner, differ = shared
    key, source, fix = place.entry.key, place.citation.source, None
    if differ:
        own_key = free_key(project, place.citation)
        message = f"the key {key} belongs to {quoted(owner.title)}; this paper needs its own"
        message += f", such as {own_key}" if own_key else ""
        fix = key_fix(project, place.citation)
    else:
        message = f"the key {key} belongs to another entry in this file; BibTeX accepts a key only once"
    related = Related(owner.citation.source, owner.entry.key_span, "the same key")
    return Finding(source, place.entry.key_span, message, (related,), fix)
