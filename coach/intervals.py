"""How far a share can be trusted: intervals of 95 percent."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

_Z = NormalDist().inv_cdf(0.975)


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
