"""How likely it is to be right so often by chance, where decisions have various many replies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import exp, fsum, lgamma, log, log1p

_NEGLIGIBLE = 1e-30


def chances(sizes: Iterable[int]) -> list[float]:
    """The chance of 0, 1, 2, … right answers by guessing, given how many replies each decision has.

    The exact Poisson-binomial distribution: a binomial one for each size, added up. Terms below
    1e-30 are left out, which no threshold can tell.
    """
    distribution = [1.0]
    for size, times in sorted(Counter(sizes).items()):
        distribution = _sum(distribution, _binomial(times, 1 / size))
    return distribution


def at_least(hits: int, distribution: Sequence[float]) -> float:
    """The chance of `hits` or more."""
    return min(1.0, fsum(distribution[hits:]))


def _binomial(times: int, share: float) -> list[float]:
    if share == 1:
        return [0.0] * times + [1.0]
    whole = lgamma(times + 1)
    return [
        exp(
            whole
            - lgamma(hits + 1)
            - lgamma(times - hits + 1)
            + hits * log(share)
            + (times - hits) * log1p(-share)
        )
        for hits in range(times + 1)
    ]


def _sum(one: Sequence[float], other: Sequence[float]) -> list[float]:
    """The distribution of the sum of two counts that don't depend on each other."""
    both = [0.0] * (len(one) + len(other) - 1)
    likely = [(hits, chance) for hits, chance in enumerate(other) if chance > _NEGLIGIBLE]
    for hits, chance in enumerate(one):
        if chance > _NEGLIGIBLE:
            for more, other_chance in likely:
                both[hits + more] += chance * other_chance
    return both
