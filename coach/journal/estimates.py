"""How far a mean over a few graded answers can be trusted."""

from __future__ import annotations

from dataclasses import dataclass

from coach.content.grades import Grade
from coach.quantiles import beta_quantile

GUESS = 0.5
"""What is assumed before any answer."""
WEIGHT = 4
"""How many answers that assumption counts as."""
CHANCE_OUTSIDE = 0.05
"""How probable it is that the truth lies outside an interval, half of it at each end."""

_FULL = Grade.PROFESSIONAL.points


@dataclass(frozen=True, slots=True)
class Estimate:
    """What share of the points somebody would get over many such decisions, 0 to 1."""

    mean: float
    low: float
    high: float
    """Between `low` and `high` it lies with 95 percent probability."""


def estimate(points: int, answers: int) -> Estimate:
    """The estimate from so many points over so many answers, each worth at most three.

    The mean is shrunken, (Σs + 2) / (n + 4) with s = points / 3; the interval is that of
    Beta(Σs + 2, n − Σs + 2), the posterior of a cautious Beta(2, 2). Answers worth a part of the
    points vary less than right ones and wrong ones do, so the interval is rather too wide.
    """
    half = CHANCE_OUTSIDE / 2
    return Estimate(
        shrunken_mean(points, answers),
        bound(points, answers, half),
        bound(points, answers, 1 - half),
    )


def shrunken_mean(points: int, answers: int) -> float:
    """(Σs + 2) / (n + 4) with s = points / 3."""
    right, wrong = _posterior(points, answers)
    return right / (right + wrong)


def bound(points: int, answers: int, chance: float) -> float:
    """The share below which the truth lies with the probability `chance`."""
    return beta_quantile(chance, *_posterior(points, answers))


def _posterior(points: int, answers: int) -> tuple[float, float]:
    share = points / _FULL
    return share + WEIGHT * GUESS, answers - share + WEIGHT * (1 - GUESS)
