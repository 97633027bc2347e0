"""Two authors are not joined as the list joins its authors.

## What it does
Where nearly all authors of a list are joined by ` & `, finds those joined by `and`, a comma or a
semicolon, those with no space next to the sign, and, as the citation file shows, those with no sign at all.
Commas before a venue or an institution are left alone; where no "et al." ends the authors, a comma is found
if the citation file has both names, or if a person's name and a known venue follow.

## Why it matters
A comma is also what ends the authors, so the second one looks like a venue; and names are harder to find.

## Example
```markdown
## Main
+ [A](https://arxiv.org/abs/2203.01531) (Kai Wang & Bo Zhao et al., CVPR 2022)
+ [B](https://arxiv.org/abs/2303.04449) (Seungjae Shin & Heesun Bae et al., AISTATS 2023)
+ [C](https://arxiv.org/abs/2211.11004) (Jiawei Du & Yidi Jiang et al., CVPR 2023)
+ [D](https://arxiv.org/abs/2310.05773) (Ziyao Guo and Kai Wang et al., ICLR 2024)
```

## Use instead
```markdown
## Main
+ [A](https://arxiv.org/abs/2203.01531) (Kai Wang & Bo Zhao et al., CVPR 2022)
+ [B](https://arxiv.org/abs/2303.04449) (Seungjae Shin & Heesun Bae et al., AISTATS 2023)
+ [C](https://arxiv.org/abs/2211.11004) (Jiawei Du & Yidi Jiang et al., CVPR 2023)
+ [D](https://arxiv.org/abs/2310.05773) (Ziyao Guo & Kai Wang et al., ICLR 2024)
```

## Fix
Safe: puts ` & ` between the two.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.convention import habit
from dd_lint.analysis.entries.author_conventions import AUTHOR_SIGN
from dd_lint.analysis.entries.author_joints import Joint, author_joints, parts_authors, unseparated_authors
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted, shortened


@rule("AUT002", "author-separator", Severity.WARNING)
def author_separator(project: Project) -> Iterator[Finding]:
    sign = habit(project, AUTHOR_SIGN)
    if sign.usual != "&":
        return
    usual = f'the list joins authors with " & ", {sign.evidence}'
    for name, gap in unseparated_authors(project):
        message = f'nothing separates the two authors in "{shortened(name.name)}"; {usual}'
        yield Finding(project.source, name.span, message, fix=_fix(project, gap))
    for joint in author_joints(project):
        message = _message(project, joint, usual)
        if message:
            yield Finding(project.source, joint.span, message, fix=_fix(project, joint.span))


def _message(project: Project, joint: Joint, usual: str) -> str:
    """What is wrong between two authors; empty where nothing is."""
    before, after = joint.before.name, joint.after.name
    if joint.sign == "&":
        written = project.source.slice(joint.span)
        if written[:1].isspace() and written[-1:].isspace():
            return ""
        return f'a space is missing next to "&", between "{before}" and "{after}"'
    if joint.sign == "," and not parts_authors(project, joint):
        return ""
    return f"{quoted(joint.sign)} joins {quoted(before)} and {quoted(after)}; {usual}"


def _fix(project: Project, span: Span) -> Fix:
    return Fix('write " & "', (Edit(project.source, span, " & "),), safe=True)
