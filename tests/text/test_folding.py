"""The forms in which texts and titles are compared."""

from __future__ import annotations

import pytest

from dd_lint.text.folding import fold, fold_title


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Müller’s  A–B", "mullers a b"),
        ("Straße, Łódź, Đà Nẵng, Søren, İı", "strasse lodz da nang soren ii"),
        ("A &amp; B&nbsp;C", "a b c"),
        ("soft\u00adhyphen", "softhyphen"),
        ("FD²", "fd2"),
        ("データセット 蒸留", "データセット 蒸留"),
        ("—!?", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "titles",
    [
        ("{FD}$^2$: A", "FD2: A", "FD²: A", "FD<sup>2</sup>: a"),
        ("**Bold** and `Code`", "Bold and Code", r"\textbf{Bold} and \texttt{Code}"),
        (r"Snake\_case", "snake_case"),
        (r"A \& B", "A & B", "A &amp; B"),
        (r"$\alpha$-Divergence", "α-divergence"),
        (r"$\ell_1$ and $\varepsilon$", "ℓ1 and ε", "ℓ_1 and ε"),
        (r"4$\times$ Faster", "4× faster", "4x Faster"),
        (r"Poincar\'{e} Na\"{\i}ve Erd\H{o}s", "Poincaré Naïve Erdős"),
        ("One -- Two", "One—Two", "One: Two"),
    ],
)
def test_titles_that_are_the_same(titles: tuple[str, ...]) -> None:
    assert len({fold_title(title) for title in titles}) == 1


def test_titles_that_differ() -> None:
    assert fold_title("A Survey of Distillation") != fold_title("A Review of Distillation")
    assert fold_title("Medical Image Enhancemen") != fold_title("Medical Image Enhancement")
