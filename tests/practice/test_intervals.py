"""Intervals: they hold the estimate, stay where they belong, and agree with published ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.practice.intervals import agresti_coull, bonett, correlation_interval, shrunken


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(4, 5, 0.3587, 0.9747), (8, 10, 0.4776, 0.9509), (16, 20, 0.5768, 0.9232), (0, 10, 0, 0.3262)],
)
def test_agresti_coull_by_hand(hits: int, n: int, low: float, high: float) -> None:
    """Four fifths of five, ten and twenty: 6/9 ± 1.96 √(6/9 · 3/9 / 9), and so on."""
    assert agresti_coull(hits / n, n) == pytest.approx((low, high), abs=0.0001)


@settings(deadline=None)
@given(st.floats(0, 1), st.integers(1, 10**6))
def test_agresti_coull_holds_the_share(share: float, n: int) -> None:
    """And stays within what a share can be, with the shrunken share in its middle."""
    interval = agresti_coull(share, n)
    assert 0 <= interval.low <= share <= interval.high <= 1
    assert interval.low < shrunken(share, n) < interval.high


@given(st.floats(0, 1), st.integers(0, 1000), st.floats(0.001, 0.4))
def test_what_is_more_certain_reaches_further(share: float, n: int, tail: float) -> None:
    """The less may lie outside, the wider the interval."""
    wide, narrow = agresti_coull(share, n, tail), agresti_coull(share, n, tail + 0.01)
    assert wide.low <= narrow.low < narrow.high <= wide.high


@settings(deadline=None)
@given(st.floats(-1, 1), st.integers(4, 10**6))
def test_the_interval_of_a_correlation_holds_it(r: float, n: int) -> None:
    """And stays within what a correlation can be."""
    interval = correlation_interval(r, n)
    assert interval is not None
    assert -1 <= interval.low <= r <= interval.high <= 1


def test_fisher_by_hand() -> None:
    """tanh(.5493 ± .3920), which is atanh .5 ± 1.96/√25."""
    assert correlation_interval(0.5, 28) == pytest.approx((0.1560, 0.7358), abs=0.0001)


def test_bonett_by_hand() -> None:
    """Alpha .85 of 89 persons and 7 items: 1 − .15 · 88/89 · exp(± 1.96 √(14/(6 · 87)))."""
    assert bonett(0.85, 89, 7) == pytest.approx((0.7956, 0.8924), abs=0.0001)


@settings(deadline=None)
@given(st.floats(-5, 1), st.integers(3, 2000), st.integers(2, 30))
def test_bonett_holds_alpha(alpha: float, persons: int, items: int) -> None:
    """However few persons there are; its upper end is at most one."""
    interval = bonett(alpha, persons, items)
    assert interval is not None
    assert interval.low <= alpha <= interval.high <= 1


def test_no_interval_without_cases() -> None:
    """Where there is nothing to estimate from, there is no interval."""
    assert correlation_interval(0.5, 3) is None
    assert bonett(0.5, 2, 5) is bonett(0.5, 5, 1) is None
