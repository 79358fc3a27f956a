"""How far a figure can be trusted: intervals of 95 percent, in closed forms.

None of them is narrow for a dozen learners, and that is what they are shown for.
"""

from __future__ import annotations

from math import atanh, exp, sqrt, tanh
from statistics import NormalDist
from typing import NamedTuple

_NORMAL = NormalDist()
_TAIL = 0.025
_Z = _NORMAL.inv_cdf(1 - _TAIL)
_ADDED = 4
"""Half of them successes, half of them failures."""


class Interval(NamedTuple):
    """From `low` to `high`, both included; the estimate lies within."""

    low: float
    high: float


def shrunken(share: float, n: int) -> float:
    """A `share` from 0 to 1 in `n` after two successes and two failures more: (x + 2)/(n + 4)."""
    return (share * n + _ADDED / 2) / (n + _ADDED)


def agresti_coull(share: float, n: int, tail: float = _TAIL) -> Interval:
    """The interval of a `share` from 0 to 1 in `n`; within [0, 1], and nearly all of it for none.

    p ± z √(p(1 − p)/(n + 4)) around the shrunken share p, which leaves `tail` outside at each end
    (Agresti and Coull 1998: add two successes and two failures).

    Also for the mean of scores from 0 to 1. Their variance is at most that of right and wrong with
    the same mean (Bhatia and Davis 2000), so the interval is rather too wide, never too narrow, and
    it does not shrink to a point where ten learners all answered alike.
    """
    middle = shrunken(share, n)
    reach = _NORMAL.inv_cdf(1 - tail) * sqrt(middle * (1 - middle) / (n + _ADDED))
    return Interval(max(0.0, middle - reach), min(1.0, middle + reach))


def correlation_interval(r: float, n: int) -> Interval | None:
    """Fisher's interval of a correlation over `n` pairs; None below four, where there is none."""
    if n < 4:
        return None
    if abs(r) >= 1:
        return Interval(r, r)
    middle, reach = atanh(r), _Z / sqrt(n - 3)
    return Interval(min(r, tanh(middle - reach)), max(r, tanh(middle + reach)))


def bonett(alpha: float, persons: int, items: int) -> Interval | None:
    """Bonett's interval of alpha; its lower end may be below zero.

    ln(1 − α) − ln(n/(n − 1)) ± z √(2k/((k − 1)(n − 2))), taken back from the logarithm (Bonett
    2002; the second term, against bias, as in Bonett and Wright 2015). None below three persons or
    two items.
    """
    if persons < 3 or items < 2:
        return None
    error = (1 - alpha) * (persons - 1) / persons
    reach = _Z * sqrt(2 * items / ((items - 1) * (persons - 2)))
    return Interval(1 - error * exp(reach), 1 - error * exp(-reach))
