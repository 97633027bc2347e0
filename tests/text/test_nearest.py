"""Which texts are alike enough for what, and how slips of the pen are counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from dd_lint.text.nearest import (
    MISSPELT,
    NEAR,
    RELATED,
    REWORDED,
    SAME,
    likeness,
    nearest,
    several_nearest,
    slips,
)

WORDS = st.text(alphabet="abc", max_size=8)


@given(WORDS, WORDS, st.integers(0, 3))
def test_slips_are_the_restricted_distance(one: str, other: str, most: int) -> None:
    distance = OSA.distance(one, other)
    assert slips(one, other, most) == (distance if distance <= most else None)


@pytest.mark.parametrize(
    ("word", "known", "alike", "is_near"),
    [
        # On the boundary, and just below it.
        ("abcde", "abcxy", RELATED, True),
        ("chekc", "check", RELATED, True),
        ("codes", "entries", RELATED, False),
        ("abcd", "abcx", REWORDED, True),
        ("abc", "abx", REWORDED, False),
        ("survay", "survey", MISSPELT, True),
        ("elsveierknowledgebasedsystems", "knowledgebasedsystems", MISSPELT, True),
        ("chinacommunications", "naturecommunications", MISSPELT, False),
        ("artificialintelligencetechnology", "artificialintelligence", MISSPELT, False),
        ("READEM.md", "README.md", MISSPELT, True),
        ("nothing.md", "README.md", MISSPELT, False),
        ("introdction", "introduction", NEAR, True),
        ("new-experiments", "experiments", NEAR, False),
        ("0123456789", "012345678x", SAME, True),
        ("012345678", "01234567x", SAME, False),
    ],
)
def test_cut_offs(word: str, known: str, alike: float, *, is_near: bool) -> None:
    assert (nearest(word, [known], alike) == known) is is_near
    assert (likeness(word, known) >= alike) is is_near


def test_the_nearest_is_found_whatever_its_case() -> None:
    assert nearest("CTI", ["all", "CIT"]) == "CIT"
    assert nearest("similar-titel", ["similar-link", "Similar-Title"]) == "Similar-Title"
    assert nearest("", ["a"]) is None
    assert nearest("a", []) is None


def test_of_equally_near_ones_it_is_the_last_in_the_alphabet() -> None:
    assert nearest("CIT", ["CIT001", "CIT009", "CIT003"]) == "CIT009"
    assert several_nearest("CIT", ["CIT1", "CIT001", "x"], RELATED, most=3) == ["CIT1", "CIT001"]


@given(st.text(alphabet="abcdé漢", max_size=30), st.text(alphabet="abcdé漢", max_size=30))
def test_likeness_is_that_of_the_library(one: str, other: str) -> None:
    assert likeness(one, other) == pytest.approx(fuzz.ratio(one, other))


@given(
    st.text(alphabet="abc", min_size=1, max_size=9),
    st.lists(st.text(alphabet="abC", max_size=9), max_size=20),
)
def test_few_words_are_searched_as_many_are(word: str, known: list[str]) -> None:
    few = several_nearest(word, known, MISSPELT, most=20)
    many = several_nearest(word, known * 301, MISSPELT, most=20 * 301)
    assert list(dict.fromkeys(few)) == list(dict.fromkeys(many))
