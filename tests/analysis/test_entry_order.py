"""Entries out of order: as few as possible are found, and their fixes put all in order."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dd_lint.config.model import Config
from dd_lint.findings import Finding
from dd_lint.lint.engine import lint
from dd_lint.lint.registry import all_rules
from dd_lint.project.disk import Disk
from dd_lint.project.load_project import load_project

RULE = next(rule for rule in all_rules() if rule.name == "entry-order")
YEARS = st.lists(st.integers(2014, 2022), min_size=1, max_size=12)


def text_of(years: list[int]) -> str:
    lines = [
        f"+ [Paper {n}](https://example.org/{n}) (Jane Doe et al., ICLR {year})"
        for n, year in enumerate(years)
    ]
    return "\n".join(["## Main", *lines])


def findings(text: str, order: str) -> list[Finding]:
    folder = Path(__file__).parent / "absent"
    report = lint(load_project(text.encode(), Disk(folder), "README.md", Config(entry_order=order)), [RULE])
    assert not report.failures
    return [diagnostic.finding for diagnostic in report.diagnostics]


def longest_rising(years: list[int]) -> int:
    """The plain way, by looking back from every place."""
    lengths: list[int] = []
    for place, year in enumerate(years):
        lengths.append(1 + max((lengths[i] for i in range(place) if years[i] <= year), default=0))
    return max(lengths)


@given(YEARS)
def test_as_few_entries_as_possible_are_found(years: list[int]) -> None:
    assert len(findings(text_of(years), "ascending")) == len(years) - longest_rising(years)
    assert len(findings(text_of(years), "descending")) == len(years) - longest_rising(
        [-year for year in years]
    )


@given(YEARS, st.sampled_from(["ascending", "descending"]))
def test_fixes_put_all_in_order_and_lose_nothing(years: list[int], order: str) -> None:
    text = start = text_of(years)
    left = len(findings(text, order))
    while left:
        fix = findings(text, order)[0].fix
        assert fix is not None
        for edit in sorted(fix.edits, key=lambda edit: edit.span, reverse=True):
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
        assert len(findings(text, order)) == left - 1
        left -= 1
    assert sorted(text.splitlines()) == sorted(start.splitlines())
