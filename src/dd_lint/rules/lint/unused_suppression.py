"""A comment hides findings of a rule, and there are none.

## What it does
Finds comments such as `<!-- dd-lint: ignore[arxiv-form] -->` that hide nothing any more, or never did. A
comment is judged only if the rule that it names has run.

## Why it matters
What was hidden has been put right. The comment would hide the next defect as well.

## Example
```markdown
## Papers
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018) <!-- dd-lint: ignore[arxiv-form] the pdf is meant -->
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
```

## Use instead
```markdown
## Papers
+ [Dataset Distillation](https://arxiv.org/abs/1811.10959) (Tongzhou Wang et al., 2018)
+ [Dataset Quantization](https://arxiv.org/abs/2308.10524) (Daquan Zhou et al., ICCV 2023)
```

## Fix
Safe: removes the rule from the comment, or the comment. What it pointed out for people goes with it.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dd_lint.analysis.comment_fixes import without_word
from dd_lint.document.suppressions import Suppression
from dd_lint.findings import Finding, Severity
from dd_lint.rules import suppression_rule


@suppression_rule("LNT002", "unused-suppression", Severity.WARNING)
def unused_suppression(unused: Sequence[Suppression]) -> Iterator[Finding]:
    for one in unused:
        what = f"no finding of {one.word}" if one.word.lower() not in ("", "all") else "no finding"
        yield Finding(
            one.comment.source,
            one.word_span,
            f"the comment hides {what}; remove it",
            fix=without_word(one, safe=True),
        )
