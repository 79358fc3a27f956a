"""Quantiles against another library, and against exact binomial sums."""

from __future__ import annotations

import json
from fractions import Fraction
from math import comb
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.quantiles import beta_quantile, f_quantile

SCIPY = json.loads(Path(__file__).with_name("quantiles.json").read_text("utf-8"))


@pytest.mark.parametrize(("chance", "above", "below", "quantile"), SCIPY["f"])
def test_quantiles_of_f(chance: float, above: float, below: float, quantile: float) -> None:
    """With 1 to 100,000 degrees of freedom and beyond, even where they are far apart."""
    assert f_quantile(chance, above, below) == pytest.approx(quantile, rel=1e-9)


@pytest.mark.parametrize(("chance", "a", "b", "quantile"), SCIPY["beta"])
def test_quantiles_of_beta(chance: float, a: float, b: float, quantile: float) -> None:
    """From near zero to near one, for two answers and for hundreds of thousands."""
    assert beta_quantile(chance, a, b) == pytest.approx(quantile, rel=1e-9)


@settings(deadline=None)
@given(st.integers(1, 40), st.integers(1, 40), st.floats(0.0001, 0.9999))
def test_a_quantile_has_its_chance_below_it(a: int, b: int, chance: float) -> None:
    """P(X ≤ x) is that of at least a hits in a + b − 1 draws of x each, added up exactly."""
    x = Fraction(beta_quantile(chance, a, b))
    draws = a + b - 1
    below = sum(comb(draws, n) * x**n * (1 - x) ** (draws - n) for n in range(a, draws + 1))
    assert float(below) == pytest.approx(chance, rel=1e-9)


@settings(deadline=None)
@given(st.floats(0.5, 1e5), st.floats(0.5, 1e5), st.floats(0.001, 0.999), st.floats(0.001, 0.999))
def test_quantiles_rise_with_the_chance(a: float, b: float, one: float, other: float) -> None:
    """A larger chance is never reached earlier."""
    low, high = sorted((one, other))
    assert 0 <= beta_quantile(low, a, b) <= beta_quantile(high, a, b) * (1 + 1e-9) <= 1 + 1e-9


@pytest.mark.parametrize(
    ("chance", "a", "b"),
    [(0.0, 2, 2), (1.0, 2, 2), (0.5, 0, 2), (0.5, 2, -1), (float("nan"), 2, 2)],
)
def test_there_is_no_quantile_elsewhere(chance: float, a: float, b: float) -> None:
    """A chance of none or all, or a parameter of zero, is refused."""
    with pytest.raises(ValueError, match="no quantile"):
        beta_quantile(chance, a, b)


def test_a_chance_beyond_the_floats_is_zero() -> None:
    """A quantile smaller than any float is zero, not an error."""
    assert beta_quantile(1e-300, 0.1, 3) == 0
