"""Measures dd-lint and prints one Markdown table; README.md beside this file says what each row is.

`python benchmarks/run.py [--list FOLDER] [--quick]`, in an environment that dd-lint is installed in.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import peers
from measure import Command, NotMeasured, run, take_turns

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
MEGABYTE = 1_000_000
ADDED = "+ [An Added Paper](https://arxiv.org/abs/2401.00001)  (Ann Lee et al., 2024)\n"
ROUNDS, QUICK_ROUNDS = 9, 3


class Comparison(NamedTuple):
    """Two commands whose times are compared, and how many of the second's the first may take."""

    what: str
    command: Command
    against: str
    base: Command
    target: float


def dd_lint(folder: Path) -> Command:
    """A whole offline run on a list, its own configuration left aside."""
    arguments = ("-m", "dd_lint", "README.md", "--isolated", "--output-format", "json")
    return Command((sys.executable, *arguments), folder, '"summary"')


def with_one_entry_added(folder: Path, copy: Path) -> Path:
    """A repository whose last commit is the list, with one entry more in its working tree."""
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".git", ".venv", "node_modules"))
    identity = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@example.org")
    for arguments in (("init", "-q"), ("add", "-A"), (*identity, "commit", "-qm", "the list")):
        subprocess.run(("git", *arguments), cwd=copy, check=True, capture_output=True)
    readme = copy / "README.md"
    text = readme.read_text(encoding="utf-8")
    place = text.rindex("\n+ [") + 1
    readme.write_text(f"{text[:place]}{ADDED}{text[place:]}", encoding="utf-8")
    return copy


def dd_lint_since(folder: Path) -> Command:
    """A whole run that leaves out what the last commit had."""
    command = dd_lint(folder)
    return replace(command, arguments=(*command.arguments, "--since", "HEAD"))


def floor(folder: Path) -> Command:
    """What reading and parsing alone costs."""
    return Command((sys.executable, str(HERE / "floor.py"), str(folder)), folder, "citations")


def synthetic(folder: Path, entries: int, with_citations: bool) -> Path:
    """Write a list; its folder. In a process of its own, to keep this one's memory small."""
    option = ("--citations",) if with_citations else ()
    arguments = (str(HERE / "synthetic.py"), str(folder), "--entries", str(entries), *option)
    run(Command((sys.executable, *arguments), HERE, ""))
    return folder


def comparisons(folder: Path, scratch: Path) -> Iterator[Comparison]:
    """What is compared: parsing alone, other linters, ten times the entries, a bare start."""
    whole = dd_lint(folder)
    yield Comparison("dd-lint, whole run", whole, "parsing alone", floor(folder), 2.0)
    yield Comparison("dd-lint, whole run", whole, "markdownlint-cli2", peers.markdownlint(folder), 1 / 3)
    yield Comparison("dd-lint, whole run", whole, "awesome-lint", peers.awesome_lint(folder), 1 / 5)
    small = dd_lint(synthetic(scratch / "1000", 1_000, with_citations=True))
    large = dd_lint(synthetic(scratch / "10000", 10_000, with_citations=True))
    yield Comparison("dd-lint, 10,000 entries", large, "1,000 entries", small, 12.0)
    changed = with_one_entry_added(folder, scratch / "changed")
    yield Comparison("dd-lint --since HEAD", dd_lint_since(changed), "one run", dd_lint(changed), 2.0)
    version = Command((sys.executable, "-m", "dd_lint", "--version"), scratch, "0.")
    click = Command((sys.executable, "-c", "import click; print('imported')"), scratch, "imported")
    yield Comparison("dd-lint --version", version, "importing click", click, 1.5)


def compare(comparison: Comparison, rounds: int) -> list[str]:
    """A row: both times, their ratio, and whether that is within the target."""
    what, command, against, base, target = comparison
    try:
        mine, its = take_turns((command, base), rounds)
    except NotMeasured as reason:
        return [what, "", against, "", "", f"≤ {target:.2f}", f"not measured ({reason})"]
    ratio = mine.over(its)
    return [
        what,
        f"{mine.median:.3f} s",
        f"{against}, {its.median:.3f} s",
        f"{ratio.median:.2f}",
        f"{ratio.best:.2f}",
        f"≤ {target:.2f}",
        verdict(ratio.median <= target),
    ]


def largest(scratch: Path) -> list[str]:
    """A row: the peak memory of one run on 100,000 entries, beside that of parsing alone."""
    what, against, target = "dd-lint, 100,000 entries", "parsing alone", 400 * MEGABYTE
    folder = synthetic(scratch / "100000", 100_000, with_citations=False)
    try:
        # The smaller one first: a child's peak starts at what this process has ever used.
        least, whole = run(floor(folder)), run(dd_lint(folder))
    except NotMeasured as reason:
        return [what, "", against, "", "", f"≤ {target / MEGABYTE:.0f} MB", f"not measured ({reason})"]
    return [
        what,
        f"{whole.peak / MEGABYTE:.0f} MB, {whole.seconds:.1f} s",
        f"{against}, {least.peak / MEGABYTE:.0f} MB, {least.seconds:.1f} s",
        f"{whole.peak / least.peak:.2f}",
        "",
        f"≤ {target / MEGABYTE:.0f} MB",
        verdict(whole.peak <= target),
    ]


def verdict(reached: bool) -> str:
    """How a row ends."""
    return "pass" if reached else "short"


def default_list() -> Path:
    """The largest list at hand: Awesome Dataset Distillation beside this repository, or its own README."""
    beside = sorted(REPOSITORY.parent.glob("shared/lists/Guang000__Awesome-Dataset-Distillation"))
    return beside[-1] if beside else REPOSITORY


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(";")[0])
    parser.add_argument("--list", type=Path, default=default_list(), help="a folder with a README.md")
    parser.add_argument(
        "--quick", action="store_true", help=f"{QUICK_ROUNDS} rounds, and no list of 100,000 entries"
    )
    options = parser.parse_args()
    folder: Path = options.list.resolve()
    rounds = QUICK_ROUNDS if options.quick else ROUNDS
    try:
        peers.install()
    except NotMeasured as reason:
        print(f"the other linters are not measured: {reason}", file=sys.stderr)

    version = ".".join(map(str, sys.version_info[:3]))
    load = os.getloadavg()[0]
    print(f"{folder.name}: median of {rounds} rounds, Python {version}, load before {load:.1f}\n")
    print("| what | took | against | ratio | best times' ratio | target | |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | --- |")
    with tempfile.TemporaryDirectory(prefix="dd-lint-benchmark-") as scratch:
        for comparison in comparisons(folder, Path(scratch)):
            print_row(compare(comparison, rounds))
        if not options.quick:
            print_row(largest(Path(scratch)))


def print_row(cells: list[str]) -> None:
    """Print a row of the table at once, so that a long run shows what it has."""
    escaped = (cell.replace("|", "\\|") for cell in cells)
    print(f"| {' | '.join(escaped)} |", flush=True)


if __name__ == "__main__":
    main()
