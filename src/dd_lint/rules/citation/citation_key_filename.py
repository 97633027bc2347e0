"""A citation's key is not the name of its file.

## What it does
Compares the key of a citation with the name of the file that holds it alone.

## Why it matters
A reader who takes several citations expects to find the keys by the names of the files; where names and
keys agree throughout, a difference usually is the trace of a copied file.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (T. Wang et al., 2018) [:book:](citations/dd.txt)
```
```bibtex citations/dd.txt
@article{wang, title={Dataset Distillation}, author={Wang, Tongzhou and others}, year={2018}}
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (T. Wang et al., 2018) [:book:](citations/wang.txt)
```
```bibtex citations/wang.txt
@article{wang, title={Dataset Distillation}, author={Wang, Tongzhou and others}, year={2018}}
```

## Fix
Unsafe: writes the file's name as the key, if no other citation has it. Papers that cite by the key would have
to follow.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.citations.free_keys import key_fix
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted


@rule("CIT010", "citation-key-filename", Severity.INFO, default=False)
def citation_key_filename(project: Project) -> Iterator[Finding]:
    for citation in project.citations.values():
        if citation.inline or len(citation.entries) != 1 or not citation.entries[0].key:
            continue
        bib, name = citation.entries[0], citation.source.stem
        if bib.key != name:
            message = f"the key {quoted(bib.key)} is not the file's name; {quoted(name)} would be"
            yield Finding(citation.source, bib.key_span, message, fix=key_fix(project, citation))
