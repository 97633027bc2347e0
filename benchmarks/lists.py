"""Reads real lists without a configuration and prints a Markdown table: `python benchmarks/lists.py LISTS`.

LISTS is a folder with an INDEX.tsv, whose columns `list`, `format_family(share)` and `entry_file` name each
list, its family and its file. Which titles and papers are right, a person has said of fifteen entries a list
(`tests/data/labelled-entries.tsv`).
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

from dd_lint.config.model import Config
from dd_lint.document.build import build_document
from dd_lint.document.model import Document
from dd_lint.text.folding import fold_title
from dd_lint.text.source import Source
from measure import ENVIRONMENT

LABELLED = Path(__file__).resolve().parents[1] / "tests" / "data" / "labelled-entries.tsv"


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table whose columns tabs separate."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def right(document: Document, labelled: list[dict[str, str]]) -> int:
    """How many of the entries that a person read are read with the same title and paper."""
    found = defaultdict(set)
    for entry in (*document.entries, *document.latest):
        line = document.source.position(entry.title_start).line
        found[line].add((fold_title(entry.title), entry.paper.destination if entry.paper else ""))
    return sum((fold_title(one["title"]), one["paper"]) in found[int(one["line"])] for one in labelled)


def run(path: Path) -> tuple[dict[str, int], float]:
    """What a whole run says in sum, and the seconds that its process took."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "dd_lint", str(path), "--isolated", "--output-format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=ENVIRONMENT)
    return json.loads(done.stdout)["summary"], time.perf_counter() - started


def floor(path: Path) -> float:
    """The seconds of a process that parses the same files and does nothing else."""
    started = time.perf_counter()
    command = [sys.executable, str(Path(__file__).with_name("floor.py")), str(path.parent), path.name]
    subprocess.run(command, capture_output=True, check=True, env=ENVIRONMENT)
    return time.perf_counter() - started


def main(folder: Path) -> None:
    """Print the table."""
    labelled = defaultdict(list)
    for row in rows(LABELLED):
        labelled[row["list"]].append(row)
    print("| list | family | entries | right | findings | seconds |\n|---|---|---:|---:|---:|---:|")
    total = least = 0.0
    run(LABELLED)  # leaves Python's bytecode behind
    for row in rows(folder / "INDEX.tsv"):
        name, family = row["list"], row["format_family(share)"].split(",")[0]
        path = folder / name.replace("/", "__") / row["entry_file"]
        summary, seconds = run(path)
        document = build_document(Source(path.name, path.read_text(encoding="utf-8-sig")), Config())
        correct = f"{right(document, labelled[name])} of {len(labelled[name])}"
        findings = sum(summary[kind] for kind in ("errors", "warnings", "infos"))
        print(f"| {name} | {family} | {summary['entries']} | {correct} | {findings} | {seconds:.2f} |")
        total += seconds
        least += floor(path)
    print(f"\nIn all {total:.1f} s, {total / least:.2f} times what parsing alone takes.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
