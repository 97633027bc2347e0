"""A link writes an anchor in a different case than the anchor has.

## What it does
Finds links to a `#fragment` that a heading or an explicit anchor defines with other upper- and lower-case
letters. The fragment of a heading is always in lower case.

## Why it matters
Browsers compare fragments letter by letter. GitHub's own page script makes up for some of them;
other renderers, exports and tools do not, and an anchor that holds a capital is not found even there.

## Example
```markdown
## Contents
- [Better Optimization](#Better-Optimization)

## Better Optimization
```

## Use instead
```markdown
## Contents
- [Better Optimization](#better-optimization)

## Better Optimization
```

## Fix
Safe: write the fragment as it is defined.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.contents.fragments import defined_fragments, fragment_links, written_fragment
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import shortened


@rule("TOC002", "anchor-case", Severity.WARNING, derived=True)
def anchor_case(project: Project) -> Iterator[Finding]:
    defined = defined_fragments(project)
    lower = {page: {name.lower(): name for name in names} for page, names in defined.items()}
    for link in fragment_links(project):
        name = lower[link.page].get(link.fragment.lower())
        if name is None or link.fragment in defined[link.page]:
            continue
        written, shown = written_fragment(name), shortened(written_fragment(link.fragment))
        fix = Fix(f'write "#{written}"', (Edit(project.source, link.span, written),), safe=True)
        yield Finding(
            project.source,
            link.span,
            f'"#{shown}" is defined in another case; write "#{shortened(written)}"',
            fix=fix if link.replaceable else None,
        )
