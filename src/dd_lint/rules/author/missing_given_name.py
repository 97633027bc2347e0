"""An author is named by the family name alone.

## What it does
Where nearly all authors of a list have a given name, finds those that are a single word. Teams, companies
and institutions are left alone, and so are people who go by one name, as a citation file shows that gives
the full names of others, or braces the name.

## Why it matters
Thousands of papers are by somebody called Zheng: only the full name tells who it is.

## Example
```markdown
## Privacy
+ [A](https://arxiv.org/abs/2006.05929) (Bo Zhao et al., ICLR 2021)
+ [B](https://arxiv.org/abs/2203.11932) (George Cazenavette et al., CVPR 2022)
+ [C](https://arxiv.org/abs/2202.02916) (Saehyung Lee et al., ICML 2022)
+ [D](https://example.org/d) (Zheng et al., NDSS 2024 Workshop)
```

## Use instead
```markdown
## Privacy
+ [A](https://arxiv.org/abs/2006.05929) (Bo Zhao et al., ICLR 2021)
+ [B](https://arxiv.org/abs/2203.11932) (George Cazenavette et al., CVPR 2022)
+ [C](https://arxiv.org/abs/2202.02916) (Saehyung Lee et al., ICML 2022)
+ [D](https://example.org/d) (Tianhang Zheng et al., NDSS 2024 Workshop)
```

## Fix
Unsafe: takes the full name from the citation file, where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.convention import habit
from dd_lint.analysis.entries.author_conventions import GIVEN_NAME
from dd_lint.analysis.entries.given_names import FullName, bare_names, cited_name
from dd_lint.document.entry import Author
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.papers.people import fold_name
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted


@rule("AUT004", "missing-given-name", Severity.WARNING)
def missing_given_name(project: Project) -> Iterator[Finding]:
    given = habit(project, GIVEN_NAME)
    if given.usual is not True:
        return
    for bare in bare_names(project):
        cited = cited_name(project, bare)
        if cited is not None:
            if _lacks_given_name(bare.author, cited):
                yield _cited_finding(project, bare.author, cited)
        # Without a file, only a shape of which all is known tells a name from other words.
        elif bare.entry.enclosed:
            message = f"{quoted(bare.author.name)} has no given name; the list gives one, {given.evidence}"
            yield Finding(project.source, bare.author.span, message)


def _lacks_given_name(author: Author, cited: FullName) -> bool:
    """Whether the family name stands alone; a given name alone lacks something else, a sole name nothing."""
    return bool(cited.name.first) and fold_name(author.name) == fold_name(cited.name.last)


def _cited_finding(project: Project, author: Author, cited: FullName) -> Finding:
    name = cited.name.full
    message = f'"{author.name}" has no given name; the citation file says {quoted(name)}'
    related = Related(cited.citation.source, cited.name.span, "named here")
    fix = Fix(f'write "{name}"', (Edit(project.source, author.span, name),), safe=False)
    return Finding(project.source, author.span, message, (related,), fix)
