"""Estimates: held against formulas."""

from __future__ import annotations

from math import isclose, sqrt

from hypothesis import given
from hypothesis import strategies as st

from coach.journal.mastery import estimate, shrunken_mean, upper_bound


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
    assert 0 <= known.low < known.mean < known.high <= 1
    if answers:
        share = points / (3 * answers)
        assert abs(known.mean - 0.5) <= abs(share - 0.5)


@given(counted)
def test_good_and_bad_are_mirror_images(counts: tuple[int, int]) -> None:
    """What is missing from all points is estimated like what is there."""
    points, answers = counts
    known, mirrored = estimate(points, answers), estimate(3 * answers - points, answers)
    assert isclose(known.low, 1 - mirrored.high, abs_tol=1e-6)
    assert isclose(known.mean, 1 - mirrored.mean, abs_tol=1e-6)


@given(counted, st.floats(0.01, 0.4))
def test_a_bound_falls_with_its_chance(counts: tuple[int, int], chance: float) -> None:
    """More certainty reaches further."""
    assert upper_bound(*counts, chance) >= upper_bound(*counts, chance + 0.01)


def test_a_principle_with_seven_answers() -> None:
    """11 points of 21: 17/33 ± 1.96 √(17/33 · 16/33 / 11)."""
    known = estimate(points=11, answers=7)
    assert isclose(known.mean, 17 / 33)
    assert isclose(known.low, 0.2198, abs_tol=1e-4)
    assert isclose(known.high, 0.8105, abs_tol=1e-4)


def test_before_any_answer() -> None:
    """Nothing is assumed but the middle."""
    assert shrunken_mean(0, 0) == 0.5
