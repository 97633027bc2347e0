"""Slips of the pen are counted as the library for it counts them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from dd_lint.analysis.duplicates.similarity import slips

WORDS = st.text(alphabet="abc", max_size=8)


@given(WORDS, WORDS, st.integers(0, 3))
def test_slips_are_the_restricted_distance(one: str, other: str, most: int) -> None:
    distance = OSA.distance(one, other)
    assert slips(one, other, most) == (distance if distance <= most else None)
