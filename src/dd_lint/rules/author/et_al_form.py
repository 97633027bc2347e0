"""An "et al." is not written like the others of the list.

## What it does
Compares every "et al." with the form that nearly all others of the list have: its letters and dots (`et
al`, `et. al.`, `etal.`), what comes before it (a comma) and what follows (the comma before the venue).

## Why it matters
Every reader sees the difference, and a program that reads the list may take `etal.` for a name.

## Example
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Slimmable Dataset Condensation](https://example.org/1) (Songhua Liu et al., CVPR 2023)
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
+ [Prioritize Alignment in Dataset Distillation](https://arxiv.org/abs/2408.03360) (Zekai Li et. al., 2024)
```

## Use instead
```markdown
## Main
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Slimmable Dataset Condensation](https://example.org/1) (Songhua Liu et al., CVPR 2023)
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
+ [Prioritize Alignment in Dataset Distillation](https://arxiv.org/abs/2408.03360) (Zekai Li et al., 2024)
```

## Fix
Safe: writes the list's form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dd_lint.analysis.metas import metas
from dd_lint.document.model import Meta
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.shares import evidence, is_habit
from dd_lint.text.source import Span

_AFTER = re.compile(r"[ \t]*([,;:.]?)")


class _Form(NamedTuple):
    """One "et al." with its surroundings: what separates it from the names and from the venue.

    `after` is None where neither a venue nor a year follows.
    """

    before: str
    letters: str
    after: str | None
    span: Span


@rule("AUT003", "et-al-form", Severity.WARNING)
def et_al_form(project: Project) -> Iterator[Finding]:
    text = project.source.text
    forms = [
        form for entry, meta in metas(project) if entry.enclosed and (form := _form(text, meta)) is not None
    ]
    share = project.config.majority
    before = _habit((form.before for form in forms), share)
    letters = _habit((form.letters for form in forms), share)
    after = _habit((form.after for form in forms if form.after is not None), share)
    for form in forms:
        right = _Form(
            form.before if before is None else before,
            form.letters if letters is None else letters,
            after if form.after is not None and after is not None else form.after,
            form.span,
        )
        if right != form:
            same = sum((one.before, one.letters) == (right.before, right.letters) for one in forms)
            yield _finding(project, form, right, evidence(same, len(forms), "entries"))


def _form(text: str, meta: Meta) -> _Form | None:
    if meta.et_al is None or not meta.closed:
        return None
    name = meta.authors[-1].span
    if name.end > meta.et_al.start:
        return None
    match = _AFTER.match(text, meta.et_al.end, meta.span.end - 1)
    assert match is not None
    follows = text[match.end() : meta.span.end - 1].strip() != ""
    return _Form(
        before="".join(text[name.end : meta.et_al.start].split()),
        letters=" ".join(text[meta.et_al.start : meta.et_al.end].split()),
        after=match[1] if follows else None,
        span=Span(name.end, match.end() if follows and match[1] else meta.et_al.end),
    )


def _habit(values: Iterable[str], share: float) -> str | None:
    counts = Counter(values)
    if not counts:
        return None
    value, count = counts.most_common(1)[0]
    return value if is_habit(count, counts.total(), share) else None


def _finding(project: Project, form: _Form, right: _Form, shown: str) -> Finding:
    text = project.source.text
    written = text[form.span.start : form.span.end]
    stripped = len(written) - len(written.lstrip())
    place = Span(form.span.start + stripped, form.span.end)
    wanted = _written(right)
    # The space before the venue stays where it is, and comes in where the comma was missing.
    gap = " " if form.after is not None and not text[form.span.end].isspace() else ""
    edit = Edit(project.source, form.span, wanted + gap)
    fix = Fix(f'write "{wanted.strip()}"', (edit,), safe=True)
    message = f'"{" ".join(written.split())}" is "{wanted.strip()}" elsewhere, {shown}'
    return Finding(project.source, place, message, fix=fix)


def _written(form: _Form) -> str:
    return f"{form.before} {form.letters}{form.after or ''}"
