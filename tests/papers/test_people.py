"""Who is the same person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dd_lint.papers.people import fold_name, same_person


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Jang-Hyun Kim", ("jang", "hyun", "kim")),
        ("J. B. Tenenbaum", ("j", "b", "tenenbaum")),
        (r"Lenka Zdeborov{\'a}", ("lenka", "zdeborova")),
        ("Tim O’Brien", ("tim", "obrien")),
        ("", ()),
    ],
)
def test_fold_name(name: str, words: tuple[str, ...]) -> None:
    assert fold_name(name) == words


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Junhao Zhang", "Zhang, David Junhao"),
        ("Songhua Liu", "Liu,Songhua"),
        ("JangHyun Kim", "Jang-Hyun Kim"),
        ("Jang Hyun Kim", "Kim, Janghyun"),
        ("Donghyeok Shin", "DongHyeok Shin"),
        ("J. B. Tenenbaum", "Joshua B. Tenenbaum"),
        ("Joshua Tenenbaum", "J. B. Tenenbaum"),
        ("Joshua Brett Tenenbaum", "Joshua B. M. Tenenbaum"),
        ("JB Tenenbaum", "Joshua B. Tenenbaum"),
        ("Laurens Maaten", "van der Maaten, Laurens"),
        ("Eduardo Montesuma", "Montesuma, Eduardo Fernandes"),
        ("Juan Garcia", "Juan Garcia-Lopez"),
        ("Hans Müller", "Hans Mueller"),
        ("Lenka Zdeborova", r"Zdeborov{\'a}, Lenka"),
        ("Martin King", "King, Jr., Martin"),
        ("Zheng", "Zheng, Tianhang"),
        ("Guang LI", "Li, Guang"),
        ("Tao Feng", "Feng, Tao,"),
    ],
)
def test_the_same_person(a: str, b: str) -> None:
    assert same_person(a, b)
    assert same_person(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Xu Dongkuan", "Dongkuan Xu"),
        ("Yunzhen Feng", "Yunzhen, Feng"),
        ("Zongxiong Chen", "Chen, Zongxion"),
        ("Youbin Hu", "Hu, Youbing"),
        ("Wei Zhang", "Lei Zhang"),
        ("Wei Zhang", "Wei Z"),
        ("Zhanyu Liu", "Lucy Z. Liu"),
        ("Wei", "Wei Zhang"),
        ("Jang-Hyun", "Jang-Hyun Kim"),
        ("Zhang Junhao", "David Junhao Zhang"),
        ("", "Wei Zhang"),
        ("", ""),
    ],
)
def test_different_persons(a: str, b: str) -> None:
    assert not same_person(a, b)
    assert not same_person(b, a)


NAMES = st.text(st.sampled_from("abAB é.-,'") | st.characters(), max_size=20)


@given(NAMES, NAMES)
def test_same_person_is_symmetric_and_holds_for_oneself(a: str, b: str) -> None:
    assert same_person(a, b) == same_person(b, a)
    assert same_person(a, a) == bool(fold_name(a))
