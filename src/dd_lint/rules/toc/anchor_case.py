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

from collections.abc import Collection, Iterator

from dd_lint.analysis.contents.references import places, references
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import shortened


@rule("TOC002", "anchor-case", Severity.WARNING, derived=True)
def anchor_case(project: Project) -> Iterator[Finding]:
    defined: dict[str, Collection[str]] = {"": places(project.document).keys(), **project.pages}
    lower = {page: {name.lower(): name for name in names} for page, names in defined.items()}
    for reference in references(project):
        name = lower[reference.page].get(reference.fragment.lower())
        if name is None or reference.fragment in defined[reference.page]:
            continue
        fix = Fix(f'write "#{name}"', (Edit(project.source, reference.span, name),), safe=True)
        yield Finding(
            project.source,
            reference.span,
            f'"#{shortened(reference.fragment)}" is defined in another case; write "#{shortened(name)}"',
            fix=fix if reference.span != reference.link.span else None,
        )
