"""Intervals: held against other programs and against formulas."""

from __future__ import annotations

from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.journal.intervals import beta_quantile, bound, estimate, shrunken_mean

EXACT = 1e-6

CLOPPER_PEARSON = [
    pytest.param(8, 10, 0.4439045, 0.9747893, id="8 of 10"),
    pytest.param(1, 10, 0.0025286, 0.4450161, id="1 of 10"),
    pytest.param(5, 10, 0.1870860, 0.8129140, id="5 of 10"),
    pytest.param(4, 20, 0.0573340, 0.4366140, id="4 of 20"),
    pytest.param(45, 50, 0.7818646, 0.9667249, id="45 of 50"),
]
"""The exact binomial interval of 95 percent (Clopper and Pearson 1934), as SciPy 1.17 computes it.
Its ends are quantiles of Beta(k, n − k + 1) and Beta(k + 1, n − k)."""


@pytest.mark.parametrize(("right", "of", "low", "high"), CLOPPER_PEARSON)
def test_quantiles_as_elsewhere(right: int, of: int, low: float, high: float) -> None:
    """The exact binomial interval comes out as a statistical package computes it."""
    assert isclose(beta_quantile(0.025, right, of - right + 1), low, abs_tol=EXACT)
    assert isclose(beta_quantile(0.975, right + 1, of - right), high, abs_tol=EXACT)


@given(st.floats(0.001, 0.999), st.floats(1, 60))
def test_quantiles_in_closed_form(chance: float, a: float) -> None:
    """Where there is a formula, the quantile is what it says."""
    assert isclose(beta_quantile(chance, a, 1), chance ** (1 / a), abs_tol=EXACT)
    assert isclose(beta_quantile(chance, 1, a), 1 - (1 - chance) ** (1 / a), abs_tol=EXACT)


def test_the_arcsine_distribution() -> None:
    """Beta(½, ½) has its quartile at sin²(π/8)."""
    assert isclose(beta_quantile(0.25, 0.5, 0.5), (2 - sqrt(2)) / 4, abs_tol=EXACT)


def test_many_answers_are_no_trouble() -> None:
    """With thousands of answers the interval is that of the normal distribution, nearly."""
    known = estimate(points=6000, answers=3000)
    mean = 2002 / 3004
    half = 1.959964 * sqrt(mean * (1 - mean) / 3005)
    assert known.mean == mean
    assert isclose(known.low, mean - half, abs_tol=1e-3)
    assert isclose(known.high, mean + half, abs_tol=1e-3)


counted = st.integers(0, 30).flatmap(
    lambda answers: st.tuples(st.integers(0, 3 * answers), st.just(answers))
)


@given(counted)
def test_an_estimate_lies_inside_its_interval(counts: tuple[int, int]) -> None:
    """Everything is a share, the mean between the ends, and pulled towards one half."""
    points, answers = counts
    known = estimate(points, answers)
    assert 0 < known.low < known.mean < known.high < 1
    if answers:
        share = points / (3 * answers)
        assert abs(known.mean - 0.5) <= abs(share - 0.5)


@given(counted)
def test_good_and_bad_are_mirror_images(counts: tuple[int, int]) -> None:
    """What is missing from all points is estimated like what is there."""
    points, answers = counts
    known, mirrored = estimate(points, answers), estimate(3 * answers - points, answers)
    assert isclose(known.low, 1 - mirrored.high, abs_tol=EXACT)
    assert isclose(known.mean, 1 - mirrored.mean, abs_tol=EXACT)


@given(counted, st.floats(0.01, 0.98))
def test_a_bound_rises_with_its_chance(counts: tuple[int, int], chance: float) -> None:
    """More certainty reaches further."""
    assert bound(*counts, chance) < bound(*counts, chance + 0.01)


def test_a_principle_with_seven_answers() -> None:
    """11 points of 21 make Beta(17/3, 16/3); SciPy's interval of it is ours."""
    known = estimate(points=11, answers=7)
    assert isclose(known.mean, 17 / 33)
    assert isclose(known.low, 0.2362101, abs_tol=EXACT)
    assert isclose(known.high, 0.7888859, abs_tol=EXACT)


def test_before_any_answer() -> None:
    """Nothing is assumed but the middle."""
    assert shrunken_mean(0, 0) == 0.5
