"""An entry has no citation link, where the list gives every paper one.

## What it does
Finds entries with a link to a paper and without a link to its citation, in lists where at least nine of
ten such entries have one. A link with a misspelt icon, or a broken one, counts. Workshops and
challenges, and the sections that the configuration names under `unlinked`, are exempt.

## Why it matters
Readers expect to find the citation of every entry under the same icon.

## Example
```markdown
## Main
+ [One](https://arxiv.org/abs/2401.00001) (Ann One et al., 2024) [:book:](citations/one.txt)
+ [Two](https://arxiv.org/abs/2401.00002) (Ann Two et al., 2024) [:book:](citations/two.txt)
+ [Three](https://arxiv.org/abs/2401.00003) (Ann Three et al., 2024) [:book:](citations/three.txt)
+ [Four](https://arxiv.org/abs/2401.00004) (Ann Four et al., 2024) [:book:](citations/four.txt)
+ [Five](https://arxiv.org/abs/2401.00005) (Ann Five et al., 2024) [:book:](citations/five.txt)
+ [Six](https://arxiv.org/abs/2401.00006) (Ann Six et al., 2024) [:book:](citations/six.txt)
+ [Seven](https://arxiv.org/abs/2401.00007) (Ann Seven et al., 2024) [:book:](citations/seven.txt)
+ [Eight](https://arxiv.org/abs/2401.00008) (Ann Eight et al., 2024) [:book:](citations/eight.txt)
+ [Nine](https://arxiv.org/abs/2401.00009) (Ann Nine et al., 2024) [:book:](citations/nine.txt)
+ [Ten](https://arxiv.org/abs/2401.00010) (Ann Ten et al., 2024)
```

## Use instead
```markdown
## Main
+ [One](https://arxiv.org/abs/2401.00001) (Ann One et al., 2024) [:book:](citations/one.txt)
+ [Two](https://arxiv.org/abs/2401.00002) (Ann Two et al., 2024) [:book:](citations/two.txt)
+ [Three](https://arxiv.org/abs/2401.00003) (Ann Three et al., 2024) [:book:](citations/three.txt)
```

## Fix
None: the file has to be written first.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.citations.citation_links import papers_to_cite
from dd_lint.analysis.citations.conventions import CITATION_LINK
from dd_lint.analysis.convention import habit
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted


@rule("CIT003", "uncited-entry", Severity.WARNING, yields_to=("orphan-citation-file",))
def uncited_entry(project: Project) -> Iterator[Finding]:
    linked = habit(project, CITATION_LINK)
    if linked.usual is not True:
        return
    reason = linked.reason("papers have one")
    for entry, has_link in papers_to_cite(project):
        # The list itself may hold the citation.
        if not has_link and project.citation(entry) is None:
            message = f"{quoted(entry.title)} has no citation link; {reason}"
            yield Finding(project.source, entry.title_span, message)
