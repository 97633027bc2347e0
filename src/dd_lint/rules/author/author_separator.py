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

import re
from collections.abc import Iterator
from itertools import pairwise

from dd_lint.analysis.metas import metas
from dd_lint.document.model import Author, Entry, Meta
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.papers.people import fold_name, is_group
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.shares import evidence, is_habit
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted, shortened

# Two full names in one have four words at least, and not very many.
_SPACES = range(3, 12)
# Words with a capital or particles, as no place or institution in capitals.
_WORD = r"[^\W\d_]\.?(?:-?[^\W\d_]\.)*|[^\W\d_](?:(?![A-Z]{2})[^\W\d_]|['’-])+\.?"
_PERSON = re.compile(rf"(?:{_WORD})(?: (?:{_WORD})){{1,4}}")


@rule("AUT002", "author-separator", Severity.WARNING)
def author_separator(project: Project) -> Iterator[Finding]:
    text = project.source.text
    joints = [
        (before, after, entry, meta)
        for entry, meta in metas(project)
        if entry.enclosed
        for before, after in pairwise(meta.authors)
    ]
    signs = [_sign(text, before, after) for before, after, *_ in joints]
    if not is_habit(signs.count("&"), len(signs), project.config.majority):
        return
    usual = f'the list joins authors with " & ", {evidence(signs.count("&"), len(signs), "places")}'
    yield from _unseparated(project, usual)
    for (before, after, entry, meta), sign in zip(joints, signs, strict=True):
        span = Span(before.span.end, after.span.start)
        written = text[span.start : span.end]
        if sign == "&":
            # Spaces that are too many are another rule's.
            if written[:1].isspace() and written[-1:].isspace():
                continue
            message = f'a space is missing next to "&", between "{before.name}" and "{after.name}"'
        elif sign == "," and not _parts_authors(project, entry, meta, before, after):
            continue
        else:
            pair = f"{quoted(before.name)} and {quoted(after.name)}"
            message = f"{quoted(sign)} joins {pair}; {usual}"
        fix = Fix('write " & "', (Edit(project.source, span, " & "),), safe=True)
        yield Finding(project.source, span, message, fix=fix)


def _unseparated(project: Project, usual: str) -> Iterator[Finding]:
    """Names that are those of the first two authors of the citation file in one."""
    text = project.source.text
    for entry, meta in metas(project):
        if not entry.enclosed:
            continue
        name = meta.authors[0]
        if name.name.count(" ") not in _SPACES:
            continue
        words = list(re.finditer(r"\S+", text[name.span.start : name.span.end]))
        citation = project.citation(entry)
        if citation is None:
            continue
        cited = [fold_name(author.full) for author in citation.entries[0].authors[:2]]
        for before, after in pairwise(words):
            gap = Span(name.span.start + before.end(), name.span.start + after.start())
            halves = (text[name.span.start : gap.start], text[gap.end : name.span.end])
            if [fold_name(half) for half in halves] == cited:
                both = shortened(name.name)
                message = f'nothing separates the two authors in "{both}"; {usual}'
                fix = Fix('write " & "', (Edit(project.source, gap, " & "),), safe=True)
                yield Finding(project.source, name.span, message, fix=fix)


def _sign(text: str, before: Author, after: Author) -> str:
    return " ".join(text[before.span.end : after.span.start].replace("&amp;", "&").split())


def _parts_authors(project: Project, entry: Entry, meta: Meta, before: Author, after: Author) -> bool:
    """Whether a comma separates two authors: no family and given name, no institution, no part of a venue."""
    if _goes_on(after) or not (_PERSON.fullmatch(before.name) and _PERSON.fullmatch(after.name)):
        return False
    if meta.et_al is not None:
        return True
    citation = project.citation(entry)
    if citation is not None:
        cited = {fold_name(author.full) for author in citation.entries[0].authors}
        return {fold_name(before.name), fold_name(after.name)} <= cited
    known = project.venues.canonical
    return known(meta.venue) is not None and known(after.name) is None


def _goes_on(after: Author) -> bool:
    """Whether what follows a comma belongs to the name before it, or is no person."""
    return is_group(after.name) or after.name.rstrip(".") in ("Jr", "Sr", "II", "III", "IV", "PhD")
