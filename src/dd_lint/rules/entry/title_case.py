"""A title is in sentence case.

## What it does
Finds titles most of whose words begin in lower case, in a list of ten entries or more that capitalises
nine titles of ten. Short words and words like "between" do not count.

## Why it matters
It is a matter of taste, so the rule is off unless it is selected: a list looks tidier in one style, while
some keep every title as its paper has it.

## Example
```markdown
## Papers
+ [Dataset Condensation with Gradient Matching](https://example.org/1) (Bo Zhao et al., ICLR 2021)
+ [Dataset Condensation with Distribution Matching](https://example.org/2) (Bo Zhao et al., WACV 2023)
+ [Sequential Subset Matching](https://example.org/3) (Jiawei Du et al., NeurIPS 2023)
+ [Automatic Training Trajectories](https://example.org/4) (Dai Liu et al., ECCV 2024)
+ [Prioritize Alignment in Dataset Distillation](https://example.org/5) (Zekai Li et al., 2024)
+ [Dataset Distillation via the Wasserstein Metric](https://example.org/6) (Haoyang Liu et al., 2023)
+ [Slimmable Dataset Condensation](https://example.org/7) (Songhua Liu et al., CVPR 2023)
+ [Frequency Domain-Based Dataset Distillation](https://example.org/8) (Donghyeok Shin et al., 2023)
+ [Behaviour Distillation in Latent Space](https://example.org/9) (Andrei Lupu et al., ICLR 2024)
+ [Improved distribution matching](https://example.org/10) (Ganlong Zhao et al., CVPR 2023)
```

## Use instead
```markdown
## Papers
+ [Slimmable Dataset Condensation](https://example.org/7) (Songhua Liu et al., CVPR 2023)
+ [Improved Distribution Matching](https://example.org/10) (Ganlong Zhao et al., CVPR 2023)
```

## Fix
None: a rule cannot tell which words are names.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.convention import habit
from dd_lint.analysis.entries.entry_conventions import SENTENCE_CASE
from dd_lint.analysis.entries.sentence_case import title_cases
from dd_lint.findings import Finding, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted


@rule("ENT011", "title-case", Severity.INFO, default=False)
def title_case(project: Project) -> Iterator[Finding]:
    usual = habit(project, SENTENCE_CASE)
    if usual.usual is not False:
        return
    for entry, sentence in title_cases(project):
        if sentence:
            message = f"{quoted(entry.title)} is in sentence case; the list capitalises its titles"
            yield Finding(project.source, entry.title_span, f"{message}, {usual.evidence}")
