"""How far a figure can be trusted: intervals of 95 percent.

None of them is narrow for a dozen learners, and that is what they are shown for.
"""

from __future__ import annotations

from math import atanh, sqrt, tanh
from statistics import NormalDist

from coach.intervals import Interval
from coach.quantiles import f_quantile

_TAIL = 0.025
_Z = NormalDist().inv_cdf(1 - _TAIL)


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
