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

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from dd_lint.analysis.contents.items import Reading, fits, fragment_of, read_contents
from dd_lint.findings import Edit, Finding, Fix, Related, Severity
from dd_lint.project.model import Project
from dd_lint.rules import rule
from dd_lint.text.source import Span
from dd_lint.text.wording import quoted

_MARKER = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+")


@rule("TOC005", "contents-order", Severity.WARNING, derived=True)
def contents_order(project: Project) -> Iterator[Finding]:
    lines = _Lines(project)
    yield from _order(project, lines)
    yield from _nesting(project, lines)
    yield from _repeated(project, lines)


class _Lines:
    """The lines of the contents, each with the section it stands for (-1 where that is unsure)."""

    def __init__(self, project: Project) -> None:
        self.readings = read_contents(project)
        self.text = project.source.text
        self.sections: list[int] = []
        seen = {-1}
        for reading in self.readings:
            section = -1 if reading.fault == "dead" else reading.means
            self.sections.append(-1 if section in seen else section)
            seen.add(section)
        self.depths = [reading.item.depth for reading in self.readings]
        self.parents: list[int] = []
        above: list[int] = []
        for number, depth in enumerate(self.depths):
            while above and self.depths[above[-1]] >= depth:
                above.pop()
            self.parents.append(above[-1] if above else -1)
            above.append(number)

    def start(self, number: int) -> int:
        """Where the text of a line begins."""
        return self.text.rfind("\n", 0, self.readings[number].item.link.start) + 1

    def marker(self, number: int) -> str:
        """Indentation and bullet of a line; empty where more comes before its link."""
        marker = self.text[self.start(number) : self.readings[number].item.link.start]
        return marker if _MARKER.fullmatch(marker) else ""

    def last_below(self, number: int) -> int:
        """The last line below a line, or the line itself."""
        last = number
        while last + 1 < len(self.depths) and self.depths[last + 1] > self.depths[number]:
            last += 1
        return last

    def end(self, number: int) -> int:
        """Where the text of a line ends, its line feed included."""
        found = self.text.find("\n", self.readings[number].item.link.end)
        return found + 1 if found >= 0 else -1


def _order(project: Project, lines: _Lines) -> Iterator[Finding]:
    placed = [number for number, section in enumerate(lines.sections) if section >= 0]
    kept = set(_longest_ascending(placed, lines.sections))
    astray = [
        number
        for number in placed
        if number not in kept and not _moves_with_parent(project, lines, number, kept)
    ]
    # Where much is astray, the contents follow an order of their own.
    if len(kept) < 3 or 4 * len(astray) > len(placed) or _alphabetical(lines):
        return
    in_order = sorted(kept)
    order = [lines.sections[number] for number in in_order]
    by_section = sorted(placed, key=lines.sections.__getitem__)
    ranks = {number: rank for rank, number in enumerate(by_section)}
    for run in _runs(lines, astray, order):
        number, last = run[0], lines.last_below(run[-1])
        place = bisect_left(order, lines.sections[number])
        reading, rank = lines.readings[number], ranks[number]
        words = f"{quoted(reading.item.title)} is out of order; it belongs"
        if len(run) > 1:
            final = lines.readings[run[-1]].item.title
            words = f"{quoted(reading.item.title)} to {quoted(final)} are out of order; they belong"
        neighbour = lines.readings[by_section[rank - 1] if rank else in_order[0]]
        side = "below" if rank else "above"
        yield Finding(
            project.source,
            reading.item.link.text_span,
            f"{words} {side} {quoted(neighbour.item.title)}, as in the document",
            (
                Related(project.source, neighbour.item.span, f"it belongs {side} this line"),
                Related(project.source, project.document.sections[reading.means].title_span, "its section"),
            ),
            _move(project, lines, (number, last), in_order[place - 1] if place else -1, in_order[0], kept),
        )


def _runs(lines: _Lines, astray: Sequence[int], order: Sequence[int]) -> Iterator[list[int]]:
    """The lines that are astray, those together that follow each other and belong at one place."""
    run: list[int] = []
    for number in astray:
        if run and not (
            lines.last_below(run[-1]) + 1 == number
            and lines.depths[run[-1]] == lines.depths[number]
            and lines.sections[run[-1]] < lines.sections[number]
            and bisect_left(order, lines.sections[run[-1]]) == bisect_left(order, lines.sections[number])
        ):
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _alphabetical(lines: _Lines) -> bool:
    titles = [reading.item.title.casefold() for reading in lines.readings if reading.item.depth == 1]
    return len(titles) > 3 and titles == sorted(titles)


def _moves_with_parent(project: Project, lines: _Lines, number: int, kept: set[int]) -> bool:
    """Whether the line above it in the hierarchy is out of place as well, and explains it."""
    parent = lines.parents[number]
    if parent < 0 or parent in kept or lines.sections[parent] < 0:
        return False
    return project.document.sections[lines.sections[number]].parent == lines.sections[parent]


def _move(
    project: Project, lines: _Lines, moved: tuple[int, int], before: int, first: int, kept: set[int]
) -> Fix | None:
    """Take the lines from one to another after the line `before`, or above the line `first`."""
    number, last = moved
    start, end = lines.start(number), lines.end(last)
    if end < 0 or not all(lines.marker(one) for one in range(number, last + 1)):
        return None
    if before >= 0:
        # Deeper lines after it, whose own place is unsure, belong to it.
        while (
            before + 1 < len(lines.depths)
            and before + 1 not in kept
            and before + 1 != number
            and (lines.depths[before + 1] > lines.depths[number])
        ):
            before += 1
        place = lines.end(before)
    else:
        place = lines.start(first)
    if place < 0 or start < place < end:
        return None
    source = project.source
    edits = (Edit(source, Span(start, end), ""), Edit(source, Span(place, place), lines.text[start:end]))
    return Fix(f'move "{lines.readings[number].item.title}"', edits, safe=True)


def _longest_ascending(numbers: Sequence[int], sections: Sequence[int]) -> list[int]:
    """The most of the lines that can stay where they are (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int] = {}
    for number in numbers:
        place = bisect_left(tails, sections[number])
        before[number] = ends[place - 1] if place else -1
        tails[place : place + 1] = [sections[number]]
        ends[place : place + 1] = [number]
    found = []
    number = ends[-1] if ends else -1
    while number >= 0:
        found.append(number)
        number = before[number]
    return found[::-1]


def _nesting(project: Project, lines: _Lines) -> Iterator[Finding]:
    sections = project.document.sections
    found = set()
    by_level: dict[int, list[int]] = defaultdict(list)
    for number, section in enumerate(lines.sections):
        if section >= 0:
            by_level[sections[section].level].append(number)
    for numbers in by_level.values():
        depths = Counter(lines.depths[number] for number in numbers)
        usual, count = depths.most_common(1)[0]
        if count < 3 or count < 0.9 * (len(numbers) - 1):
            continue
        models = [number for number in numbers if lines.depths[number] == usual]
        for number in numbers:
            if lines.depths[number] != usual:
                found.add(number)
                yield _depth_finding(project, lines, number, usual, models)
    yield from _levels(project, lines, found)


def _levels(project: Project, lines: _Lines, found: set[int]) -> Iterator[Finding]:
    """Lines among others of one level of heading whose own heading has another."""
    sections = project.document.sections
    by_depth: dict[int, list[int]] = defaultdict(list)
    for number, section in enumerate(lines.sections):
        if section >= 0:
            by_depth[lines.depths[number]].append(number)
    usual: dict[int, int] = {}
    astray = []
    for depth, numbers in by_depth.items():
        levels = Counter(sections[lines.sections[number]].level for number in numbers)
        usual[depth], _ = levels.most_common(1)[0]
        astray += [number for number in numbers if sections[lines.sections[number]].level != usual[depth]]
    placed = sum(map(len, by_depth.values()))
    # Where levels share a depth throughout, the contents do not show them.
    if len(set(usual.values())) < len(usual) or 10 * len(astray) > max(placed, 10):
        return
    strays = Counter(sections[lines.sections[number]].level for number in astray)
    models: dict[tuple[int, int], int] = {}
    for number, section in enumerate(lines.sections):
        if section >= 0 and sections[section].level == usual[lines.depths[number]]:
            models.setdefault((lines.depths[number], lines.parents[number]), number)
    for number in sorted(set(astray) - found):
        depth, parent = lines.depths[number], lines.parents[number]
        model = models.get((depth, parent))
        # A line without a section of its own groups others as it likes.
        if model is None or len(by_depth[depth]) <= 3 or (parent >= 0 and lines.sections[parent] < 0):
            continue
        reading, heading = lines.readings[number], sections[lines.sections[number]]
        # Three of one level are a habit.
        if strays[heading.level] >= 3:
            continue
        yield Finding(
            project.source,
            reading.item.link.text_span,
            f"{quoted(reading.item.title)} is listed among headings of level {usual[depth]}; "
            f"its own is of level {heading.level}",
            (
                Related(project.source, heading.title_span, "its heading"),
                Related(project.source, lines.readings[model].item.span, "one of the others"),
            ),
        )


def _repeated(project: Project, lines: _Lines) -> Iterator[Finding]:
    """Lines that are in the contents already, with the same words for the same place."""
    first: dict[tuple[str, int], Reading] = {}
    repeated = []
    for number, reading in enumerate(lines.readings):
        if not reading.fault and fits(reading, project.document):
            key = fragment_of(reading.item), reading.leads_to
            if first.setdefault(key, reading) is not reading:
                repeated.append((number, first[key]))
    # Contents that name many sections twice give two views of the list.
    if len(repeated) > max(1, len(lines.readings) // 10):
        return
    for number, earlier in repeated:
        item = lines.readings[number].item
        start, end = lines.start(number), lines.end(number)
        fix = None
        if lines.marker(number) and lines.last_below(number) == number and end >= 0:
            fix = Fix("remove the line", (Edit(project.source, Span(start, end), ""),), safe=False)
        line = project.source.position(earlier.item.span.start).line
        yield Finding(
            project.source,
            item.link.text_span,
            f"{quoted(item.title)} is in the contents already, line {line}; once is enough",
            (Related(project.source, earlier.item.span, "listed here first"),),
            fix,
        )


def _depth_finding(
    project: Project, lines: _Lines, number: int, usual: int, models: Sequence[int]
) -> Finding:
    reading = lines.readings[number]
    model = models[max(bisect_left(models, number) - 1, 0)]
    fault = "is nested too deep" if reading.item.depth > usual else "is not nested deep enough"
    fix = None
    marker, wanted = lines.marker(number), lines.marker(model)
    fits = number > 0 and lines.depths[number - 1] >= usual - 1 and lines.last_below(number) == number
    if marker and wanted and marker != wanted and fits:
        span = Span(lines.start(number), reading.item.link.start)
        fix = Fix("indent it as the others", (Edit(project.source, span, wanted),), safe=True)
    return Finding(
        project.source,
        reading.item.link.text_span,
        f"{quoted(reading.item.title)} {fault}; lines for such headings are at depth {usual}",
        (Related(project.source, lines.readings[model].item.span, "as this one does"),),
        fix,
    )
