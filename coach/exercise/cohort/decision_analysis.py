"""Classical analysis of one decision of a branching scenario, and of each of its replies.

Answers are added one at a time and none is kept. Whoever reaches a decision got there by earlier
answers, so its figures say for how many they hold and are not to be compared with those of another
branch. A figure that does not exist is None. Cut-offs are conventions: see `flags.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from coach.practice.intervals import Interval, agresti_coull, correlation_interval

_STILL = 1e-14
"""A variance of scores from 0 to 1 below this is what rounding leaves of none."""


def rest_scores(scores: Sequence[float]) -> list[float | None]:
    """For each decision of one run, the mean score of the run's other decisions.

    A mean and not a sum, as runs branch and differ in length. None where there is no other.
    """
    others = len(scores) - 1
    if others < 1:
        return [None] * len(scores)
    total = fsum(scores)
    return [min(1.0, max(0.0, (total - score) / others)) for score in scores]


@dataclass(frozen=True, slots=True)
class ReplyFigures:
    """One reply of a decision."""

    reply: str
    professional: bool
    count: int
    share: float | None
    """Of all who were asked."""
    share_interval: Interval | None
    """95 percent, as `agresti_coull` has it."""
    rest_mean: float | None
    """The mean rest score of those who chose it and have one."""
    rest_r: float | None
    """Pearson's r of choosing it with the rest score.

    Correlating it with the total minus one for this reply, as some software does, makes every
    reply but the best look worse than it is.
    """


@dataclass(frozen=True, slots=True)
class DecisionFigures:
    """One decision, over those who reached it."""

    n: int
    mean: float | None
    mean_interval: Interval | None
    """95 percent, rather too wide: see `agresti_coull`."""
    paired: int
    """How many of them have a rest score; the correlations are about these."""
    item_rest: float | None
    """Pearson's r of the score with the rest score."""
    item_rest_interval: Interval | None
    """Fisher's, 95 percent."""
    replies: tuple[ReplyFigures, ...]
    """In the order given, with those that nobody chose."""


@dataclass(slots=True)
class _Chosen:
    """How often a reply was chosen."""

    count: int = 0
    paired: int = 0
    rest: float = 0.0
    """The mean rest score of the paired ones."""


class DecisionTally:
    """Answers to one decision, added up one at a time: a person's first answer, once."""

    def __init__(self, replies: Iterable[str], professional: str) -> None:
        self._professional = professional
        self._chosen = {reply: _Chosen() for reply in replies}
        self._n = self._paired = 0
        self._mean = self._paired_mean = self._rest_mean = 0.0
        self._scores = self._rests = self._together = 0.0
        """The co-moments of the pairs of score and rest score."""

    def add(self, reply: str, score: float, rest: float | None) -> None:
        """Count one answer: the reply chosen, its score, and the person's rest score.

        Both scores go from 0 to 1; `rest` is the mean over the run's other decisions, see
        `rest_scores`, or None. Raises ValueError for a reply that the decision does not have and
        for a score outside 0 to 1.
        """
        if reply not in self._chosen:
            raise ValueError(f"no reply {reply!r} among {', '.join(self._chosen)}")
        if not (0 <= score <= 1 and (rest is None or 0 <= rest <= 1)):
            raise ValueError(f"scores go from 0 to 1, not {score} and {rest}")
        self._n += 1
        self._mean += (score - self._mean) / self._n
        chosen = self._chosen[reply]
        chosen.count += 1
        if rest is not None:
            chosen.paired += 1
            chosen.rest += (rest - chosen.rest) / chosen.paired
            self._add_pair(score, rest)

    def _add_pair(self, score: float, rest: float) -> None:
        self._paired += 1
        off, rest_off = score - self._paired_mean, rest - self._rest_mean
        self._paired_mean += off / self._paired
        self._rest_mean += rest_off / self._paired
        self._scores += off * (score - self._paired_mean)
        self._rests += rest_off * (rest - self._rest_mean)
        self._together += off * (rest - self._rest_mean)

    def figures(self) -> DecisionFigures:
        """What the answers added up to now say."""
        n, r = self._n, self._item_rest()
        mean = _unit(self._mean) if n else None
        return DecisionFigures(
            n=n,
            mean=mean,
            mean_interval=None if mean is None else agresti_coull(mean, n),
            paired=self._paired,
            item_rest=r,
            item_rest_interval=None if r is None else correlation_interval(r, self._paired),
            replies=tuple(self._reply(reply, chosen) for reply, chosen in self._chosen.items()),
        )

    def _item_rest(self) -> float | None:
        least = _STILL * self._paired
        if self._scores <= least or self._rests <= least:
            return None
        return _correlation(self._together / sqrt(self._scores * self._rests))

    def _reply(self, reply: str, chosen: _Chosen) -> ReplyFigures:
        share = chosen.count / self._n if self._n else None
        return ReplyFigures(
            reply=reply,
            professional=reply == self._professional,
            count=chosen.count,
            share=share,
            share_interval=None if share is None else agresti_coull(share, self._n),
            rest_mean=_unit(chosen.rest) if chosen.paired else None,
            rest_r=self._rest_r(chosen),
        )

    def _rest_r(self, chosen: _Chosen) -> float | None:
        """The point-biserial r, (M₁ − M) / σ · √(p/(1 − p)) with the population's σ."""
        others = self._paired - chosen.paired
        if not chosen.paired or not others or self._rests <= _STILL * self._paired:
            return None
        sigma = sqrt(self._rests / self._paired)
        return _correlation((chosen.rest - self._rest_mean) / sigma * sqrt(chosen.paired / others))


def _unit(mean: float) -> float:
    """A mean of scores from 0 to 1 without what rounding adds."""
    return max(0.0, min(1.0, mean))


def _correlation(r: float) -> float:
    """A correlation without what rounding adds."""
    return max(-1.0, min(1.0, r))
