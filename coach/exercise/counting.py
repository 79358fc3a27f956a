"""Which of several attempts at a step of an exercise counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from coach.content.grades import Counts, Mode

Taken = TypeVar("Taken")


def the_one_that_counts(
    taken: Sequence[Taken], mode: Mode, counts: Counts, percent: Callable[[Taken], int | None]
) -> Taken | None:
    """Of attempts at one step, in the order they were finished; None where there is none.

    The first, unless the best assessment counts; of several best ones, the first of these.
    `percent` is the score of an attempt; one without any is below every other.
    """
    if mode is Mode.ASSESSMENT and counts is Counts.BEST:
        return max(taken, key=lambda each: rank(percent(each)), default=None)
    return next(iter(taken), None)


def rank(percent: int | None) -> int:
    """Sorts scores, one that does not exist below every other."""
    return -1 if percent is None else percent
