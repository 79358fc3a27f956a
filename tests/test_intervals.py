"""Intervals: they hold the estimate, stay where they belong, and agree with published ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.intervals import correlation_interval, feldt, wilson


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"), [(4, 5, 0.38, 0.96), (8, 10, 0.49, 0.94), (16, 20, 0.58, 0.92)]
)
def test_wilson_by_hand(hits: int, n: int, low: float, high: float) -> None:
    """Four fifths of five, ten and twenty."""
    assert wilson(hits / n, n) == pytest.approx((low, high), abs=0.005)


@settings(deadline=None)
@given(st.floats(0, 1), st.integers(1, 10**6))
def test_wilson_holds_the_share(share: float, n: int) -> None:
    """And stays within what a share can be."""
    interval = wilson(share, n)
    assert interval is not None
    assert 0 <= interval.low <= share <= interval.high <= 1
    assert interval.low < interval.high


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


@settings(deadline=None)
@given(st.floats(-5, 1), st.integers(2, 2000), st.integers(2, 30))
def test_feldt_holds_alpha(alpha: float, persons: int, items: int) -> None:
    """However few persons there are; its upper end is at most one."""
    interval = feldt(alpha, persons, items)
    assert interval is not None
    assert interval.low <= alpha <= interval.high <= 1


def test_no_interval_without_cases() -> None:
    """Where there is nothing to estimate from, there is no interval."""
    assert wilson(0.0, 0) is correlation_interval(0.5, 3) is None
    assert feldt(0.5, 1, 5) is feldt(0.5, 5, 1) is None
