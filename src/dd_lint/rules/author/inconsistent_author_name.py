"""One person's name is written in two ways.

## What it does
Finds authors whose names differ in the order of their parts, in accents, hyphens or capitals only, and
who are surely one person: their citation files spell the name alike, or their code lies under the same
account. Two people whose names are alike by chance, such as `Yang He` and `He Yang`, are left alone.

## Why it matters
Whoever looks for an author's papers by name misses those under the other form.

## Example
```markdown
## Graphs
+ [CaT](https://arxiv.org/abs/2309.09455) (Liu Yilun et al., ICDM 2023) [:octocat:](https://github.com/superallen13/CaT-CGL)
+ [GCondenser](https://arxiv.org/abs/2405.14246) (Yilun Liu et al., 2024) [:octocat:](https://github.com/superallen13/GCondenser)
```

## Use instead
```markdown
## Graphs
+ [CaT](https://arxiv.org/abs/2309.09455) (Yilun Liu et al., ICDM 2023) [:octocat:](https://github.com/superallen13/CaT-CGL)
+ [GCondenser](https://arxiv.org/abs/2405.14246) (Yilun Liu et al., 2024) [:octocat:](https://github.com/superallen13/GCondenser)
```

## Fix
None: the person decides how the name is written.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.entries.one_persons_names import other_spellings
from dd_lint.findings import Finding, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule


@rule("AUT005", "inconsistent-author-name", Severity.INFO)
def inconsistent_author_name(project: Project) -> Iterator[Finding]:
    for author, usual, proof in other_spellings(project):
        message = f'"{author.name}" is "{usual.name}" elsewhere; {proof}'
        related = Related(project.source, usual.span, "written this way here")
        yield Finding(project.source, author.span, message, (related,))
