"""A comment to the linter names no rule, or cannot be read.

## What it does
Finds comments that begin with `dd-lint:` and name a rule that does not exist, or no rule where one is
needed; that have another word than `ignore`, `disable`, `enable` and `ignore-file`; and an `enable` of
what nothing disables.

## Why it matters
Such a comment hides nothing, although whoever wrote it believes so.

## Example
```markdown
## Papers
+ [Dataset Distillation](https://arxiv.org/pdf/1811.10959) (Tongzhou Wang et al., 2018) <!-- dd-lint: ignore[arxiv-from] the pdf is meant -->
```

## Use instead
```markdown
## Papers
+ [Dataset Distillation](https://arxiv.org/pdf/1811.10959) (Tongzhou Wang et al., 2018) <!-- dd-lint: ignore[arxiv-form] the pdf is meant -->
```

## Fix
Unsafe: writes the nearest rule where there is one, or removes what hides nothing. Somebody meant
something by it, so have a look.
"""  # noqa: E501

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dd_lint.analysis.comment_fixes import without_comment, without_word
from dd_lint.config.model import RuleInfo
from dd_lint.config.selectors import choose, nearest_rule
from dd_lint.document.suppressions import Suppression
from dd_lint.findings import Edit, Finding, Fix, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule


@rule("LNT003", "unknown-rule", Severity.WARNING)
def unknown_rule(project: Project) -> Iterator[Finding]:
    suppressions = project.suppressions
    for malformed in suppressions.malformed:
        comment = malformed.comment
        fix = without_comment(comment, safe=False)
        yield Finding(comment.source, comment.span, f"the comment hides nothing: {malformed.reason}", fix=fix)
    rules = project.config.known_rules
    for one in suppressions.valid:
        if rules and one.word and (wrong := choose([one.word], rules)[1]):
            message = f"the comment hides nothing: {wrong[1]}"
            yield Finding(one.comment.source, one.word_span, message, fix=_fix(one, rules))


def _fix(one: Suppression, rules: Sequence[RuleInfo]) -> Fix:
    near = nearest_rule(one.word, rules)
    if not near:
        return without_word(one, safe=False)
    return Fix(f"write {near}", (Edit(one.comment.source, one.word_span, near),), safe=False)
