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

from collections.abc import Iterator, Sequence

from dd_lint.analysis.convention import Habit, evidence, habit
from dd_lint.analysis.entries.author_conventions import AFTER_ET_AL, BEFORE_ET_AL, LETTERS_OF_ET_AL
from dd_lint.analysis.entries.et_al_forms import EtAlForm, et_al_forms
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span


@rule("AUT003", "et-al-form", Severity.WARNING)
def et_al_form(project: Project) -> Iterator[Finding]:
    habits = [habit(project, one) for one in (BEFORE_ET_AL, LETTERS_OF_ET_AL, AFTER_ET_AL)]
    forms = et_al_forms(project)
    for form in forms:
        right = _usual(habits, form)
        if right != form:
            yield _finding(project, form, right, _evidence(habits, right, forms))


def _usual(habits: Sequence[Habit], form: EtAlForm) -> EtAlForm:
    """What the list usually writes; part by part as it is where the list has no habit."""
    before, letters, after = habits
    return EtAlForm(
        str(before.value) if before.holds else form.before,
        str(letters.value) if letters.holds else form.letters,
        str(after.value) if after.holds and form.after is not None else form.after,
        form.span,
    )


def _evidence(habits: Sequence[Habit], right: EtAlForm, forms: Sequence[EtAlForm]) -> str:
    if any(one.is_law for one in habits):
        return "as configured"
    same = sum((one.before, one.letters) == (right.before, right.letters) for one in forms)
    return evidence(same, len(forms), "entries")


def _finding(project: Project, form: EtAlForm, right: EtAlForm, shown: str) -> Finding:
    text = project.source.text
    written = text[form.span.start : form.span.end]
    stripped = len(written) - len(written.lstrip())
    place = Span(form.span.start + stripped, form.span.end)
    # The space before the venue stays where it is, and comes in where the comma was missing.
    gap = " " if form.after is not None and not text[form.span.end].isspace() else ""
    wanted = right.written.strip()
    if text.startswith("，", form.span.end) and wanted.endswith(","):
        return _full_width(project, Span(form.span.end, form.span.end + 1), right)
    edit = Edit(project.source, form.span, right.written + gap)
    fix = Fix(f'write "{wanted}"', (edit,), safe=True)
    message = f'"{" ".join(written.split())}" is "{wanted}" elsewhere, {shown}'
    return Finding(project.source, place, message, fix=fix)


def _full_width(project: Project, comma: Span, right: EtAlForm) -> Finding:
    """A full-width comma where the list has an ordinary one and a space."""
    spaced = project.source.text[comma.end : comma.end + 1].isspace()
    edit = Edit(project.source, comma, "," if spaced else ", ")
    wanted = right.written.strip()
    fix = Fix(f'write "{wanted}"', (edit,), safe=True)
    return Finding(project.source, comma, f'full-width comma; write "{wanted}"', fix=fix)
