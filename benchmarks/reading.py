"""How well titles are found, and what the weights of the reader would be if labels fitted them.

    python benchmarks/reading.py LABELS... --lists FOLDER [--fit]

LABELS are tables with the columns `list`, `file`, `line` and `title` (and more that are not used here),
LISTS the folder of their lists, `OWNER__NAME` each. Every labelled entry is a choice among the candidates
of its unit. The table has, for each list, how many of its choices are right by the weights as they stand,
and with --fit, by weights that were fitted on all other lists: the honest figure. Then come the weights
that the labels would move most.
"""

from __future__ import annotations

import argparse
import csv
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dd_lint.config.model import Config
from dd_lint.document.entries.learnt import weigh
from dd_lint.document.entries.learnt.weights import WEIGHTS
from dd_lint.document.entries.section_blocks import SectionBlocks
from dd_lint.markdown import Block, parse_markdown
from dd_lint.markdown.html_blocks import html_cells, html_items
from dd_lint.text.folding import fold_title
from dd_lint.text.source import Source

STEPS, RATE, HOLD = 60, 0.02, 0.02
"""How often the weights are moved, how far each time, and how strongly they are held where they are."""
FOLDS = 10

Features = dict[str, float]


class Choice(NamedTuple):
    """The candidates of a labelled entry, by what speaks for each, and which of them is right."""

    features: tuple[Features, ...]
    right: int


def sections_of(source: Source) -> Iterator[SectionBlocks]:
    """The blocks of a list, section by section."""
    blocks: list[Block] = []
    number = 0
    for block in parse_markdown(source):
        if block.kind == "heading" and blocks:
            yield SectionBlocks(number, tuple(blocks))
            number, blocks = number + 1, []
        blocks.append(block)
        if block.kind == "html" and "<tr" in block.plain.lower():
            blocks += html_cells(block, source.text, -block.start - 1, -2 * block.end - 2)
        elif block.kind == "html":
            blocks += html_items(block, source.text)
    yield SectionBlocks(number, tuple(blocks))


def choices(path: Path, labelled: Mapping[int, str]) -> Iterator[Choice]:
    """The choices of a list, given its labelled titles by their lines."""
    source = Source(path.name, path.read_text(encoding="utf-8", errors="replace"))
    weighed = weigh(source.text, list(sections_of(source)), Config().icon_kinds, 0)
    for unit in weighed.units:
        line = source.position(unit.start).line
        title = next((labelled[one] for one in (line, line + 1) if one in labelled), None)
        if title is None or not unit.candidates:
            continue
        wanted = [
            index for index, one in enumerate(unit.candidates) if fold_title(one.text) == fold_title(title)
        ]
        if wanted:
            features = []
            for one in unit.candidates:
                terms = (*one.terms, *weighed.layouts.terms(unit.section, one.layout))
                found: Features = defaultdict(float)
                for name, worth in terms:
                    found[name] += worth / WEIGHTS[name]
                features.append(dict(found))
            yield Choice(tuple(features), wanted[0])


def score(features: Features, weights: Mapping[str, float]) -> float:
    """What a candidate is worth."""
    return sum(weights[name] * value for name, value in features.items())


def is_right(choice: Choice, weights: Mapping[str, float]) -> bool:
    """Whether the best candidate is the right one."""
    worths = [score(one, weights) for one in choice.features]
    return max(range(len(worths)), key=worths.__getitem__) == choice.right


def fitted(own: Sequence[Choice]) -> dict[str, float]:
    """Weights by which the right candidates are the likeliest, held near those that stand."""
    weights = dict(WEIGHTS)
    for _ in range(STEPS):
        slope: Features = defaultdict(float)
        for choice in own:
            worths = [score(one, weights) for one in choice.features]
            top = max(worths)
            shares = [math.exp(worth - top) for worth in worths]
            total = sum(shares)
            for name, value in choice.features[choice.right].items():
                slope[name] += value
            for features, share in zip(choice.features, shares, strict=True):
                for name, value in features.items():
                    slope[name] -= value * share / total
        for name, weight in weights.items():
            weights[name] = weight + RATE * slope[name] - HOLD * (weight - WEIGHTS[name])
    return weights


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("labels", nargs="+", type=Path)
    options.add_argument("--lists", type=Path, required=True)
    options.add_argument("--fit", action="store_true")
    wanted = options.parse_args()
    labelled: defaultdict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for table in wanted.labels:
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                labelled[row["list"], row["file"]][int(row["line"])] = row["title"]
    found = {
        name: list(choices(path, lines))
        for (name, file), lines in labelled.items()
        if (path := wanted.lists / name.replace("/", "__") / file).exists()
    }
    names = sorted(found)
    print("| list | choices | right |" + (" right, left out |" if wanted.fit else ""))
    print("|---|--:|--:|" + ("--:|" if wanted.fit else ""))
    total: Counter[str] = Counter()
    left_out: dict[str, int] = {}
    for fold in range(FOLDS if wanted.fit else 0):
        apart = names[fold::FOLDS]
        weights = fitted([one for name in names if name not in apart for one in found[name]])
        left_out |= {name: sum(is_right(one, weights) for one in found[name]) for name in apart}
    for name in names:
        own = found[name]
        right = sum(is_right(one, WEIGHTS) for one in own)
        total.update({"choices": len(own), "right": right, "left out": left_out.get(name, 0)})
        print(f"| {name} | {len(own)} | {right} |" + (f" {left_out[name]} |" if wanted.fit else ""))
    print(
        f"| all | {total['choices']} | {total['right']} |" + (f" {total['left out']} |" if wanted.fit else "")
    )
    if wanted.fit:
        moved = fitted([one for own in found.values() for one in own])
        print("\n| term | weight | fitted |\n|---|--:|--:|")
        for name in sorted(WEIGHTS, key=lambda one: -abs(moved[one] - WEIGHTS[one]))[:20]:
            print(f"| {name} | {WEIGHTS[name]:+.2f} | {moved[name]:+.2f} |")


if __name__ == "__main__":
    main()
