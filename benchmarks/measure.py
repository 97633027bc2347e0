"""Runs commands in fresh processes and compares what they took.

Times of one machine at one moment say little, their ratios a lot: the commands of a comparison take turns,
so that whatever slows the machine down slows all of them down, and each round begins with another one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

# What `ru_maxrss` counts in: bytes on macOS, KiB elsewhere.
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024

# An installed package has its bytecode: a setting that keeps Python from writing it would compile every
# module in every run. Unbuffered output would time the terminal's side of things.
_LEFT_OUT = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
"""What commands that are measured find."""


class NotMeasured(Exception):  # noqa: N818 - a measurement that is missing is no error
    """A command could not be run, or did not do its work; says why in one line."""


@dataclass(frozen=True, slots=True)
class Command:
    """What to run and where; `proof` is text that its output has once the work is done."""

    arguments: tuple[str, ...]
    folder: Path
    proof: str


class Run(NamedTuple):
    """What one process took: wall time in seconds, peak resident memory in bytes, processor seconds."""

    seconds: float
    peak: int
    cpu: float


class Ratio(NamedTuple):
    """How two commands compare: the median over the rounds, and that of their best times."""

    median: float
    best: float


class Times(NamedTuple):
    """One command's wall times in seconds, one a round."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The time to quote."""
        return median(self.seconds)

    def over(self, other: Times) -> Ratio:
        """This command's time in units of the other's, round by round."""
        pairs = zip(self.seconds, other.seconds, strict=True)
        return Ratio(median(mine / its for mine, its in pairs), min(self.seconds) / min(other.seconds))


def run(command: Command) -> Run:
    """Run a command in a fresh process, with its output kept off the terminal.

    Raises `NotMeasured` if it cannot start, fails, or does not print its proof. Exit code 1 is no failure:
    that is how a linter says that it has findings.
    """
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(
                command.arguments,
                cwd=command.folder,
                env=ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        except OSError as error:
            raise NotMeasured(f"{command.arguments[0]}: {error.strerror}") from error
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode(errors="replace")
    if process.returncode not in {0, 1} or command.proof not in text:
        last_line = (text.strip().splitlines() or ["no output"])[-1]
        raise NotMeasured(f"exit code {process.returncode}: {last_line:.120}")
    return Run(seconds, usage.ru_maxrss * _PEAK_UNIT, usage.ru_utime + usage.ru_stime)


def take_turns(commands: Sequence[Command], rounds: int) -> list[Times]:
    """Run the commands in turn, once to warm up and then `rounds` times; their times in the order given."""
    for command in commands:
        run(command)
    seconds: list[list[float]] = [[] for _ in commands]
    for first in range(rounds):
        for step in range(len(commands)):
            index = (first + step) % len(commands)
            seconds[index].append(run(commands[index]).seconds)
    return [Times(tuple(times)) for times in seconds]
