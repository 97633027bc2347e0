"""The contents list sections in another order or at another depth than the document, or twice.

## What it does
Finds the lines of the contents that are before or after their section's place in the document, lines that
are indented differently from all others of the same level of heading, lines among others of another level
of heading, and a line that is there twice. Contents that follow an order of their own, by the alphabet for
instance, are left alone.

## Why it matters
The contents are a map: readers expect the next line to be the next section.

## Example
```markdown
## Contents
- [Survey](#survey)
- [Benchmark](#benchmark)
- [Video](#video)
- [Text](#text)
- [Privacy](#privacy)

## Survey
## Benchmark
## Text
## Video
## Privacy
```

## Use instead
```markdown
## Contents
- [Survey](#survey)
- [Benchmark](#benchmark)
- [Text](#text)
- [Video](#video)
- [Privacy](#privacy)

## Survey
## Benchmark
## Text
## Video
## Privacy
```

## Fix
Safe: move the line, with those below it, to its place, or indent it as the others are. Unsafe: take away
a line that is there twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from dd_lint.analysis.contents.conventions import CONTENTS_ONCE, CONTENTS_SEQUENCE
from dd_lint.analysis.contents.line_fixes import indented_line, moved_lines, removed_line
from dd_lint.analysis.contents.nesting import (
    MislevelledLine,
    MisnestedLine,
    mislevelled_lines,
    misnested_lines,
)
from dd_lint.analysis.contents.sequence import LinesAstray, is_alphabetical, lines_astray
from dd_lint.analysis.contents.tree import ContentsTree, contents_tree
from dd_lint.analysis.convention import habit
from dd_lint.findings import Finding, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.wording import quoted


@rule("TOC005", "contents-order", Severity.WARNING, derived=True)
def contents_order(project: Project) -> Iterator[Finding]:
    tree = contents_tree(project)
    # Where much is astray, the contents follow an order of their own.
    if habit(project, CONTENTS_SEQUENCE).usual is True and not is_alphabetical(project):
        for astray in lines_astray(project):
            yield _out_of_order(tree, astray)
    for misnested in misnested_lines(project):
        yield _nested_otherwise(tree, misnested)
    for mislevelled in mislevelled_lines(project):
        yield _of_another_level(tree, mislevelled)
    # Contents that name many sections twice give two views of the list.
    if habit(project, CONTENTS_ONCE).usual is True:
        for number, earlier in tree.earlier.items():
            yield _repeated(tree, number, earlier)


def _out_of_order(tree: ContentsTree, astray: LinesAstray) -> Finding:
    line, last, neighbour = (tree.lines[one] for one in (astray.first, astray.last, astray.neighbour))
    words = f"{quoted(line.item.title)} is out of order; it belongs"
    if astray.last != astray.first:
        words = f"{quoted(line.item.title)} to {quoted(last.item.title)} are out of order; they belong"
    side = "below" if astray.below else "above"
    return Finding(
        tree.source,
        line.item.link.text_span,
        f"{words} {side} {quoted(neighbour.item.title)}, as in the document",
        (
            Related(tree.source, neighbour.item.span, f"it belongs {side} this line"),
            Related(tree.source, tree.headings[line.means].title_span, "its section"),
        ),
        moved_lines(tree, astray),
    )


def _nested_otherwise(tree: ContentsTree, misnested: MisnestedLine) -> Finding:
    number, depth, model = misnested
    item = tree.lines[number].item
    fault = "is nested too deep" if item.depth > depth else "is not nested deep enough"
    return Finding(
        tree.source,
        item.link.text_span,
        f"{quoted(item.title)} {fault}; lines for such headings are at depth {depth}",
        (Related(tree.source, tree.lines[model].item.span, "as this one does"),),
        indented_line(tree, misnested),
    )


def _of_another_level(tree: ContentsTree, mislevelled: MislevelledLine) -> Finding:
    item = tree.lines[mislevelled.number].item
    heading = tree.headings[tree.sections[mislevelled.number]]
    return Finding(
        tree.source,
        item.link.text_span,
        f"{quoted(item.title)} is listed among headings of level {mislevelled.level}; "
        f"its own is of level {heading.level}",
        (
            Related(tree.source, heading.title_span, "its heading"),
            Related(tree.source, tree.lines[mislevelled.model].item.span, "one of the others"),
        ),
    )


def _repeated(tree: ContentsTree, number: int, earlier: int) -> Finding:
    """A line that is in the contents already, with the same words for the same place."""
    item, first = tree.lines[number].item, tree.lines[earlier].item
    line = tree.source.position(first.span.start).line
    return Finding(
        tree.source,
        item.link.text_span,
        f"{quoted(item.title)} is in the contents already, line {line}; once is enough",
        (Related(tree.source, first.span, "listed here first"),),
        removed_line(tree, number),
    )
