"""Classical analysis of items that everybody answers, such as the scenarios of an exercise.

Persons are added one at a time and none is kept: counts, means and co-moments are, updated by
Welford's method, which loses no digits where scores are large and alike (Chan, Golub and LeVeque
1983). A figure that does not exist is None: a mean of nobody, a correlation with something that
does not vary.

What the figures are worth: cut-offs for them are conventions, not laws, and with few persons they
mislead (see `cohort.flags`). Alpha takes every item for a measure of one thing. Answers in
a role-play are heterogeneous by intent, and then it is an index more like a lower bound: over many
situational judgment tests its mean is .46, where their test–retest reliability is .82 (Catano,
Brochu and Lamerson 2012).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from math import fsum, sqrt

from coach.practice.intervals import Interval, bonett

_ROUNDING = 1e-12
"""A sum of squares this small beside its terms is what rounding leaves of none."""
_LARGEST = 1e100
"""Beyond this the squares of scores leave the floats."""

_Square = Sequence[Sequence[float]]
"""The co-moments of every two items, both ways round."""


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """One item of a scale, over the persons who answered all of them."""

    mean: float | None
    """The difficulty p where scores go from 0 to 1."""
    item_total: float | None
    """Pearson's r with the total, which the item is part of."""
    item_rest: float | None
    """Pearson's r with the total minus the item."""
    alpha_if_deleted: float | None


@dataclass(frozen=True, slots=True)
class ScaleFigures:
    """A scale: items whose scores are added up."""

    seen: int
    complete: int
    """The persons without a missing score; everything below is about them."""
    items: tuple[ItemFigures, ...]
    total_mean: float | None
    total_sd: float | None
    """With n − 1 below."""
    alpha: float | None
    """k/(k − 1) · (1 − Σs²ᵢ/s²ₜ); KR-20 where scores are 0 and 1. May be negative."""
    alpha_interval: Interval | None
    """Bonett's, 95 percent; None below three persons."""
    sem: float | None
    """The standard error of measurement of a total, s√(1 − α), in its own units."""


class ScaleTally:
    """Persons' scores on the same items, added up one person at a time."""

    def __init__(self, items: int) -> None:
        self._items = range(items)
        self._seen = self._complete = 0
        self._means = [0.0] * items
        self._comoments = [0.0] * (items * (items + 1) // 2)
        """Σ(x − x̄)(y − ȳ) of every two items, row by row from the diagonal on."""

    def add(self, scores: Sequence[float | None]) -> None:
        """Count one person; with a missing score (None) as seen only.

        Raises ValueError where there are not as many scores as items, or one is no number to count
        with: NaN, or beyond 1e100.
        """
        if len(scores) != len(self._items):
            raise ValueError(f"{len(scores)} scores for {len(self._items)} items")
        whole = [score for score in scores if score is not None]
        if not all(-_LARGEST < score < _LARGEST for score in whole):
            raise ValueError(f"not a number to count with in {scores}")
        self._seen += 1
        if len(whole) == len(scores):
            self._add_complete(whole)

    def _add_complete(self, scores: Sequence[float]) -> None:
        self._complete += 1
        n = self._complete
        weight = (n - 1) / n
        away = [score - mean for score, mean in zip(scores, self._means, strict=True)]
        self._means = [
            mean + distance / n for mean, distance in zip(self._means, away, strict=True)
        ]
        self._comoments = [
            moment + weight * one * other
            for moment, (one, other) in zip(
                self._comoments, combinations_with_replacement(away, 2), strict=True
            )
        ]

    def figures(self) -> ScaleFigures:
        """What the scores added up to now say."""
        n, everything = self._complete, list(self._items)
        comoments = self._square()
        alpha, spread = _alpha(comoments, everything), _spread(comoments, everything)
        sd = sqrt((spread or 0.0) / (n - 1)) if n > 1 else None
        return ScaleFigures(
            seen=self._seen,
            complete=n,
            items=tuple(self._item(comoments, item) for item in everything),
            total_mean=fsum(self._means) if n else None,
            total_sd=sd,
            alpha=alpha,
            alpha_interval=None if alpha is None else bonett(alpha, n, len(everything)),
            sem=None if alpha is None or sd is None else sd * sqrt(max(0.0, 1 - alpha)),
        )

    def _item(self, comoments: _Square, item: int) -> ItemFigures:
        everything = list(self._items)
        rest = [other for other in everything if other != item]
        return ItemFigures(
            mean=self._means[item] if self._complete else None,
            item_total=_correlation(comoments, item, everything),
            item_rest=_correlation(comoments, item, rest),
            alpha_if_deleted=_alpha(comoments, rest),
        )

    def _square(self) -> _Square:
        square = [[0.0] * len(self._items) for _ in self._items]
        pairs = combinations_with_replacement(self._items, 2)
        for (one, other), moment in zip(pairs, self._comoments, strict=True):
            square[one][other] = square[other][one] = moment
        return square


def _spread(comoments: _Square, items: Sequence[int]) -> float | None:
    """The sum of squares of the sum of `items`; None where that does not vary."""
    terms = [comoments[one][other] for one in items for other in items]
    total = fsum(terms)
    return total if total > _ROUNDING * fsum(map(abs, terms)) else None


def _correlation(comoments: _Square, item: int, items: Sequence[int]) -> float | None:
    own, others = _spread(comoments, [item]), _spread(comoments, items)
    if own is None or others is None:
        return None
    together = fsum(comoments[item][other] for other in items)
    return max(-1.0, min(1.0, together / (sqrt(own) * sqrt(others))))


def _alpha(comoments: _Square, items: Sequence[int]) -> float | None:
    total, k = _spread(comoments, items), len(items)
    if total is None or k < 2:
        return None
    return k / (k - 1) * (1 - fsum(comoments[item][item] for item in items) / total)
