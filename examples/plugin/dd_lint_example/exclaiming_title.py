"""A title ends in an exclamation mark.

## What it does
Finds titles that end in one, whoever put it there.

## Why it matters
Our list is a quiet one.

## Example
```markdown
## Papers
+ [Distil Your Data!](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Use instead
```markdown
## Papers
+ [Distil Your Data](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
```

## Fix
Unsafe: removes the mark, which may be the authors' own.
"""

from collections.abc import Iterator

from dd_lint.api import Edit, Finding, Fix, Node, Project, Severity, Span, rule


@rule("EXA001", "exclaiming-title", Severity.INFO, yields_to=("unbalanced-brackets",))
def exclaiming_title(project: Project) -> Iterator[Finding]:
    for entry in project.entries:
        if entry.title.endswith("!"):
            end = entry.title_span.end
            mark = Span(end - 1, end)
            fix = Fix("remove the mark", (Edit(project.source, mark, ""),), safe=False)
            message = f'the title "{entry.title}" exclaims'
            # It points at the mark, and is about the title: where the link is broken, that comes first.
            title = Node(project.source.path, entry.title_span)
            yield Finding(project.source, mark, message, fix=fix, about=(title,))
