"""How far a mean over a few graded answers can be trusted."""

from __future__ import annotations

from dataclasses import dataclass

from coach.content.grades import Grade
from coach.practice.intervals import agresti_coull, shrunken

CHANCE_OUTSIDE = 0.05
"""How probable it is that the truth lies outside an interval, half of it at each end."""

_FULL = Grade.PROFESSIONAL.points


@dataclass(frozen=True, slots=True)
class Estimate:
    """What share of the points somebody would get over many such decisions, 0 to 1."""

    mean: float
    low: float
    high: float
    """Between `low` and `high` it lies with 95 percent certainty."""


def estimate(points: int, answers: int) -> Estimate:
    """The estimate from so many points over so many answers, each worth at most three.

    The mean is the middle of the interval, (Σs + 2) / (n + 4) with s = points / 3. Answers worth a
    part of the points vary less than right ones and wrong ones do, so the interval is rather too
    wide.
    """
    interval = agresti_coull(_share(points, answers), answers, CHANCE_OUTSIDE / 2)
    return Estimate(shrunken_mean(points, answers), *interval)


def shrunken_mean(points: int, answers: int) -> float:
    """(Σs + 2) / (n + 4) with s = points / 3."""
    return shrunken(_share(points, answers), answers)


def upper_bound(points: int, answers: int, chance_above: float) -> float:
    """The share above which the truth lies with no more than `chance_above`."""
    return agresti_coull(_share(points, answers), answers, chance_above).high


def _share(points: int, answers: int) -> float:
    return points / (_FULL * answers) if answers else 0.0
