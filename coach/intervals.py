"""How far a figure can be trusted: intervals of 95 percent.

None of them is narrow for a dozen learners, and that is what they are shown for.
"""

from __future__ import annotations

from math import atanh, sqrt, tanh
from statistics import NormalDist
from typing import NamedTuple

from coach.quantiles import f_quantile

_TAIL = 0.025
_Z = NormalDist().inv_cdf(1 - _TAIL)


class Interval(NamedTuple):
    """From `low` to `high`, both included; the estimate lies within."""

    low: float
    high: float


def wilson(share: float, n: int) -> Interval | None:
    """Wilson's score interval of a `share` from 0 to 1 in `n`; within [0, 1]. None for no cases.

    Also for the mean of scores from 0 to 1. Their variance is at most that of right and wrong with
    the same mean (Bhatia and Davis 2000), so the interval is rather too wide, never too narrow, and
    it does not shrink to a point where ten learners all answered alike.
    """
    if n == 0:
        return None
    ease = _Z * _Z / n
    middle = (share + ease / 2) / (1 + ease)
    reach = _Z * sqrt(share * (1 - share) / n + ease / (4 * n)) / (1 + ease)
    return Interval(max(0.0, min(share, middle - reach)), min(1.0, max(share, middle + reach)))


def correlation_interval(r: float, n: int) -> Interval | None:
    """Fisher's interval of a correlation over `n` pairs; None below four, where there is none."""
    if n < 4:
        return None
    if abs(r) >= 1:
        return Interval(r, r)
    middle, reach = atanh(r), _Z / sqrt(n - 3)
    return Interval(min(r, tanh(middle - reach)), max(r, tanh(middle + reach)))


def feldt(alpha: float, persons: int, items: int) -> Interval | None:
    """Feldt's interval of alpha (1965); its lower end may be below zero.

    1 − (1 − α) F with n − 1 and (n − 1)(k − 1) degrees of freedom. None for one person or one item.
    """
    if persons < 2 or items < 2:
        return None
    above, below = persons - 1, (persons - 1) * (items - 1)
    return Interval(
        1 - (1 - alpha) * f_quantile(1 - _TAIL, above, below),
        1 - (1 - alpha) * f_quantile(_TAIL, above, below),
    )
