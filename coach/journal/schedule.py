"""When a principle comes back: the review rhythm.

The intervals are those of FSRS-6 with its default parameters, from the `fsrs` library. Its figures
were fitted to flashcards (srs-benchmark: 350 million reviews), and nothing is known of how well
they fit judgement; what is known is that spacing helps and that the exact schedule matters little
(Latimier, Peyre and Ramus 2021). So the program says when something is due, and never how well it
is remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from enum import IntEnum
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # 20 ms that only somebody who has played something needs
    from fsrs import Scheduler

RETENTION = 0.9
"""Desired retention, a parameter of FSRS."""
LONGEST_DAYS = 120

_STEADY_BELOW_DAYS = 3
_SPREAD = 0.1


class Rating(IntEnum):
    """How a review went, as FSRS counts it; derived from the answer, never asked for."""

    AGAIN = 1
    HARD = 2
    GOOD = 3


class Rated(NamedTuple):
    """One review of one principle."""

    at: datetime
    """In UTC."""
    rating: Rating


class Interval(NamedTuple):
    """What FSRS makes of a series of reviews."""

    days: int
    """From the last review to the next, 1 to 120."""
    stability: float
    difficulty: float


Fuzz = Callable[[int], int]
"""Moves an interval in days a little, so that what was met together need not come back together."""


def exactly(days: int) -> int:
    """No fuzz."""
    return days


def steadily(key: str) -> Fuzz:
    """A fuzz of at most a tenth, from three days on, that is the same whenever it is asked.

    Due dates are derived anew at every look, so chance itself would move them each time.
    """
    share = int.from_bytes(blake2b(key.encode(), digest_size=4).digest(), "big") / 2**32

    def fuzz(days: int) -> int:
        if days < _STEADY_BELOW_DAYS:
            return days
        widest = max(1, round(days * _SPREAD))
        return days - widest + int(share * (2 * widest + 1))

    return fuzz


def intervals(reviews: Sequence[Rated]) -> list[Interval]:
    """What follows from the reviews up to each, one after the other in time."""
    from fsrs import Card, Rating  # noqa: PLC0415 (as above)

    # a card that is given no id sleeps for a millisecond to find one
    card, scheduler, found = Card(card_id=0), _scheduler(), []
    for review in reviews:
        card, _log = scheduler.review_card(card, Rating(review.rating), review.at)
        days = (card.due - review.at).days
        found.append(Interval(days, card.stability or 0.0, card.difficulty or 0.0))
    return found


def next_due(reviews: Iterable[Rated], fuzz: Fuzz = exactly) -> datetime:
    """When the principle of `reviews`, at least one, comes back: 1 to 120 days after the last."""
    in_time = sorted(reviews)
    days = fuzz(intervals(in_time)[-1].days)
    return in_time[-1].at + timedelta(days=min(max(days, 1), LONGEST_DAYS))


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler  # noqa: PLC0415 (as above)

    return Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_DAYS,
        enable_fuzzing=False,
    )
