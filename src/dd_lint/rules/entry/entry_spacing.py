r"""An entry has too many spaces, or lacks one.

## What it does
Finds double spaces and tabs inside an entry, spaces at its end, inside its brackets and before its commas,
parts that follow each other without a space, characters other than an ordinary space between parts, and
zero-width characters. The space between two parts is judged by what the list itself does; code and
addresses are not looked at, nor is a hard line break.

## Why it matters
A missing space shows on the page; a superfluous one makes lines differ that look the same, so that
searches and merges miss them.

## Example
```markdown
## Papers
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959)  (Tongzhou Wang et al., 2018) [:book:](a.txt)
+ [Slimmable Dataset Condensation](https://example.org/1) (Songhua Liu et al., CVPR 2023)[:book:](b.txt)
+ [Multisize Condensation](https://arxiv.org/abs/2403.06075) (Yang He et al., ICLR 2024) [:book:](c.txt)
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023) [:book:](d.txt)
+ [RCIG](https://arxiv.org/abs/2302.06755) (Noel Loo et al., ICML 2023) [:book:](e.txt)
+ [DOSFL](https://arxiv.org/abs/2009.07999) (Yanlin Zhou et al., 2020) [:book:](f.txt)
```

## Use instead
```markdown
## Papers
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018) [:book:](a.txt)
+ [Slimmable Dataset Condensation](https://example.org/1) (Songhua Liu et al., CVPR 2023) [:book:](b.txt)
```

## Fix
Safe: puts one space where one belongs, and removes the others.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.convention import habit
from dd_lint.analysis.entries.entry_conventions import LINE_END, SPACES
from dd_lint.analysis.entries.spacing import Misspacing, misspacings
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span

_NAMES = {
    "\u00a0": "no-break space",
    "\u3000": "full-width space",
    "\u200b": "zero-width space",
}


@rule("ENT007", "entry-spacing", Severity.WARNING, yields_to=("swallowed-entry",))
def entry_spacing(project: Project) -> Iterator[Finding]:
    separated = frozenset(part for part, row in SPACES.items() if habit(project, row).usual is True)
    for one in misspacings(project, separated, trimmed=habit(project, LINE_END).usual is True):
        yield _finding(project, one)


def _finding(project: Project, one: Misspacing) -> Finding:
    written, (start, end) = project.source.slice(one.span), one.span
    what, belongs = _words(written)
    message = f"{what} {one.where}; {belongs if one.right else 'nothing'} belongs there"
    instead = "leave one space" if one.right else "remove the space"
    fix = Fix(
        instead if written else "insert a space", (Edit(project.source, one.span, one.right),), safe=True
    )
    return Finding(project.source, Span(start, max(end, start + 1)), message, fix=fix)


def _words(written: str) -> tuple[str, str]:
    """What is written between two words, and what belongs there instead if anything does."""
    if not written:
        return "no space", "one"
    odd = written.strip(" \t")
    if odd:
        name = _NAMES.get(odd[0], "character that looks like a space")
        return f"a {name} (U+{ord(odd[0]):04X})", "an ordinary space"
    if "\t" in written:
        return "a tab" if len(written) == 1 else "tabs and spaces", "one space"
    counts = {1: "a space", 2: "two spaces"}
    return counts.get(len(written), f"{len(written)} spaces"), "one space"
